using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Accounts;

/// <summary>The accounts of a demonstration, shown on its sign-in page. Elsewhere there are none.</summary>
public sealed class DemonstrationAccounts(DbContextOptions<PlatformDb> options, TimeProvider clock)
{
    /// <summary>What everybody in a demonstration signs in with.</summary>
    public const string Password = "jiedui-gongjian-2026";

    /// <summary>Accounts of a demonstration begin with this, and no other account may.</summary>
    public const string Prefix = "demo-";

    public sealed record Account(string UserName, string Words);

    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken ct = default)
    {
        await using var db = new PlatformDb(options, clock);
        var rows = await db.Postings.AsNoTracking()
            .Where(posting => posting.EndedAt == null && posting.Person!.UserName!.StartsWith(Prefix) && (posting.FederationId == null || posting.Federation!.IsDemonstration))
            .OrderBy(posting => posting.Role).ThenBy(posting => posting.StartedAt).Take(20)
            .Select(posting => new { posting.Person!.UserName, Posting = new PostingInForce(posting.Id, posting.Number, posting.Role, posting.FederationId ?? 0, "",
                posting.Federation == null ? "" : posting.Federation.Name, Federations.FederationLevel.Municipal, "", true, posting.UnionId, posting.UnionName, "") })
            .ToListAsync(ct);
        return [.. rows.GroupBy(row => row.UserName!).Select(person => new Account(person.Key, string.Join(Say.And, person.Select(row => row.Posting.Words))))];
    }
}

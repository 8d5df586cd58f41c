using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>What a new union's form begins with: nothing, or what the founding ledger knows of the prospect it grows from. Refuses a prospect that has left.</summary>
public sealed class BeginUnion(FederationDoor door) : IUseCase
{
    public async Task<UnionDraft> RunAsync(Guid? prospectId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        if (prospectId is not { } id) return new();
        var prospect = await db.FindProspectAsync(id, ct);
        prospect.RefuseIfLeft();
        return UnionDraft.From(prospect);
    }
}

/// <summary>What the use cases about prospects share.</summary>
static class FoundProspect
{
    public static async Task<Prospect> FindProspectAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<Prospect>().FirstOrDefaultAsync(prospect => prospect.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchProspect);

    /// <summary>Saves; a lost race is told in this sentence.</summary>
    public static async Task SaveOrRefuseAsync(this FederationDb db, string sentence, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refusal(sentence);
        }
    }
}

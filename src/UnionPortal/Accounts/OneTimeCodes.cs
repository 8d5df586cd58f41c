using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Accounts;

/// <summary>Six digits from an app on the person's phone (RFC 6238), as the framework checks them; each is taken once, because whoever looks over a shoulder is quick.</summary>
public sealed class OneTimeCodes(TimeProvider clock) : AuthenticatorTokenProvider<Person>
{
    public const int RecoveryCodes = 10;

    const string Store = "UnionPortal", Used = "UsedCodes";

    // Two steps of half a minute either way are taken, so that a phone's clock need not be exact.
    static readonly TimeSpan Remembered = TimeSpan.FromMinutes(6);

    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<Person> manager, Person user)
    {
        if (token.Length != 6 || !token.All(char.IsAsciiDigit) || !await base.ValidateAsync(purpose, token, manager, user)) return false;
        var since = (clock.GetUtcNow() - Remembered).ToUnixTimeSeconds();
        var used = (await manager.GetAuthenticationTokenAsync(user, Store, Used) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(entry => entry.Split('@')).Where(entry => long.Parse(entry[1], CultureInfo.InvariantCulture) > since).ToList();
        if (used.Exists(entry => entry[0] == token)) return false;
        var now = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        // Two at once with one code: the second finds the person changed.
        return (await manager.SetAuthenticationTokenAsync(user, Store, Used, string.Join(' ', used.Append([token, now]).Select(entry => $"{entry[0]}@{entry[1]}")))).Succeeded;
    }

    /// <summary>What an app reads from the picture; the format is the apps' common one.</summary>
    public static string AddressFor(string userName, string key) =>
        $"otpauth://totp/{Uri.EscapeDataString($"{Shell.Say.Product}:{userName}")}?secret={key}&issuer={Uri.EscapeDataString(Shell.Say.Product)}&digits=6";

    /// <summary>In groups of four, to type by hand.</summary>
    public static string Spelled(string key) => string.Join(' ', key.ToLowerInvariant().Chunk(4).Select(group => new string(group)));
}

/// <summary>Takes a colleague's one-time codes off, for whoever has lost the phone; they sign in with the password again, everywhere anew. Refuses for somebody who has another office to lose by it.</summary>
public sealed class ResetCodes(PlatformDoor door, Caller caller, Standings standings, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(Guid postingId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePostings, ct);
        var posting = await db.Postings.FirstOrDefaultAsync(known => known.Id == postingId && known.EndedAt == null, ct)
            ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchPosting);
        if (posting.PersonId == caller.PersonId) throw new Refusal(Say.NotTheOwnCodes);
        if ((await standings.ListAsync(posting.PersonId, ct)).Exists(other => other.Role is Role.PlatformOperator || other.Role is Role.FederationAdmin && other.FederationId != db.FederationScope))
            throw new Refusal(Say.CodesOfAnotherOffice);
        await db.ResetCodesAsync(posting.PersonId, clock.GetUtcNow(), ct);
    }
}

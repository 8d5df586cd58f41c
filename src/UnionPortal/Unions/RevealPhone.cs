using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>What a whole number is wanted for.</summary>
public enum RevealReason
{
    Visit,
    Notice,
    CheckRecord,
    Pairing,
    Other,
}

/// <summary>Opens the phone of a union's chair or a prospect's contact, and writes into the trail who looked and why. Refuses without a reason.</summary>
public sealed class RevealPhone(FederationDoor door) : IUseCase
{
    public const int WordsLimit = 60;

    /// <param name="id">The union or the prospect.</param>
    /// <param name="why">What it is for.</param>
    /// <param name="words">The same in one's own words; needed for <see cref="RevealReason.Other"/>.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<string> RunAsync(Guid id, RevealReason why, string? words = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        var reason = ReasonOf(why, words);
        var union = await db.Set<GrassrootsUnion>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct);
        var prospect = union is null ? await db.Set<Prospect>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct) : null;
        var phone = union?.ChairPhone ?? prospect?.ContactPhone ?? throw new Refusal(RefusalKind.NotFound, Say.NoPhoneKept);

        db.Record(AuditAction.Revealed, union is null ? nameof(Prospect) : nameof(GrassrootsUnion), id, reason, union?.Name ?? prospect!.Name);
        await db.SaveChangesAsync(ct);
        return db.Vault.Open(phone);
    }

    /// <summary>The reason as the trail keeps it. Refuses <see cref="RevealReason.Other"/> without words.</summary>
    public static string ReasonOf(RevealReason why, string? words)
    {
        var reason = TypedText.Tidy(words);
        if (why == RevealReason.Other && reason.Length is 0 or > WordsLimit) throw new Refusal(Say.RevealReasonIsMissing, WordsLimit);
        return why == RevealReason.Other ? reason : Language.Written(() => why.Word());
    }
}

/// <summary>Opens a union's bank account, and writes into the trail who looked and why. Refuses without a reason.</summary>
public sealed class RevealAccount(FederationDoor door) : IUseCase
{
    public async Task<string> RunAsync(Guid unionId, RevealReason why, string? words = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        var reason = RevealPhone.ReasonOf(why, words);
        var union = await db.Set<GrassrootsUnion>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == unionId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchUnion);
        var account = union.BankAccount ?? throw new Refusal(RefusalKind.NotFound, Say.NoAccountKept);
        db.Record(AuditAction.Revealed, nameof(GrassrootsUnion), unionId, $"{Language.Written(() => Say.Field_BankAccount)} · {reason}", union.Name);
        await db.SaveChangesAsync(ct);
        return db.Vault.Open(account);
    }
}

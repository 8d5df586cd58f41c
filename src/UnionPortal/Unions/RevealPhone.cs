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
        var reason = TypedText.Tidy(words);
        if (why == RevealReason.Other && reason.Length is 0 or > WordsLimit) throw new Refusal(Say.RevealReasonIsMissing, WordsLimit);
        var union = await db.Set<GrassrootsUnion>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct);
        var prospect = union is null ? await db.Set<Prospect>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct) : null;
        var phone = union?.ChairPhone ?? prospect?.ContactPhone ?? throw new Refusal(RefusalKind.NotFound, Say.NoPhoneKept);

        db.Record(AuditAction.Revealed, union is null ? nameof(Prospect) : nameof(GrassrootsUnion), id, why == RevealReason.Other ? reason : Language.Written(() => why.Word()), union?.Name ?? prospect!.Name);
        await db.SaveChangesAsync(ct);
        return db.Vault.Open(phone);
    }
}

using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Members;

/// <summary>One member with all that happened to the membership. Numbers stay masked.</summary>
public sealed class ShowMember(FederationDoor door) : IUseCase
{
    public sealed record Shown(
        Guid Id, Guid UnionId, string UnionName, string Name, Sex? Sex, DateOnly? BornOn, string? IdentityMasked, string? PhoneMasked, string? Number, string? Job, string? Remark,
        MemberStanding Standing, DateOnly JoinedOn, DatePrecision JoinedPrecision, DateOnly? ConsentedOn, ConsentForm? Consent, DateOnly? ErasedOn, Guid? MergedInto, List<Spell> Spells, List<Held> Categories)
    {
        /// <summary>Steps that may follow now.</summary>
        public IEnumerable<MembershipChange> Next => ErasedOn is null ? MembershipChanges.Next(Standing, Spells[^1].Ended) : [];

        public bool CanTakeBack => ErasedOn is null && MergedInto is null && (Spells.Count > 1 || Spells[0].Ended is not null);

        /// <summary>The step that would be taken back.</summary>
        public MembershipChange LastStep => Spells[^1].Ended ?? Spells[^1].Began;
    }

    public sealed record Spell(string UnionName, MemberStanding Standing, MembershipChange Began, DateOnly From, DateOnly? Until, MembershipChange? Ended, string? Reason);

    public sealed record Held(MemberCategory Category, DateOnly From, DateOnly? Until);

    public async Task<Shown> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeMembers, ct);
        return await db.Set<Member>().AsNoTracking().Where(member => member.Id == id)
            .Select(member => new Shown(
                member.Id, member.UnionId, db.Set<GrassrootsUnion>().Where(union => union.Id == member.UnionId).Select(union => union.Name).First(), member.Name, member.Sex, member.BornOn,
                member.Identity == null ? null : member.Identity.Masked, member.Phone == null ? null : member.Phone.Masked, member.Number, member.Job, member.Remark,
                member.Standing, member.JoinedOn, member.JoinedPrecision, member.ConsentedOn, member.Consent, member.ErasedOn, member.MergedInto,
                member.Spells.OrderBy(spell => spell.From).ThenBy(spell => spell.Until ?? DateOnly.MaxValue).ThenBy(spell => spell.Id).Select(spell => new Spell(
                    db.Set<GrassrootsUnion>().Where(union => union.Id == spell.UnionId).Select(union => union.Name).FirstOrDefault() ?? "", spell.Standing, spell.Began, spell.From, spell.Until, spell.Ended, spell.Reason)).ToList(),
                member.Categories.OrderBy(held => held.From).ThenBy(held => held.Category).Select(held => new Held(held.Category, held.From, held.Until)).ToList()))
            .FirstOrDefaultAsync(ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchMember);
    }
}

/// <summary>What of a member is opened.</summary>
public enum MemberSecret
{
    Identity,
    Phone,
}

/// <summary>Opens a member's identity number or phone, and writes into the trail who looked and why. Refuses without a reason.</summary>
public sealed class RevealMember(FederationDoor door) : IUseCase
{
    public async Task<string> RunAsync(Guid id, MemberSecret what, RevealReason why, string? words = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        var reason = TypedText.Tidy(words);
        if (why == RevealReason.Other && reason.Length is 0 or > RevealPhone.WordsLimit) throw new Refusal(Unions.Say.RevealReasonIsMissing, RevealPhone.WordsLimit);
        var member = await db.Set<Member>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchMember);
        var secret = (what == MemberSecret.Identity ? member.Identity : member.Phone) ?? throw new Refusal(RefusalKind.NotFound, Say.NothingKept);
        db.Record(AuditAction.Revealed, nameof(Member), id, Language.Written(() => Say.RevealedFor.With(what.Word(), why == RevealReason.Other ? reason : why.Word())), member.Name);
        await db.SaveChangesAsync(ct);
        return db.Vault.Open(secret);
    }
}

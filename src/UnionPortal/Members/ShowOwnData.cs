using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;
using UnionPortal.Reference;

namespace UnionPortal.Members;

/// <summary>All that is kept of one person, in the open, to be shown to that very person; the trail says who opened it. And the erasing where the law asks.</summary>
public sealed class ShowOwnData(FederationDoor door, TimeProvider clock) : IUseCase
{
    public sealed record Whole(string Name, string UnionName, List<Line> Lines, bool MayErase);

    public sealed record Line(string Field, string? Value);

    public async Task<Whole> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        var member = await db.FindMemberAsync(id, ct);
        if (member.ErasedOn is not null) throw new Refusal(Say.IsErased);
        var unions = await db.Set<GrassrootsUnion>().Where(union => db.Set<Membership>().Any(spell => spell.MemberId == id && spell.UnionId == union.Id)).ToDictionaryAsync(union => union.Id, union => union.Name, ct);
        db.Record(AuditAction.Revealed, nameof(Member), id, Language.Written(() => Say.WholeWasShown), member.Name);
        await db.SaveChangesAsync(ct);
        var words = new List<Line>
        {
            new(Say.Field_Name, member.Name),
            new(Say.Field_Sex, member.Sex?.Word()),
            new(Say.Field_BornOn, member.BornOn is { } born ? Unions.Say.LongDate.With(born) : null),
            new(Say.Field_Identity, member.Identity is null ? null : db.Vault.Open(member.Identity)),
            new(Say.Field_Phone, member.Phone is null ? null : db.Vault.Open(member.Phone)),
            new(Say.Field_Number, member.Number),
            new(Say.Field_Job, member.Job),
            new(Say.Field_Consent, member.Consent is { } form ? Say.ConsentedOn.With(form.Word(), member.ConsentedOn) : null),
            new(Say.Field_Remark, member.Remark),
        };
        words.AddRange(member.Spells.OrderBy(spell => spell.From).ThenBy(spell => spell.Id).Select(spell => new Line(Say.Record_Membership,
            $"{unions.GetValueOrDefault(spell.UnionId)} · {spell.Began.Word()} {Unions.Say.LongDate.With(spell.From)}{(spell.Ended is { } ended ? $" · {ended.Word()} {Unions.Say.LongDate.With(spell.Until)}" : "")}{(spell.Reason is null ? "" : " · " + spell.Reason)}")));
        words.AddRange(member.Categories.OrderBy(held => held.From).Select(held => new Line(Say.Field_Categories, $"{held.Category.Word()} · {(held.Until is { } until ? Say.FromUntil.With(held.From, until) : Say.FromOn.With(held.From))}")));
        return new(member.Name, unions.GetValueOrDefault(member.UnionId, ""), words, member.Standing == MemberStanding.Left);
    }

    /// <summary>The person goes, the count stays, and the trail forgets the words as well. Refuses a living membership; only an administrator may.</summary>
    public async Task EraseAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SetMemberRules, ct);
        var member = await db.FindMemberAsync(id, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        member.Erase(clock.Today(), Language.Written(() => Say.ErasedName));
        foreach (var application in await db.Set<JoinApplication>().Where(known => known.MemberId == id).ToListAsync(ct)) application.Erase(Language.Written(() => Say.ErasedName));
        await db.SaveChangesAsync(ct);
        await Forgetting.OfAsync(db, id, ct);
        db.Record(AuditAction.Removed, nameof(Member), id, Language.Written(() => Say.ErasedByLaw));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}

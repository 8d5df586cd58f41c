using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;
using UnionPortal.Views;

namespace UnionPortal.Members;

/// <summary>A step of a membership as typed.</summary>
public sealed class StepDraft
{
    public MembershipChange? Change { get; set; }
    public DateOnly? Day { get; set; }
    public string? Reason { get; set; }

    /// <summary>Where a transfer leads.</summary>
    public Guid? ToUnionId { get; set; }

    public sealed class Rules : AbstractValidator<StepDraft>
    {
        public Rules(DateOnly today)
        {
            RuleFor(draft => draft.Change).NotNull().WithMessage(Say.WhichStep);
            RuleFor(draft => draft.Day).NotNull().WithMessage(Say.WhichDay).LessThanOrEqualTo(today).WithMessage(Say.StepInFuture);
            RuleFor(draft => draft.Reason).MaximumLength(Membership.ReasonLimit).WithMessage(Say.TooLong).NotEmpty().When(draft => draft.Change == MembershipChange.Removed).WithMessage(Say.RemovalNeedsReason);
            RuleFor(draft => draft.ToUnionId).NotNull().When(draft => draft.Change == MembershipChange.Transferred).WithMessage(Say.TransferNeedsUnion);
        }
    }
}

/// <summary>
/// Keeps, restores, transfers and ends a membership, each dated, and takes the last step back; the trail keeps both. Only the office transfers
/// from one union to another. Refuses what cannot follow, and a living membership for whoever has become a member elsewhere meanwhile.
/// </summary>
public sealed class MoveMember(FederationDoor door, IdentityLimit limit, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(Guid id, StepDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        await new StepDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);
        var member = await db.FindMemberAsync(id, ct);
        await StepAsync(db, member, draft, ct);
        await db.SaveMembersAsync(limit, ct);
    }

    /// <summary>The same step for several at once: all of them or none. The one that cannot take it is named.</summary>
    public async Task<int> RunAsync(IReadOnlyCollection<Guid> ids, StepDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        await new StepDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);
        Picked.RefuseUnfit(ids);
        var members = await db.Set<Member>().Include(member => member.Spells).Include(member => member.Categories).AsSplitQuery().Where(member => ids.Contains(member.Id)).ToListAsync(ct);
        if (members.Count != ids.Count) throw new Refusal(RefusalKind.NotFound, Say.NoSuchMember);
        await Picked.EachAsync(members, member => member.Name, member => StepAsync(db, member, draft, ct));
        await db.SaveMembersAsync(limit, ct);
        return members.Count;
    }

    public async Task TakeBackAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        var member = await db.FindMemberAsync(id, ct);
        if (member.ErasedOn is not null) throw new Refusal(Say.IsErased);
        var gone = member.Spells.OrderBy(spell => spell.From).ThenBy(spell => spell.Id).Last();
        if (db.Scope.UnionId is not null && gone.Began == MembershipChange.Transferred && gone.Until is null) throw new Refusal(RefusalKind.NotAllowed, Say.OnlyOfficeTransfers);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        if (member.TakeBack() is { } spell) db.Remove(spell);
        foreach (var held in member.Categories) held.Follow(member);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        db.Record(AuditAction.Recalled, nameof(Member), member.Id, Language.Written(() => Say.StepTakenBack.With((gone.Ended ?? gone.Began).Word())), member.Name);
        await db.SaveMembersAsync(limit, ct);
    }

    static async Task StepAsync(FederationDb db, Member member, StepDraft draft, CancellationToken ct)
    {
        if (member.ErasedOn is not null) throw new Refusal(Say.IsErased);
        if (draft.Change == MembershipChange.Transferred)
        {
            if (db.Scope.UnionId is not null) throw new Refusal(RefusalKind.NotAllowed, Say.OnlyOfficeTransfers);
            await db.FindLivingUnionAsync(draft.ToUnionId!.Value, ct);
        }

        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var begun = member.Move(draft.Change!.Value, draft.Day!.Value, TypedText.OrNothing(draft.Reason), draft.ToUnionId);
        if (begun is not null) db.Add(begun);
        if (draft.Change.Value.IsEnd()) member.Hold([], draft.Day.Value);
        foreach (var held in member.Categories) held.Follow(member);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
    }
}

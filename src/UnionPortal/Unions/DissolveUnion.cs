using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>What a person types to dissolve a union.</summary>
public sealed class DissolutionDraft
{
    public DissolutionKind Kind { get; set; }
    public DateOnly? Day { get; set; }
    public string? Reason { get; set; }
    public List<FindUnions.Row> Successors { get; set; } = [];

    /// <summary>One of the successors, where its members go; nothing where they stay on the list.</summary>
    public Guid? MembersTo { get; set; }

    public sealed class Rules : AbstractValidator<DissolutionDraft>
    {
        public Rules()
        {
            RuleFor(draft => draft.Day).NotNull().WithMessage(Say.DissolvedOnIsMissing);
            RuleFor(draft => draft.Reason).Must(typed => TypedText.Tidy(typed).Length > 0).WithMessage(Say.DissolutionNeedsReason).FitsIn(GrassrootsUnion.DissolutionReasonLimit);
            RuleFor(draft => draft.Successors).Must((draft, successors) => successors.Count > 0 || draft.Kind is not (DissolutionKind.Merged or DissolutionKind.Split)).WithMessage(Say.SuccessorIsMissing)
                .Must((draft, successors) => draft.Kind != DissolutionKind.Merged || successors.Count <= 1).WithMessage(Say.MergedIntoOne);
            RuleFor(draft => draft.Kind).IsInEnum().NotEqual(DissolutionKind.MovedAway).WithMessage(Say.DissolutionKindIsUnfit);
            RuleFor(draft => draft.MembersTo).Must((draft, to) => to is null || draft.Successors.Exists(union => union.Id == to)).WithMessage(Say.MembersGoNowhere);
        }
    }
}

/// <summary>
/// Dissolves a union: from that day it is in no list, no matching and no figure, and its past stays as it was. What hangs on it ends with it, whoever was posted to it is refused from now on.
/// Refuses a day in the future or before it was registered, a merger into nothing, a successor that is dissolved itself, and a second time.
/// </summary>
public sealed class DissolveUnion(FederationDoor door, IEnumerable<IFollowUnions> followers, UnionPostings postings, TimeProvider clock) : IUseCase
{
    /// <param name="Name">The union.</param>
    /// <param name="Draft">What the form begins with: unions that were split off already go on in its place.</param>
    public sealed record Begun(string Name, DissolutionDraft Draft);

    public async Task<Begun> BeginAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        var union = await db.FindUnionAsync(id, ct);
        union.RefuseIfDissolved();
        var split = db.Set<Succession>().Where(link => link.UnionId == id).Select(link => link.PartnerUnionId);
        var successors = await db.Set<GrassrootsUnion>().Living().Where(other => split.Contains(other.Id)).ByName().Select(FindUnions.Shown).ToListAsync(ct);
        return new(union.Name, new() { Kind = successors.Count > 0 ? DissolutionKind.Split : DissolutionKind.Dissolved, Day = clock.Today(), Successors = successors });
    }

    public async Task RunAsync(Guid id, DissolutionDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        await new DissolutionDraft.Rules().ValidateAndThrowAsync(draft, ct);

        var union = await db.FindUnionAsync(id, ct);
        var (day, reason) = (draft.Day!.Value, TypedText.Tidy(draft.Reason));
        List<Guid> successors = [.. draft.Successors.Select(successor => successor.Id).Distinct()];
        await db.EndAsync(union, new(id, union.Name, draft.Kind, day, reason, successors, draft.MembersTo is { } to ? new MembersFate.TransferTo(to) : new MembersFate.LeaveHere()), clock.Today(), followers, ct);
        await LinkAsync(db, union, successors, ct);

        await using var whole = await db.Database.BeginTransactionAsync(ct);
        await db.SaveOrRefuseAsync(Say.UnionChangedMeanwhile, ct);
        await postings.EndAsync(id, ct);
        await whole.CommitAsync(ct);
    }

    static async Task LinkAsync(FederationDb db, GrassrootsUnion union, List<Guid> successors, CancellationToken ct)
    {
        if (successors.Contains(union.Id)) throw new Refusal(Say.NoSuccessorOfItself);
        var found = await db.Set<GrassrootsUnion>().Where(other => successors.Contains(other.Id)).ToListAsync(ct);
        if (found.Count < successors.Count) throw new Refusal(RefusalKind.NotFound, Say.NoSuchUnion);
        foreach (var successor in found) successor.RefuseIfDissolved();
        var linked = await db.Set<Succession>().Where(link => link.UnionId == union.Id).Select(link => link.PartnerUnionId!.Value).ToListAsync(ct);
        db.AddRange(successors.Except(linked).Select(successor => new Succession { UnionId = union.Id, PartnerUnionId = successor, Kind = union.DissolvedAs!.Value, Day = union.DissolvedOn!.Value }));
    }
}

/// <summary>A union ends, however it does.</summary>
static class EndedUnions
{
    /// <summary>Ends it with all that hangs on it; the caller saves.</summary>
    public static async Task EndAsync(this FederationDb db, GrassrootsUnion union, Dissolution end, DateOnly today, IEnumerable<IFollowUnions> followers, CancellationToken ct)
    {
        union.Dissolve(end.Day, end.Kind, end.Reason, today);
        foreach (var seat in await db.Set<AssociationMember>().Where(seat => (seat.UnionId == union.Id || seat.PartnerUnionId == union.Id) && seat.LeftOn == null).ToListAsync(ct))
            seat.Leave(end.Day < seat.JoinedOn ? seat.JoinedOn : end.Day);
        foreach (var follower in followers) await follower.DissolvedAsync(db, end, ct);
    }
}

/// <summary>
/// Corrects a dissolution that was entered by mistake: the union is back in lists and figures, as if it had never been gone; both steps stay in the trail.
/// What ended with it and cannot come back by itself, such as pairs and sign-ins, is begun anew by hand. Refuses where another union holds its code by now.
/// </summary>
public sealed class RestoreUnion(FederationDoor door, IEnumerable<IFollowUnions> followers) : IUseCase
{
    public async Task RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        var union = await db.FindUnionAsync(id, ct);
        var kind = union.Restore();
        await union.RefuseTakenCodeAsync(db, union.CreditCode, ct);
        db.RemoveRange(await db.Set<Succession>().Where(link => link.UnionId == id && link.Kind == kind && kind != DissolutionKind.Split).ToListAsync(ct));
        foreach (var follower in followers) await follower.RestoredAsync(db, id, ct);
        await db.SaveOrRefuseAsync(Say.UnionChangedMeanwhile, ct);
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Selections;

/// <summary>What staff write down of an objection.</summary>
public sealed class ObjectionDraft
{
    /// <summary>Chosen when the form opens, so that pressing save twice keeps one objection.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string Who { get; set; } = "";
    public string Words { get; set; } = "";
    public DateOnly? ReceivedOn { get; set; }

    public sealed class Rules : AbstractValidator<ObjectionDraft>
    {
        /// <param name="from">The first day of the notice.</param>
        /// <param name="until">The last day one could come in: today, or the last of the notice.</param>
        public Rules(DateOnly from, DateOnly until)
        {
            RuleFor(draft => draft.Who).Must(who => TypedText.Tidy(who).Length > 0).WithMessage(Say.WhoIsMissing).MaximumLength(Objection.WhoLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.Words).Must(words => !string.IsNullOrWhiteSpace(words)).WithMessage(Say.WordsAreMissing).MaximumLength(Objection.WordsLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.ReceivedOn).NotNull().WithMessage(Say.ReceivedOnIsMissing).InclusiveBetween(from, until).WithMessage(Say.ReceivedOutOfNotice.With(from, until));
        }
    }
}

/// <summary>
/// Staff write down an objection to a candidate on the notice, and what looking into it brought out. One that is upheld takes the candidate out and off the notice.
/// Refuses a day outside of the notice, and a candidate that is not on it.
/// </summary>
public sealed class RecordObjection(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(Guid candidacyId, ObjectionDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        var (candidacy, today) = (await db.FindCandidacyAsync(candidacyId, ct), clock.Today());
        candidacy.MeetObjection();
        var selection = await db.FindSelectionAsync(candidacy.SelectionId, ct);
        await new ObjectionDraft.Rules(selection.NoticeFrom!.Value, today < selection.NoticeUntil ? today : selection.NoticeUntil!.Value).ValidateAndThrowAsync(draft, ct);
        if (await db.Set<Objection>().AnyAsync(known => known.Id == draft.Id, ct)) return;
        db.Add(new Objection { Id = draft.Id, CandidacyId = candidacyId, Who = TypedText.Tidy(draft.Who), Words = draft.Words.Trim(), ReceivedOn = draft.ReceivedOn!.Value, RecordedBy = db.Acting.Name });
        await db.SaveOrRefuseAsync(Say.AmendedMeanwhile, ct);
    }

    public async Task SettleAsync(Guid objectionId, bool isUpheld, string? finding, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        var objection = await db.Set<Objection>().FirstOrDefaultAsync(row => row.Id == objectionId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchObjection);
        objection.Settle(isUpheld, finding, db.Acting, clock.Today());
        var candidacy = await db.FindCandidacyAsync(objection.CandidacyId, ct);
        candidacy.Settle(isUpheld, finding!.Trim(), db.Acting, clock.GetUtcNow());
        if (isUpheld) (await db.FindSelectionAsync(candidacy.SelectionId, ct)).TakeOff(candidacy.Id);
        await db.SaveOrRefuseAsync(Say.AmendedMeanwhile, ct);
    }
}

using FluentValidation;
using UnionPortal.Files;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>A side's answer as it stands on a signed sheet of paper.</summary>
public sealed class PaperAnswerDraft
{
    public PairSide? Side { get; set; }
    public bool? SaysYes { get; set; }
    public string? Reason { get; set; }

    public sealed class Rules : AbstractValidator<PaperAnswerDraft>
    {
        public Rules()
        {
            RuleFor(draft => draft.Side).NotNull().WithMessage(Say.SideIsMissing);
            RuleFor(draft => draft.SaysYes).NotNull().WithMessage(Say.AnswerIsMissing);
            RuleFor(draft => draft.Reason).NotEmpty().When(draft => draft.SaysYes == false).WithMessage(Say.NoNeedsReason).MaximumLength(TwinningPair.ReasonLimit).WithMessage(Say.ReasonIsTooLong.With(TwinningPair.ReasonLimit));
        }
    }
}

/// <summary>代登记: the office enters the answer of a side that has only paper, with the scan of the sheet that side signed or sealed. Refuses without the scan; history and trail say for whom it was typed.</summary>
public sealed class RecordAnswer(FederationDoor door, KeepFiles files, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(Guid pairId, PaperAnswerDraft draft, SentFile? scan, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var faults = (await new PaperAnswerDraft.Rules().ValidateAsync(draft, ct)).Errors;
        if (scan is null) faults.Add(new("Files", Say.PaperIsMissing));
        if (faults.Count > 0) throw new ValidationException(faults);
        var pair = await db.FindPairAsync(pairId, ct);
        var side = draft.Side!.Value;
        db.ActFor(side == PairSide.Mentor ? pair.MentorName : pair.MenteeName);
        pair.Answer(side, draft.SaysYes!.Value, draft.Reason, db.Acting, clock.GetUtcNow());
        // Each side's paper is its own: the partner learns the answer, not the sheet.
        var parties = side == PairSide.Mentor ? (pair.UnionId, (Guid?)null) : (pair.PartnerUnionId, null);
        await files.RunAsync(db, scan!, FilePurpose.AnswerScan, pair.Id, parties, FileKind.Scans, KeepFiles.ScanLimit, 0, ct);
        await db.SaveStepAsync(ct);
    }
}

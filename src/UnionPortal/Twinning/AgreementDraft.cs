using FluentValidation;
using UnionPortal.Audit;
using UnionPortal.Shell;

namespace UnionPortal.Twinning;

/// <summary>What staff type from a signed agreement.</summary>
public sealed class AgreementDraft
{
    /// <summary>Chosen when the form opens, so that pressing save twice records one agreement.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Which state of a recorded agreement is amended; 0 while none is recorded.</summary>
    public uint Version { get; set; }
    public DateTimeOffset ReadAt { get; set; }
    public string Number { get; set; } = "";
    public DateOnly? SignedOn { get; set; }
    public DateOnly? StartsOn { get; set; }
    public DateOnly? EndsOn { get; set; }
    public IReadOnlyCollection<HelpForm> Forms { get; set; } = [];
    public string? Goals { get; set; }
    public string? Witness { get; set; }

    /// <summary>Takes over single fields from a fresher draft of the same agreement, and its version with them.</summary>
    public void Take(IEnumerable<string> fields, AgreementDraft fresh)
    {
        this.TakeFields(fields, fresh);
        (Version, ReadAt) = (fresh.Version, fresh.ReadAt);
    }

    internal static ValidationException NumberIsTaken(string number) => new([new(nameof(Number), Say.NumberIsTaken.With(number))]);

    public sealed class Rules : AbstractValidator<AgreementDraft>
    {
        /// <param name="isSigned">It bears the day it was signed on; one that is yet to be signed has none.</param>
        public Rules(bool isSigned = true)
        {
            RuleFor(draft => draft.Number).NotEmpty().WithMessage(Say.NumberIsMissing).MaximumLength(PairAgreement.NumberLimit).WithMessage(Say.NumberIsTooLong);
            if (isSigned) RuleFor(draft => draft.SignedOn).NotNull().WithMessage(Say.SignedOnIsMissing);
            RuleFor(draft => draft.StartsOn).NotNull().WithMessage(Say.StartIsMissing);
            RuleFor(draft => draft.EndsOn).NotNull().WithMessage(Say.EndIsMissing).GreaterThan(draft => draft.StartsOn).WithMessage(Say.EndIsBeforeStart);
            RuleFor(draft => draft.Forms).NotEmpty().WithMessage(Say.FormsAreMissing);
            RuleFor(draft => draft.Goals).MaximumLength(PairAgreement.GoalsLimit).WithMessage(Say.GoalsAreTooLong);
            RuleFor(draft => draft.Witness).MaximumLength(PairAgreement.WitnessLimit).WithMessage(Say.WitnessIsTooLong);
        }
    }
}

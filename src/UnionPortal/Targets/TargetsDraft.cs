using FluentValidation;
using UnionPortal.Figures;

namespace UnionPortal.Targets;

/// <summary>A year's targets as they are typed: a cell for each indicator and federation.</summary>
public sealed class TargetsDraft
{
    public int Year { get; set; }
    public List<Cell> Cells { get; set; } = [];

    /// <summary>One number of the table.</summary>
    public sealed class Cell
    {
        public string Indicator { get; set; } = "";
        public int FederationId { get; set; }
        public decimal? Value { get; set; }

        /// <summary>What stood there when the table was opened: an amendment by somebody else meanwhile is noticed.</summary>
        public decimal? Was { get; set; }
    }

    public sealed class Rules : AbstractValidator<TargetsDraft>
    {
        /// <summary>A plan for the years about now; others are a slip of the finger.</summary>
        public const int YearsAround = 2;

        public Rules(int thisYear)
        {
            RuleFor(draft => draft.Year).InclusiveBetween(thisYear - YearsAround, thisYear + YearsAround).WithMessage(Say.YearIsUnfit);
            RuleForEach(draft => draft.Cells).ChildRules(cell =>
            {
                cell.RuleFor(each => each.Indicator).Must(Target.Codes.Contains).WithMessage(Say.NoSuchTarget);
                cell.RuleFor(each => each.Value).GreaterThan(0).WithMessage(Say.TargetIsUnfit)
                    .LessThanOrEqualTo(each => IsRate(each) ? 100 : Target.Highest).WithMessage(Say.TargetIsUnfit)
                    .Must((each, value) => IsRate(each) ? value == decimal.Round(value!.Value, 2) : value == decimal.Truncate(value!.Value)).When(each => each.Value is not null, ApplyConditionTo.CurrentValidator).WithMessage(Say.TargetIsNotWhole);
            });
        }

        static bool IsRate(Cell cell) => Indicators.Find(cell.Indicator)?.IsRate == true;
    }
}

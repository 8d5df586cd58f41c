using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Federations;
using UnionPortal.Figures;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Submissions;

/// <summary>Where a report stands: 已报待审, 已收下, 已退回. One that was never handed up (未报) has no row.</summary>
public enum ReportState
{
    Sent,
    Accepted,
    Returned,
}

/// <summary>One step of a report: what it came to, when, by whom and as whom.</summary>
[System.ComponentModel.DataAnnotations.Schema.ComplexType]
public sealed class ReportStep : TakenStep
{
    public ReportState State { get; init; }

    /// <summary>Why it was returned.</summary>
    public string? Note { get; init; }
}

/// <summary>A number as it stood when the report was handed up; it does not move when rows are amended later.</summary>
[System.ComponentModel.DataAnnotations.Schema.ComplexType]
public sealed class ReportFigure
{
    public required string Code { get; init; }
    public decimal Value { get; init; }
    public decimal? Numerator { get; init; }
    public decimal? Denominator { get; init; }

    public static ReportFigure Of(string code, Worth worth) => new() { Code = code, Value = worth.Value, Numerator = worth.Numerator, Denominator = worth.Denominator };

    public Worth ToWorth() => new(Value, Numerator, Denominator);
}

/// <summary>A federation's month as it handed it up (月报): the month's figures frozen, its own remark, and up to three highlights. One for each sender and month; handed up again after it was returned.</summary>
public sealed class MonthlyReport : HandedOver, IKnownAs
{
    public const int RemarkLimit = 2000;
    public const int ReasonLimit = 300;

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; init; }
    public required string SenderName { get; init; }
    public ReportState State { get; private set; }
    public string? Remark { get; private set; }
    public List<ReportFigure> Figures { get; private set; } = [];
    public List<ReportStep> Steps { get; private set; } = [];

    /// <summary>The moment of the last step.</summary>
    [Derived]
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Hands the month up, for the first time or mended. Refuses one that was accepted.</summary>
    public void HandUp(string? remark, List<ReportFigure> figures, Acting by, DateTimeOffset at)
    {
        if (Steps.Count > 0 && State == ReportState.Accepted) throw new Refusal(Say.AcceptedAlready, Name);
        (Remark, Figures) = (string.IsNullOrWhiteSpace(remark) ? null : remark.Trim(), figures);
        Step(ReportState.Sent, by, at);
    }

    public void Accept(Acting by, DateTimeOffset at)
    {
        NeedSent();
        Step(ReportState.Accepted, by, at);
    }

    /// <summary>Gives it back to be mended. Needs a reason.</summary>
    public void Return(string? reason, Acting by, DateTimeOffset at)
    {
        NeedSent();
        if (string.IsNullOrWhiteSpace(reason)) throw new Refusal(Say.ReturnNeedsReason);
        if (reason.Length > ReasonLimit) throw new Refusal(Say.ReasonIsTooLong, ReasonLimit);
        Step(ReportState.Returned, by, at, reason);
    }

    public string Name => Say.ReportName.With(SenderName, Month);

    void NeedSent()
    {
        if (State != ReportState.Sent) throw new Refusal(Say.NothingToJudge, State.Word());
    }

    void Step(ReportState state, Acting by, DateTimeOffset at, string? note = null) =>
        (State, Steps, ChangedAt) = (state, [.. Steps, new ReportStep { State = state, At = at, By = by.Name, ById = by.PersonId, Standing = by.Standing, Note = note?.Trim() }], at);

    string IKnownAs.KnownAs => Language.Written(() => Name);

    public sealed class Table : IEntityTypeConfiguration<MonthlyReport>
    {
        public void Configure(EntityTypeBuilder<MonthlyReport> table)
        {
            table.Property(report => report.SenderName).HasMaxLength(Federation.NameLimit);
            table.Property(report => report.Remark).HasMaxLength(RemarkLimit);
            table.Ignore(report => report.Name);
            table.ComplexCollection(report => report.Figures, figure => figure.ToJson("figures"));
            table.ComplexCollection(report => report.Steps, step => step.ToJson("steps"));
            table.HasIndex(report => new { report.FederationId, report.SenderFederationId, report.Month }).IsUnique();
            table.HasIndex(report => new { report.FederationId, report.Month, report.State });
            table.HasIndex(report => new { report.FederationId, report.ChangedAt });
        }
    }
}

using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Unions;

namespace UnionPortal.Ledgers;

/// <summary>What becomes of a row: imported, imported after a question, or not.</summary>
public enum Verdict { Good, Warned, Refused }

/// <summary>What an import does with a row.</summary>
public enum RowFate { Good, Amended, Unchanged, Warned, Refused }

/// <summary>What is wrong in one cell, and what to do next.</summary>
/// <param name="Worded">Says it, in the language of whoever reads it and not of whoever sent the ledger in.</param>
/// <param name="IsOfAbsence">The cell says nothing; no fault where the register knows already.</param>
/// <param name="IsOfKnown">The row amends a record: what cannot be read leaves it as it is, where a new one would stay empty.</param>
public sealed record LedgerFinding(LedgerColumn Column, Verdict Verdict, Func<string> Worded, bool IsOfAbsence = false, bool IsOfKnown = false)
{
    public string Sentence => IsOfKnown ? Worded().Replace(Say.LeftEmpty, Say.LeftAsItIs, StringComparison.Ordinal) : Worded();
}

/// <summary>One union or prospect as a row of the ledger gives it, with everything found about it.</summary>
public sealed record LedgerRow(LedgerLine Line, TakenSheet Sheet)
{
    public int Number => Line.Number;

    public RowPlace Place => new(Sheet.Index, Number);

    /// <summary>Where it stands, in words: 第12行, or with its sheet where several come in.</summary>
    public string Where => Sheet.IsOneOfMany ? Say.RowOfSheet.With(Sheet.Sheet.Name, Number) : Say.RowNumber.With(Number);

    public string Name { get; init; } = "";
    public bool IsProspect { get; init; }
    public UnionKind? Type { get; init; }

    /// <summary>Nobody wrote the type; its name suggests it.</summary>
    public bool IsTypeGuessed { get; init; }
    public string? CreditCode { get; init; }
    public CodeEntry? Industry { get; init; }
    public string? Address { get; init; }
    public Place? Spot { get; init; }
    public RoughDate? FoundedOn { get; init; }
    public int? Workers { get; init; }
    public int? FemaleWorkers { get; init; }
    public int? Members { get; init; }
    public int? FemaleMembers { get; init; }
    public int? EmployersCovered { get; init; }
    public string? Chair { get; init; }
    public PhoneNumber? Phone { get; init; }
    public IReadOnlyList<HonourText> Honours { get; init; } = [];
    public string? Remark { get; init; }

    /// <summary>The prospect of the founding ledger that this union grows from.</summary>
    public Guid? GrowsFrom { get; init; }

    /// <summary>What it amends, where its union or prospect is registered already.</summary>
    public LedgerAmends? Amends { get; init; }
    public IReadOnlyList<LedgerFinding> Findings { get; init; } = [];

    public Verdict Verdict => Findings.Select(finding => finding.Verdict).DefaultIfEmpty(Verdict.Good).Max();

    public bool IsImportable => Verdict != Verdict.Refused;

    public RowFate Fate => this switch
    {
        { IsImportable: false } => RowFate.Refused,
        { Amends.Changes.Count: 0 } => RowFate.Unchanged,
        { Verdict: Verdict.Warned } => RowFate.Warned,
        { Amends: not null } => RowFate.Amended,
        _ => RowFate.Good,
    };

    public int? Count(LedgerColumn column) => column switch
    {
        LedgerColumn.Workers => Workers,
        LedgerColumn.FemaleWorkers => FemaleWorkers,
        LedgerColumn.Members => Members,
        LedgerColumn.FemaleMembers => FemaleMembers,
        _ => null,
    };

    /// <summary>A cell as the screen shows it. A phone is masked, unless it is itself what somebody has to look at; nothing for an empty cell.</summary>
    public string? Shown(LedgerColumn meaning)
    {
        var cell = TypedText.OrNothing(Line[Sheet.Layout.PlaceOf(meaning)]);
        return meaning != LedgerColumn.Phone || Findings.Any(finding => finding.Column == meaning) ? cell : PhoneNumber.Read(cell)?.Masked;
    }

    /// <summary>The row with one more thing found.</summary>
    public LedgerRow Find(LedgerColumn column, Verdict verdict, Func<string> worded) => this with { Findings = [.. Findings, new(column, verdict, worded)] };
}

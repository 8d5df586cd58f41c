using UnionPortal.Reference;
using UnionPortal.Unions;

namespace UnionPortal.Ledgers;

/// <summary>What becomes of a row: imported, imported after a question, or not.</summary>
public enum Verdict { Good, Warned, Refused }

/// <summary>What is wrong in one cell, and what to do next.</summary>
public sealed record LedgerFinding(LedgerColumn Column, Verdict Verdict, string Sentence);

/// <summary>One union or prospect as a row of the ledger gives it, with everything found about it.</summary>
public sealed record LedgerRow(LedgerLine Line)
{
    public int Number => Line.Number;
    public string Name { get; init; } = "";
    public bool IsProspect { get; init; }
    public UnionKind? Type { get; init; }
    public string? CreditCode { get; init; }
    public CodeEntry? Industry { get; init; }
    public string? Address { get; init; }
    public Place? Place { get; init; }
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
    public IReadOnlyList<LedgerFinding> Findings { get; init; } = [];

    public Verdict Verdict => Findings.Select(finding => finding.Verdict).DefaultIfEmpty(Verdict.Good).Max();

    public bool IsImportable => Verdict != Verdict.Refused;

    public int? Count(LedgerColumn column) => column switch
    {
        LedgerColumn.Workers => Workers,
        LedgerColumn.FemaleWorkers => FemaleWorkers,
        LedgerColumn.Members => Members,
        LedgerColumn.FemaleMembers => FemaleMembers,
        _ => null,
    };

    /// <summary>A cell as the screen shows it. A phone is masked, unless it is itself what somebody has to look at; nothing for an empty cell.</summary>
    public string? Shown(int place, LedgerColumn meaning)
    {
        var cell = TypedText.OrNothing(Line[place]);
        return meaning != LedgerColumn.Phone || Findings.Any(finding => finding.Column == meaning) ? cell : PhoneNumber.Read(cell)?.Masked;
    }

    /// <summary>The row with one more thing found.</summary>
    public LedgerRow Find(LedgerColumn column, Verdict verdict, string sentence) => this with { Findings = [.. Findings, new(column, verdict, sentence)] };
}

using System.Text.RegularExpressions;
using UnionPortal.Reference;
using UnionPortal.Shell;

namespace UnionPortal.Ledgers;

/// <summary>Holds each row against those before it and against the register: which record it tells of again, and which prospect a union grows from.</summary>
sealed partial class LedgerTwins(LedgerKnown known)
{
    readonly Dictionary<string, LedgerRow> firstByCode = [];
    readonly Dictionary<string, LedgerRow> firstByName = [];
    readonly Dictionary<Guid, LedgerRow> firstByRecord = [];
    readonly Dictionary<string, KnownRecord> unionByCode = known.Unions.Where(union => union.CreditCode is not null).ToDictionary(union => union.CreditCode!);
    readonly ILookup<string, KnownRecord> unionsByName = known.Unions.ToLookup(union => TypedText.Compact(union.Name));
    readonly ILookup<string, KnownProspect> prospectsByCode = known.Prospects.Where(prospect => prospect.CreditCode is not null).ToLookup(prospect => prospect.CreditCode!);
    readonly ILookup<string, KnownProspect> prospectsByName = known.Prospects.ToLookup(prospect => TypedText.Compact(prospect.Name));
    readonly HashSet<Guid> grown = [];

    public LedgerRow Judge(LedgerRow row)
    {
        if (row.CreditCode is { } code && !firstByCode.TryAdd(code, row)) return row.Find(LedgerColumn.CreditCode, Verdict.Refused, () => Say.RowCodeTwice.With(firstByCode[code].Where, firstByCode[code].Name));
        if (row.IsProspect && FaultOfProspect(row) is { } fault) return row.Find(fault.Column, Verdict.Refused, fault.Worded);
        if (RecordOf(row) is { } record) return Amend(row, record);
        return row.IsImportable && row.Name.Length > 0 ? JudgeNew(row) : row;
    }

    /// <summary>A code tells for sure. A name alone tells where one record bears it and not both have a code: then the codes would differ.</summary>
    KnownRecord? RecordOf(LedgerRow row)
    {
        var byCode = row.CreditCode is not { } code ? null : row.IsProspect ? ProspectOf(code) : unionByCode.GetValueOrDefault(code);
        if (byCode is not null || row.Name.Length == 0) return byCode;
        var name = TypedText.Compact(row.Name);
        var namesakes = row.IsProspect ? [.. prospectsByName[name].Where(prospect => !prospect.HasFounded)] : unionsByName[name].ToList();
        return namesakes is [var only] && (row.CreditCode is null || only.CreditCode is null) ? only : null;
    }

    LedgerRow Amend(LedgerRow row, KnownRecord record)
    {
        if (!firstByRecord.TryAdd(record.Id, row)) return row.Find(LedgerColumn.Name, Verdict.Refused, () => Say.RowSameRecord.With(firstByRecord[record.Id].Where, record.Name));
        var facts = record.Facts();
        var changes = LedgerFacts.Of(row).Where(told => !row.IsProspect || LedgerFacts.OfProspects.Contains(told.Key))
            .Select(told => new LedgerChange(told.Key, facts.GetValueOrDefault(told.Key), LedgerFacts.Heard(told.Key, facts.GetValueOrDefault(told.Key), told.Value)))
            .Where(change => change.Before != change.After).OrderBy(change => change.Column).ToList();
        var amended = row with { Amends = new(record.Id, record.Name, changes), Findings = [.. row.Findings.Where(finding => !finding.IsOfAbsence).Select(finding => finding with { IsOfKnown = true })] };
        if (changes.Count == 0 && amended.IsImportable) return amended with { Findings = [] };
        foreach (var change in changes.Where(change => change is { Column: LedgerColumn.Name or LedgerColumn.Type, Before: not null }))
            amended = amended.Find(change.Column, Verdict.Warned, () => (change.Column == LedgerColumn.Name ? Say.RowRenames : Say.RowRetypes).With(change.ShownBefore, change.ShownAfter));
        return amended;
    }

    LedgerRow JudgeNew(LedgerRow row)
    {
        if (!firstByName.TryAdd(row.Name, row)) return row.Find(LedgerColumn.Name, Verdict.Warned, () => Say.RowSameName.With(firstByName[row.Name].Where));
        var name = TypedText.Compact(row.Name);
        if (row.IsProspect) return prospectsByName[name].Any() || unionsByName[name].Any() ? row.Find(LedgerColumn.Name, Verdict.Warned, () => Say.RowNameKnown) : row;
        if (RootOf(row) is { } root && grown.Add(root.Id)) return (row with { GrowsFrom = root.Id }).Find(LedgerColumn.Name, Verdict.Warned, () => Say.RowGrows.With(root.Name));
        return unionsByName[name].Any() ? row.Find(LedgerColumn.Name, Verdict.Warned, () => Say.RowNameKnown) : row;
    }

    (LedgerColumn Column, Func<string> Worded)? FaultOfProspect(LedgerRow row)
    {
        if (row.CreditCode is { } code)
        {
            if (unionByCode.GetValueOrDefault(code) is { } holder) return (LedgerColumn.CreditCode, () => Unions.Say.RowCodeKnown.With(holder.Name));
            if (ProspectOf(code) is { } prospect) return prospect.HasFounded ? (LedgerColumn.CreditCode, () => Say.RowHasFounded.With(prospect.Name)) : null;
        }
        return row.Name.Length > 0 && prospectsByName[TypedText.Compact(row.Name)].Any(prospect => prospect.HasFounded) ? (LedgerColumn.Name, () => Say.RowHasFounded.With(row.Name)) : null;
    }

    // Unions have codes of their own, but many offices write the employer's; and they name the union after the employer.
    KnownProspect? RootOf(LedgerRow row) =>
        new[] { prospectsByCode[row.CreditCode ?? ""], prospectsByName[TypedText.Compact(row.Name)], prospectsByName[UnionEnding().Replace(TypedText.Compact(row.Name), "")] }
            .SelectMany(found => found).FirstOrDefault(prospect => !prospect.HasFounded);

    // One that still waits is told before one of the same code that was founded earlier.
    KnownProspect? ProspectOf(string code) => prospectsByCode[code].OrderBy(prospect => prospect.HasFounded).FirstOrDefault();

    [GeneratedRegex("(?:基层)?工会(?:委员会)?$")]
    private static partial Regex UnionEnding();
}

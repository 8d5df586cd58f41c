using System.Text.RegularExpressions;
using UnionPortal.Reference;
using UnionPortal.Shell;

namespace UnionPortal.Ledgers;

/// <summary>Holds each row against those before it and against the registry: what is there already, and which prospect a union grows from.</summary>
sealed partial class LedgerTwins(LedgerKnown known)
{
    readonly Dictionary<string, LedgerRow> firstByCode = [];
    readonly Dictionary<string, LedgerRow> firstByName = [];
    readonly ILookup<string, KnownProspect> prospectsByCode = known.Prospects.Where(prospect => prospect.CreditCode is not null).ToLookup(prospect => prospect.CreditCode!);
    readonly ILookup<string, KnownProspect> prospectsByName = known.Prospects.ToLookup(prospect => TypedText.Compact(prospect.Name));
    readonly HashSet<Guid> grown = [];

    public LedgerRow Judge(LedgerRow row)
    {
        var judged = row.CreditCode is { } code ? JudgeCode(row, code) : row;
        return judged.IsImportable && row.Name.Length > 0 ? JudgeName(judged) : judged;
    }

    LedgerRow JudgeCode(LedgerRow row, string code)
    {
        if (!firstByCode.TryAdd(code, row)) return row.Find(LedgerColumn.CreditCode, Verdict.Refused, Say.RowCodeTwice.With(firstByCode[code].Number, firstByCode[code].Name));
        var holder = known.NameByCode.GetValueOrDefault(code);
        if (row.IsProspect && holder is null && ProspectOf(code) is { } prospect)
        {
            if (prospect.HasFounded) return row.Find(LedgerColumn.CreditCode, Verdict.Refused, Say.RowHasFounded.With(prospect.Name));
            holder = prospect.Name;
        }
        return holder is null ? row : row.Find(LedgerColumn.CreditCode, Verdict.Refused, (holder == row.Name ? Say.RowAlreadyKnown : Unions.Say.RowCodeKnown).With(holder));
    }

    LedgerRow JudgeName(LedgerRow row)
    {
        if (!firstByName.TryAdd(row.Name, row)) return row.Find(LedgerColumn.Name, Verdict.Warned, Say.RowSameName.With(firstByName[row.Name].Number));
        if (row.IsProspect)
        {
            var namesakes = prospectsByName[TypedText.Compact(row.Name)].ToList();
            if (namesakes.Exists(prospect => prospect.HasFounded)) return row.Find(LedgerColumn.Name, Verdict.Refused, Say.RowHasFounded.With(row.Name));
            if (namesakes.Count > 0) return row.Find(LedgerColumn.Name, Verdict.Warned, Say.RowNameKnown);
        }
        else if (RootOf(row) is { } root && grown.Add(root.Id))
        {
            return (row with { GrowsFrom = root.Id }).Find(LedgerColumn.Name, Verdict.Warned, Say.RowGrows.With(root.Name));
        }
        return known.Names.Contains(row.Name) ? row.Find(LedgerColumn.Name, Verdict.Warned, Say.RowNameKnown) : row;
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

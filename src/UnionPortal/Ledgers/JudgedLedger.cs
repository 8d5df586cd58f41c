using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Ledgers;

/// <summary>A kept ledger with a person's choices applied, judged against the register as it is this moment.</summary>
public sealed record JudgedLedger(LedgerImport Import, LedgerFile File, LedgerChoices Choices, IReadOnlyList<TakenSheet> Sheets, LedgerReport Report)
{
    readonly HashSet<RowPlace> leftOut = [.. Choices.LeftOut ?? []];

    /// <summary>Every sheet that comes in says which column holds the names.</summary>
    public bool IsUsable => Sheets.Count > 0 && Sheets.All(sheet => sheet.Layout.IsUsable);

    /// <summary>The rows an import takes: all but the refused, the unchanged and those that a person left out.</summary>
    public IReadOnlyList<LedgerRow> Chosen => [.. Report.Rows.Where(row => row.Fate is not (RowFate.Refused or RowFate.Unchanged) && !LeavesOut(row))];

    /// <summary>The rows that need a hand: warned and refused ones.</summary>
    public IReadOnlyList<LedgerRow> Problems => [.. Report.Rows.Where(row => row.Fate is RowFate.Refused or RowFate.Warned)];

    /// <summary>A person left this row out, by itself or with all that amend something.</summary>
    public bool LeavesOut(LedgerRow row) => leftOut.Contains(row.Place) || LeavesAllOut(row);

    /// <summary>Left out with all that amend what is on the register.</summary>
    public bool LeavesAllOut(LedgerRow row) => Choices.NewOnly && row.Amends is { Changes.Count: > 0 };

    /// <summary>The same for the same judgement: whoever imports what was shown finds out that the register has moved on.</summary>
    public string Fingerprint()
    {
        var said = new StringBuilder();
        foreach (var row in Report.Rows)
        {
            said.Append(row.Place).Append(row.Fate).Append(row.GrowsFrom).Append(row.Amends?.RecordId);
            foreach (var change in row.Amends?.Changes ?? []) said.Append(change);
        }
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(said.ToString())));
    }

    internal static async Task<JudgedLedger> OfAsync(FederationDb db, IFileStore store, LedgerImport import, DateOnly today, CancellationToken ct)
    {
        var content = await LedgerBytes.OpenAsync(store, db, import.FileId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.LedgerIsLost, import.FileName);
        var known = await KnownAsync(db, ct);
        return await Task.Run(() => Judge(import, LedgerFile.Read(content, import.FileName), known, today), ct);
    }

    static JudgedLedger Judge(LedgerImport import, LedgerFile file, LedgerKnown known, DateOnly today)
    {
        var choices = import.Chosen;
        var sheets = choices.Take(file);
        return new(import, file, choices, sheets, LedgerReport.Judge(sheets, known, today));
    }

    static async Task<LedgerKnown> KnownAsync(FederationDb db, CancellationToken ct)
    {
        var unions = await db.Set<GrassrootsUnion>().AsNoTracking().Living().Include(union => union.Honours).ToListAsync(ct);
        var prospects = await db.Set<Prospect>().AsNoTracking().Where(prospect => prospect.LeftOn == null || prospect.LeftFor == LeaveReason.Founded).ToListAsync(ct);
        return new(
            unions.ConvertAll(union => new KnownRecord(union.Id, union.Name, union.CreditCode, () => LedgerFacts.Of(union, db.Vault))),
            prospects.ConvertAll(prospect => new KnownProspect(prospect.Id, prospect.Name, prospect.CreditCode, prospect.HasLeft, () => LedgerFacts.Of(prospect, db.Vault))));
    }
}

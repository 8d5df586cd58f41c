using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Ledgers;

/// <summary>A kept ledger with a person's choices applied, judged against the registry as it is this moment.</summary>
public sealed record JudgedLedger(LedgerImport Import, LedgerFile File, LedgerChoices Choices, LedgerLayout Layout, LedgerReport Report)
{
    public LedgerSheet Sheet => File.Sheets[Math.Clamp(Choices.Sheet, 0, File.Sheets.Count - 1)];

    /// <summary>The rows an import takes: all but the refused and the warned ones that a person left out.</summary>
    public IReadOnlyList<LedgerRow> Chosen => [.. Report.Rows.Where(row => row.IsImportable && !Choices.LeavesOut(row.Number))];

    /// <summary>The rows that need a hand: warned and refused ones.</summary>
    public IReadOnlyList<LedgerRow> Problems => [.. Report.Rows.Where(row => row.Verdict != Verdict.Good)];

    internal static async Task<JudgedLedger> OfAsync(FederationDb db, IFileStore store, LedgerImport import, DateOnly today, CancellationToken ct)
    {
        var content = await LedgerBytes.OpenAsync(store, db, import.FileId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.LedgerIsLost, import.FileName);
        var known = await KnownAsync(db, ct);
        return await Task.Run(() => Judge(import, LedgerFile.Read(content, import.FileName), known, today), ct);
    }

    static JudgedLedger Judge(LedgerImport import, LedgerFile file, LedgerKnown known, DateOnly today)
    {
        var choices = import.Chosen;
        var sheet = file.Sheets[Math.Clamp(choices.Sheet, 0, file.Sheets.Count - 1)];
        var layout = choices.Layout ?? LedgerLayout.Guess(sheet);
        return new(import, file, choices, layout, LedgerReport.Judge(sheet, layout, known, today));
    }

    static async Task<LedgerKnown> KnownAsync(FederationDb db, CancellationToken ct)
    {
        var unions = await db.Set<GrassrootsUnion>().Select(union => new { union.Name, union.CreditCode }).ToListAsync(ct);
        var prospects = await db.Set<Prospect>().Where(prospect => prospect.LeftOn == null || prospect.LeftFor == LeaveReason.Founded)
            .Select(prospect => new KnownProspect(prospect.Id, prospect.Name, prospect.CreditCode, prospect.LeftOn != null)).ToListAsync(ct);
        return new(
            unions.Where(union => union.CreditCode is not null).ToDictionary(union => union.CreditCode!, union => union.Name),
            unions.Select(union => union.Name).ToHashSet()) { Prospects = prospects };
    }
}

using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Ledgers;

/// <summary>Imports a ledger for an operator's command: every row that is not refused, with the same judgement as on the page.</summary>
public sealed class ImportFromTerminal(FederationDoor door, IFileStore store, IEnumerable<IFollowProspects> followers, TimeProvider clock) : IUseCase
{
    /// <param name="Tally">What was registered; nothing where every row is refused.</param>
    public sealed record Outcome(LedgerReport Report, LedgerTally? Tally)
    {
        /// <summary>The page's own words: the counts, what came in, and each row that needs a hand.</summary>
        public IEnumerable<string> Lines => new[] { Tally?.Sentence ?? Say.NothingToImport, Report.Sentence }
            .Concat(Report.Totals.Where(total => !total.Agrees).Select(total => total.Sentence))
            .Concat(Report.Rows.SelectMany(row => row.Findings.Select(finding => string.Format(Say.TerminalLine, row.Where, row.Verdict.Word(), finding.Column.Word(), finding.Sentence))));

        public bool IsClean => Report.Count(RowFate.Refused) == 0;
    }

    public async Task<Outcome> RunAsync(int federationId, string name, byte[] content, CancellationToken ct = default)
    {
        await using var db = await door.OpenForCommandAsync(federationId, ct);
        var id = Guid.CreateVersion7();
        await new ReadLedger(door, store, clock).RunAsync(db, id, name, content, ct);
        var import = await db.FindAsync<LedgerImport>([db.Scope.FederationId, id], ct) ?? throw new Refusal(Say.NoSuchLedger);
        var judged = await JudgedLedger.OfAsync(db, store, import, clock.Today(), ct);
        if (judged.Chosen.Count == 0) return new(judged.Report, null);
        return new(judged.Report, await new ImportLedger(door, store, followers, clock).RegisterAsync(db, judged, null, ct));
    }
}

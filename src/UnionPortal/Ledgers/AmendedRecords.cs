using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Ledgers;

/// <summary>Amends unions and prospects that are on the register already, a few hundred at a time, as a person would: the trail says from what to what, and figures follow.</summary>
sealed class AmendedRecords(FederationDb db, DateOnly today)
{
    const int Step = 500;

    /// <summary>Writes what the rows change, and keeps what was there before. Refuses where a fact is no longer what the judgement held it against.</summary>
    public async Task WriteAsync(IEnumerable<LedgerRow> rows, Guid importId, CancellationToken ct)
    {
        foreach (var some in rows.Where(row => row.Amends is not null).Chunk(Step))
        {
            var unions = await UnionsAsync([.. some.Where(row => !row.IsProspect).Select(row => row.Amends!.RecordId)], ct);
            var prospects = await ProspectsAsync([.. some.Where(row => row.IsProspect).Select(row => row.Amends!.RecordId)], ct);
            foreach (var row in some)
            {
                var id = row.Amends!.RecordId;
                var facts = row.Amends.Changes.ToDictionary(change => change.Column, change => change.After);
                var now = unions.TryGetValue(id, out var union) ? LedgerFacts.Of(union, db.Vault) : prospects.TryGetValue(id, out var known) ? LedgerFacts.Of(known, db.Vault) : null;
                if (now is null || row.Amends.Changes.Any(change => now.GetValueOrDefault(change.Column) != change.Before)) throw new Refusal(Say.JudgementChanged);
                Write(union, prospects.GetValueOrDefault(id), facts);
                db.Add(LedgerAmendment.Of(importId, row, db.Vault));
            }
            await db.SaveOrRefuseAsync(Say.JudgementChanged, ct);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Puts back what an import changed. A fact that somebody has changed since stays as it is now.</summary>
    /// <returns>How many records got something back, and how many facts stay.</returns>
    public async Task<(int Restored, int Kept)> PutBackAsync(Guid importId, CancellationToken ct)
    {
        var (restored, kept) = (0, 0);
        foreach (var some in (await db.Set<LedgerAmendment>().AsNoTracking().Where(amendment => amendment.ImportId == importId).ToListAsync(ct)).Chunk(Step))
        {
            var unions = await UnionsAsync([.. some.Where(amendment => !amendment.IsOfProspect).Select(amendment => amendment.RecordId)], ct);
            var prospects = await ProspectsAsync([.. some.Where(amendment => amendment.IsOfProspect).Select(amendment => amendment.RecordId)], ct);
            foreach (var amendment in some)
            {
                var (union, prospect) = (unions.GetValueOrDefault(amendment.RecordId), prospects.GetValueOrDefault(amendment.RecordId));
                var now = union is not null ? LedgerFacts.Of(union, db.Vault) : prospect is not null ? LedgerFacts.Of(prospect, db.Vault) : [];
                var changes = amendment.Open(db.Vault);
                var back = changes.Where(change => now.GetValueOrDefault(change.Column) == change.After).ToDictionary(change => change.Column, change => change.Before);
                kept += changes.Count - back.Count;
                if (back.Count == 0) continue;
                restored++;
                Write(union, prospect, back);
            }
            await db.SaveOrRefuseAsync(Say.UsedMeanwhile, ct);
            db.ChangeTracker.Clear();
        }
        await db.Set<LedgerAmendment>().Where(amendment => amendment.ImportId == importId).ExecuteDeleteAsync(ct);
        return (restored, kept);
    }

    void Write(GrassrootsUnion? union, Prospect? prospect, Dictionary<LedgerColumn, string?> facts)
    {
        if (union is not null) db.Amend(union, () => union.Write(facts, today, db.Vault));
        else prospect?.Write(facts, db.Vault);
    }

    Task<Dictionary<Guid, GrassrootsUnion>> UnionsAsync(List<Guid> ids, CancellationToken ct) =>
        db.Set<GrassrootsUnion>().Include(union => union.Honours).Include(union => union.Headcounts).AsSplitQuery().Where(union => ids.Contains(union.Id)).ToDictionaryAsync(union => union.Id, ct);

    // One that has left the founding ledger is history.
    Task<Dictionary<Guid, Prospect>> ProspectsAsync(List<Guid> ids, CancellationToken ct) =>
        db.Set<Prospect>().Where(prospect => ids.Contains(prospect.Id) && prospect.LeftOn == null).ToDictionaryAsync(prospect => prospect.Id, ct);
}

using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Audit;
using UnionPortal.Files;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Ledgers;

/// <summary>
/// Registers the chosen rows of a kept ledger in one transaction, and amends what they tell of again: all of them or none. A prospect
/// that founded a union leaves the founding ledger with it. Refuses a ledger that was imported already, and one that is judged otherwise by now than was shown.
/// </summary>
public sealed class ImportLedger(FederationDoor door, IFileStore store, IEnumerable<IFollowProspects> followers, TimeProvider clock) : IUseCase
{
    /// <param name="importId">The ledger.</param>
    /// <param name="seen">The judgement's fingerprint as somebody saw it; nothing takes whatever it is by now.</param>
    /// <param name="progress">How much is done, in percent.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<LedgerTally> RunAsync(Guid importId, string? seen = null, IProgress<int>? progress = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ImportUnions, ct);
        var import = await db.FindLedgerAsync(importId, ct);
        import.RefuseUnlessOpen();
        var judged = await JudgedLedger.OfAsync(db, store, import, clock.Today(), ct);
        if (seen is not null && seen != judged.Fingerprint()) throw new Refusal(Say.JudgementChanged);
        return await RegisterAsync(db, judged, progress, ct);
    }

    /// <summary>Registers what was judged this moment.</summary>
    internal async Task<LedgerTally> RegisterAsync(FederationDb db, JudgedLedger judged, IProgress<int>? progress, CancellationToken ct)
    {
        var import = judged.Import;
        import.Begin(clock.GetUtcNow());
        await SaveOrYieldAsync(db, ct);

        var rows = judged.Chosen;
        if (rows.Count == 0) throw new Refusal(Say.NothingToImport);
        var tally = LedgerTally.Of(rows);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            import.Import(clock.GetUtcNow(), tally.Total - tally.Prospects, tally.Prospects, tally.Amended);
            db.Record(AuditAction.Imported, nameof(LedgerImport), import.Id, Language.Written(() => tally.Sentence));
            foreach (var room in new[] { nameof(GrassrootsUnion), nameof(Headcount), nameof(Prospect) }) db.TouchMonth(room, clock.Today());
            await SaveOrYieldAsync(db, ct);

            await WriteAsync(db, [.. rows.Where(row => row.Amends is null)], import.Id, progress, ct);
            await db.SaveOrRefuseAsync(Say.RegistryChangedMeanwhile, ct);
            db.ChangeTracker.Clear();
            await new AmendedRecords(db, clock.Today()).WriteAsync(rows, import.Id, ct);
            await transaction.CommitAsync(ct);
        }
        catch (Exception taken) when ((taken as PostgresException ?? taken.InnerException as PostgresException)?.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new Refusal(Say.RegistryChangedMeanwhile);
        }
        progress?.Report(100);
        return tally;
    }

    async Task WriteAsync(FederationDb db, IReadOnlyList<LedgerRow> rows, Guid importId, IProgress<int>? progress, CancellationToken ct)
    {
        // Sealing telephones and reading names is the larger part of the work, and each row's is its own.
        var (today, vault) = (clock.Today(), db.Vault);
        var founded = rows.Where(row => !row.IsProspect).AsParallel().AsOrdered().Select(row => (row.GrowsFrom, Union: row.ToUnion(importId, today, vault))).ToList();
        var unions = founded.ConvertAll(row => row.Union);
        var prospects = rows.Where(row => row.IsProspect).AsParallel().AsOrdered().Select(row => row.ToProspect(importId, today, vault)).ToList();
        var staging = new Staging(db, progress, Math.Max(1, unions.Count * 3 + prospects.Count));
        await staging.PrepareAsync(ct);
        await staging.BringAsync(unions, ct);
        await staging.BringAsync([.. unions.SelectMany(union => union.Headcounts)], ct);
        await staging.BringAsync([.. unions.SelectMany(union => union.Honours)], ct);
        await staging.BringAsync(prospects, ct);
        await GrowAsync(db, founded.Where(row => row.GrowsFrom is not null).ToDictionary(row => row.GrowsFrom!.Value, row => row.Union.Id), ct);
    }

    async Task GrowAsync(FederationDb db, Dictionary<Guid, Guid> unionByProspect, CancellationToken ct)
    {
        foreach (var prospect in await db.Set<Prospect>().Where(prospect => unionByProspect.Keys.Contains(prospect.Id)).ToListAsync(ct))
            prospect.Found(clock.Today(), unionByProspect[prospect.Id]);
        foreach (var follower in followers) await follower.FollowAsync(db, unionByProspect, ct);
    }

    // Two people, or one impatient finger, pressing import at once: the later one is told.
    static async Task SaveOrYieldAsync(FederationDb db, CancellationToken ct)
    {
        await db.SaveOrRefuseAsync(Say.LedgerIsNoLongerOpen, ct);
    }
}

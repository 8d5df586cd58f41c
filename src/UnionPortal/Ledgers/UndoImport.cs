using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Audit;
using UnionPortal.Files;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Ledgers;

/// <summary>Takes back a whole import; prospects that founded a union with it are back in the founding ledger, and what it amended is as it was, but for facts amended since. Refuses, naming them, when unions or prospects of it were amended, paired or otherwise used since.</summary>
public sealed class UndoImport(FederationDoor door, IFileStore store, TimeProvider clock) : IUseCase
{
    const int Named = 3;

    /// <param name="Removed">Unions and prospects that came with it and are gone.</param>
    /// <param name="Restored">Unions and prospects of before that are as they were.</param>
    /// <param name="Kept">Facts of those that somebody has changed since: they stay.</param>
    public sealed record Undone(int Removed, int Restored, int Kept)
    {
        public string Sentence => Restored + Kept == 0 ? Say.ImportIsUndone : string.Concat(Say.UndoneLead, Removed > 0 ? Say.UndoneRemoved.With(Removed) : "", Restored > 0 ? Say.UndoneRestored.With(Restored) : "", Kept > 0 ? Say.UndoneKept.With(Kept) : "");
    }

    public async Task<Undone> RunAsync(Guid importId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ImportUnions, ct);
        var import = await db.FindLedgerAsync(importId, ct);
        import.Undo(clock.GetUtcNow());
        var unions = db.Set<GrassrootsUnion>().Where(union => union.ImportId == importId);
        var prospects = db.Set<Prospect>().Where(prospect => prospect.ImportId == importId);
        RefuseIfUsed(await UsedAsync(db, importId, unions, prospects, ct));

        var registered = await unions.Select(union => union.RegisteredOn).Concat(prospects.Select(prospect => prospect.RegisteredOn)).Distinct().ToListAsync(ct);
        Undone undone;
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            foreach (var prospect in await db.Set<Prospect>().Where(prospect => unions.Any(union => union.Id == prospect.FoundedUnionId)).ToListAsync(ct)) prospect.Return();
            await db.SaveChangesAsync(ct);
            await db.Set<Honour>().Where(honour => unions.Any(union => union.Id == honour.HolderUnionId)).ExecuteDeleteAsync(ct);
            await db.Set<Headcount>().Where(count => unions.Any(union => union.Id == count.UnionId)).ExecuteDeleteAsync(ct);
            await unions.ExecuteDeleteAsync(ct);
            await prospects.ExecuteDeleteAsync(ct);
            db.Record(AuditAction.ImportUndone, nameof(LedgerImport), import.Id, import.FileName);
            foreach (var day in registered)
                foreach (var room in new[] { nameof(GrassrootsUnion), nameof(Headcount), nameof(Prospect) }) db.TouchMonth(room, day);
            await db.SaveChangesAsync(ct);
            var (restored, kept) = await new AmendedRecords(db, clock.Today()).PutBackAsync(importId, ct);
            undone = new(import.UnionsImported + import.ProspectsImported, restored, kept);
            await transaction.CommitAsync(ct);
        }
        catch (Exception held) when ((held as PostgresException ?? held.InnerException as PostgresException)?.SqlState is PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.RestrictViolation or PostgresErrorCodes.UniqueViolation)
        {
            throw new Refusal(Say.UsedMeanwhile);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refusal(Say.LedgerIsNotImported);
        }
        await LedgerBytes.DropAsync(store, db, import.FileId, ct);
        return undone;
    }

    static async Task<List<string>> UsedAsync(FederationDb db, Guid importId, IQueryable<GrassrootsUnion> unions, IQueryable<Prospect> prospects, CancellationToken ct)
    {
        var used = db.Set<AuditEntry>().Where(entry => entry.Action != AuditAction.Revealed);
        List<string> names =
        [
            .. await Holders.NamesAsync<GrassrootsUnion>(db, importId, [typeof(Honour), typeof(Headcount), typeof(Prospect)], ct),
            .. await Holders.NamesAsync<Prospect>(db, importId, [], ct),
            .. await unions.Where(union => union.Honours.Any(honour => honour.Giver != null || honour.ValidUntil != null || honour.RevokedOn != null)).Select(union => union.Name).ToListAsync(ct),
            .. await unions.Where(union => used.Any(entry => entry.RecordId == union.Id)).Select(union => union.Name).ToListAsync(ct),
            .. await prospects.Where(prospect => used.Any(entry => entry.RecordId == prospect.Id)).Select(prospect => prospect.Name).ToListAsync(ct),
        ];
        return [.. names.Distinct()];
    }

    static void RefuseIfUsed(List<string> names)
    {
        if (names.Count == 0) return;
        if (names is [var only]) throw new Refusal(Say.ImportIsUsedOnce, only);
        throw new Refusal(Say.ImportIsUsed, string.Join(Unions.Say.ListSeparator, names.Take(Named).Select(name => Say.Quoted.With(name))), names.Count);
    }
}

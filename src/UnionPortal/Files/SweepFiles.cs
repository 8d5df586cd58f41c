using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;

namespace UnionPortal.Files;

/// <summary>A kind of file that is kept as soon as it is chosen, under the id its record will have once it is saved. Found by itself.</summary>
public interface IKeepFilesEarly
{
    FilePurpose Purpose { get; }

    /// <summary>The ids of the records that were saved.</summary>
    IQueryable<Guid> Records(FederationDb db);
}

/// <summary>Removes files whose record nobody ever saved: a form that was left, words that were thrown away on a dead line.</summary>
public sealed class SweepFiles(IServiceScopeFactory scopes, Standings standings, IEnumerable<IKeepFilesEarly> kinds, DropFiles drop, TimeProvider clock, ILogger<SweepFiles> log)
    : HourlyRound(scopes, standings, clock, log)
{
    /// <summary>So long a person may come back to the words. Drafts are out of a job's sight, so the files' own age decides; a week's holiday and then some.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(14);

    const int AtOnce = 500;

    protected override string Reason => Say.SweepJob;

    protected override async Task<int> RunAsync(FederationDb db, DateTimeOffset now, CancellationToken ct)
    {
        var before = now - Patience;
        var swept = 0;
        foreach (var kind in kinds)
        {
            var records = kind.Records(db);
            var left = await db.Set<StoredFile>().Where(file => file.Purpose == kind.Purpose && file.StoredAt < before && !records.Contains(file.SubjectId)).OrderBy(file => file.StoredAt).Take(AtOnce).ToListAsync(ct);
            if (left.Count > 0) await drop.SaveAsync(db, left, ct);
            swept += left.Count;
        }

        return swept;
    }
}

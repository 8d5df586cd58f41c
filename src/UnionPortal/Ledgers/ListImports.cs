using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Ledgers;

/// <summary>The ledgers sent in so far, latest first, each with how far it has come.</summary>
public sealed class ListImports(FederationDoor door, TimeProvider clock) : IUseCase
{
    const int Shown = 20;

    /// <summary>An import that began this long ago and has not ended was cut off; its transaction left nothing behind.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public sealed record Row(Guid Id, string FileName, DateTimeOffset ReadAt, string ReadBy, LedgerState State, bool IsCutOff, DateTimeOffset? DecidedAt, int Unions, int Prospects);

    public async Task<List<Row>> RunAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ImportUnions, ct);
        var patient = clock.GetUtcNow() - Patience;
        return await db.Set<LedgerImport>().OrderByDescending(import => import.ReadAt).Take(Shown)
            .Select(import => new Row(import.Id, import.FileName, import.ReadAt, import.ReadBy, import.State,
                import.State == LedgerState.Read && import.BegunAt < patient, import.DecidedAt, import.UnionsImported, import.ProspectsImported))
            .ToListAsync(ct);
    }
}

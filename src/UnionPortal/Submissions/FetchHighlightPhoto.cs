using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Submissions;

/// <summary>Hands out a photo of a report, to the federation that received it and to the one that handed it up.</summary>
public sealed class FetchHighlightPhoto(FederationDoor door, IFileStore store) : IUseCase
{
    public sealed record Found(Stream Content, string MediaType);

    public async Task<Found> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var own = await door.OpenAsync(Permission.SeeReports, ct);
        if (await FindAsync(own, id, ct) is { } received) return received;
        await using var above = await door.OpenAboveAsync(Permission.SeeReports, ct);
        return (above is null ? null : await FindAsync(above, id, ct)) ?? throw new Refusal(RefusalKind.NotFound, Files.Say.NoSuchFile);
    }

    async Task<Found?> FindAsync(FederationDb db, Guid id, CancellationToken ct)
    {
        if (await db.Set<HighlightPhoto>().AsNoTracking().FirstOrDefaultAsync(photo => photo.Id == id, ct) is not { } photo) return null;
        return await store.ReadAsync(db.Scope.FederationId, id, ct) is { } content ? new(content, photo.MediaType) : throw new Refusal(RefusalKind.NotFound, Files.Say.FileIsLost, photo.Name);
    }
}

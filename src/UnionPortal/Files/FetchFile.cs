using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Files;

/// <summary>Hands out one file to whoever may see its row. Never a ledger or a list of members: they hold numbers as somebody typed them.</summary>
public sealed class FetchFile(FederationDoor door, IFileStore store) : IUseCase
{
    public sealed record Found(Stream Content, string MediaType, string Name, byte[] Sha256)
    {
        /// <summary>What it is kept as, with the ending of what it is; nothing for what a browser shows.</summary>
        public string? KeptAs => FileKind.IsShown(MediaType) ? null : FileKind.EndingOf(MediaType) is { } ending && !Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? Name + ending : Name;
    }

    public async Task<Found> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeFiles, ct);
        var file = await db.Set<StoredFile>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && row.Purpose != FilePurpose.Ledger && row.Purpose != FilePurpose.MemberList, ct)
            ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchFile);
        var content = await store.ReadAsync(file.FederationId, file.Id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.FileIsLost, file.Name);
        return new Found(content, file.MediaType, file.Name, file.Sha256);
    }
}

/// <summary>The address of a file: `/{federation}/files/{id}`.</summary>
public static class FileEndpoint
{
    public static void MapFiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/{federation}/files/{id:guid}", async (Guid id, FetchFile fetch, HttpResponse response, CancellationToken ct) =>
        {
            var file = await fetch.RunAsync(id, ct);
            response.Headers.CacheControl = "private, max-age=3600";
            return Results.File(file.Content, file.MediaType, file.KeptAs, entityTag: new($"\"{Convert.ToHexString(file.Sha256)[..16]}\""), enableRangeProcessing: true);
        });
}

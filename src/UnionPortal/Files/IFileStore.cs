namespace UnionPortal.Files;

/// <summary>Where bytes lie. Disk by default; an S3-compatible store can take over behind the same four calls.</summary>
public interface IFileStore
{
    Task WriteAsync(int federationId, Guid id, Stream content, CancellationToken ct);

    /// <summary>The bytes, or nothing where there are none.</summary>
    Task<Stream?> ReadAsync(int federationId, Guid id, CancellationToken ct);

    Task RemoveAsync(int federationId, Guid id, CancellationToken ct);

    /// <summary>Bytes left for more, where the store knows.</summary>
    long? BytesFree { get; }
}

/// <summary>Reading a file that is small enough to be held.</summary>
public static class WholeFiles
{
    /// <summary>All bytes of a picture, which its kind keeps small; nothing where it is lost.</summary>
    public static async Task<byte[]?> ReadWholeAsync(this IFileStore store, int federationId, Guid id, CancellationToken ct)
    {
        if (await store.ReadAsync(federationId, id, ct) is not { } content) return null;
        await using var _ = content;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }
}

/// <summary>Files in a folder of this machine, one folder a federation, written beside and moved into place so that no half file is ever served.</summary>
public sealed class DiskFileStore(string folder) : IFileStore
{
    public long? BytesFree => new DriveInfo(Directory.CreateDirectory(folder).FullName).AvailableFreeSpace;

    public async Task WriteAsync(int federationId, Guid id, Stream content, CancellationToken ct)
    {
        var path = PathOf(federationId, id);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            await using (var file = File.Create(beside)) await content.CopyToAsync(file, ct);
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    public Task<Stream?> ReadAsync(int federationId, Guid id, CancellationToken ct)
    {
        var path = PathOf(federationId, id);
        return Task.FromResult<Stream?>(File.Exists(path) ? File.OpenRead(path) : null);
    }

    public Task RemoveAsync(int federationId, Guid id, CancellationToken ct)
    {
        File.Delete(PathOf(federationId, id));
        return Task.CompletedTask;
    }

    string PathOf(int federationId, Guid id) =>
        Path.Combine(folder, federationId.ToString(System.Globalization.CultureInfo.InvariantCulture), id.ToString("N")[^2..], id.ToString("N"));
}

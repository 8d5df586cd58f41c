using System.Security.Cryptography;
using UnionPortal.Tenancy;

namespace UnionPortal.Files;

/// <summary>A file as a person sends it.</summary>
public sealed record SentFile(Guid Id, string Name, byte[] Bytes, string? Caption = null);

/// <summary>Takes files in: judges them by content and size, stores the bytes, and adds the row that says whose they are. The caller saves.</summary>
public sealed class KeepFiles(IFileStore store, TimeProvider clock)
{
    public const int PhotoLimit = 5 * 1024 * 1024;
    public const int ScanLimit = 10 * 1024 * 1024;

    /// <summary>Refuses empty files, kinds not in the list and files over the limit, each in a sentence. The same id twice is the same file.</summary>
    public async Task<StoredFile> RunAsync(
        FederationDb db, SentFile sent, FilePurpose purpose, Guid subject, (Guid? Union, Guid? Partner) parties, IReadOnlyList<string> kinds, int limit, int order, CancellationToken ct)
    {
        if (sent.Bytes.Length == 0) throw new Refusal(Say.FileIsEmpty, sent.Name);
        if (sent.Bytes.Length > limit) throw new Refusal(Say.FileIsTooLarge, sent.Name, limit / 1024 / 1024);
        var kind = FileKind.Of(sent.Bytes);
        if (kind is null || !kinds.Contains(kind)) throw new Refusal(kinds.Contains(FileKind.Pdf) ? Say.FileIsNoScan : Say.FileIsNoPhoto, sent.Name);

        using var content = new MemoryStream(sent.Bytes, writable: false);
        await store.WriteAsync(db.Scope.FederationId, sent.Id, content, ct);
        var file = new StoredFile
        {
            Id = sent.Id,
            Purpose = purpose,
            SubjectId = subject,
            UnionId = parties.Union,
            PartnerUnionId = parties.Partner,
            Name = sent.Name.Length > StoredFile.NameLimit ? sent.Name[^StoredFile.NameLimit..] : sent.Name,
            MediaType = kind,
            Size = sent.Bytes.Length,
            Sha256 = SHA256.HashData(sent.Bytes),
            Caption = sent.Caption,
            Order = order,
            StoredAt = clock.GetUtcNow(),
        };
        db.Add(file);
        return file;
    }
}

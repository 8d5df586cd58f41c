using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Files;

/// <summary>A file as a person sends it.</summary>
public sealed record SentFile(Guid Id, string Name, byte[] Bytes, string? Caption = null)
{
    /// <summary>Reads what a person chose on a page. Refuses more bytes than the limit.</summary>
    public static async Task<SentFile> ReadAsync(ChosenFile file, int limit, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await using (var stream = file.OpenRead(limit, ct)) await stream.CopyToAsync(bytes, ct);
        return new(file.Id, file.Name, bytes.ToArray());
    }

    /// <summary>The same for a scan.</summary>
    public static Task<SentFile> ReadScanAsync(ChosenFile file, CancellationToken ct) => ReadAsync(file, FileKind.Scans, ct);

    /// <summary>The same for a paper of one of these kinds, which is judged at once so that the sentence stands beside the file.</summary>
    public static async Task<SentFile> ReadAsync(ChosenFile file, IReadOnlyList<string> kinds, CancellationToken ct)
    {
        var sent = await ReadAsync(file, KeepFiles.ScanLimit, ct);
        KeepFiles.Judge(sent, kinds, KeepFiles.ScanLimit);
        return sent;
    }
}

/// <summary>Takes files in: judges them by content and size, stores the bytes, and adds the row that says whose they are. The caller saves.</summary>
public sealed class KeepFiles(IFileStore store, FileLimit limits, TimeProvider clock)
{
    public const int PhotoLimit = 5 * 1024 * 1024;
    public const int ScanLimit = 10 * 1024 * 1024;

    /// <summary>Refuses more files a minute than anybody sends, empty files, kinds not in the list and files over the limit, each in a sentence. The same id twice is the same file.</summary>
    public async Task<StoredFile> RunAsync(
        FederationDb db, SentFile sent, FilePurpose purpose, Guid subject, (Guid? Union, Guid? Partner) parties, IReadOnlyList<string> kinds, int limit, int order, CancellationToken ct)
    {
        limits.Take(db.Scope.PersonId);
        var kind = Judge(sent, kinds, limit);
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

    /// <summary>Puts a file beside those a record has of its kind, and saves. The same file twice is there once. Refuses one too many.</summary>
    /// <param name="db">The caller's.</param>
    /// <param name="sent">The file.</param>
    /// <param name="shelf">Where it belongs.</param>
    /// <param name="parties">Whose it is; asked only for a file that is new.</param>
    /// <param name="ct">Ends it.</param>
    /// <param name="order">Its place; behind the others where none is named.</param>
    public async Task AddAsync(FederationDb db, SentFile sent, FileShelf shelf, Func<Task<(Guid? Union, Guid? Partner)>> parties, CancellationToken ct, int? order = null)
    {
        if (await db.FilesOn(shelf).AnyAsync(known => known.Id == sent.Id, ct)) return;
        var of = await parties();
        var count = await db.FilesOn(shelf).CountAsync(ct);
        if (count >= shelf.Most) throw new Refusal(shelf.IsOfPhotos ? Say.TooManyPhotos : Say.TooManyFiles, shelf.Most);
        await RunAsync(db, sent, shelf.Purpose, shelf.Subject, of, shelf.Kinds, shelf.Limit, order ?? count, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The media type as the content shows it. Refuses empty files, other kinds and files over the limit.</summary>
    public static string Judge(SentFile sent, IReadOnlyList<string> kinds, int limit)
    {
        if (sent.Bytes.Length == 0) throw new Refusal(Say.FileIsEmpty, sent.Name);
        if (sent.Bytes.Length > limit) throw new Refusal(Say.FileIsTooLarge, sent.Name, limit / 1024 / 1024);
        return FileKind.Of(sent.Bytes) is { } kind && kinds.Contains(kind)
            ? kind
            : throw new Refusal(kinds.Contains(FileKind.Docx) ? Say.FileIsNoDocument : kinds.Contains(FileKind.Pdf) ? Say.FileIsNoScan : Say.FileIsNoPhoto, sent.Name);
    }
}

namespace UnionPortal.Files;

/// <summary>What a file is by its first bytes; the name and the browser's word count for nothing.</summary>
public static class FileKind
{
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";
    public const string Webp = "image/webp";
    public const string Pdf = "application/pdf";

    public static readonly IReadOnlyList<string> Photos = [Jpeg, Png, Webp];
    public static readonly IReadOnlyList<string> Scans = [Pdf, Jpeg, Png, Webp];

    /// <summary>The media type, or nothing for a kind the portal does not keep.</summary>
    public static string? Of(ReadOnlySpan<byte> head)
    {
        if (head is [0xFF, 0xD8, 0xFF, ..]) return Jpeg;
        if (head is [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..]) return Png;
        if (head.Length >= 12 && head[..4].SequenceEqual("RIFF"u8) && head[8..12].SequenceEqual("WEBP"u8)) return Webp;
        return head.StartsWith("%PDF-"u8) ? Pdf : null;
    }
}

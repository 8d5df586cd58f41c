using System.IO.Compression;
using System.Xml;

namespace UnionPortal.Files;

/// <summary>What a file is by its first bytes, and for a document of Word or a spreadsheet by what it says it contains; the name and the browser's word count for nothing.</summary>
public static class FileKind
{
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";
    public const string Webp = "image/webp";
    public const string Pdf = "application/pdf";
    public const string Docx = WordSheet.MediaType;
    public const string Xlsx = Spreadsheet.XlsxType;

    public static readonly IReadOnlyList<string> Photos = [Jpeg, Png, Webp];
    public static readonly IReadOnlyList<string> Scans = [Pdf, .. Photos];

    /// <summary>Scans, and what offices write: never with macros.</summary>
    public static readonly IReadOnlyList<string> Documents = [.. Scans, Docx, Xlsx];

    const string Contents = "[Content_Types].xml";

    /// <summary>A list of contents is a few kilobytes; one that swells is none.</summary>
    const int ContentsLimit = 256 * 1024;

    // Anything that runs when the document is opened.
    static readonly string[] Active = ["macroEnabled", "vbaProject", "activeX", "ms-office.vba"];

    /// <summary>The media type, or nothing for a kind the portal does not keep.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xD8, 0xFF, ..]) return Jpeg;
        if (bytes is [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..]) return Png;
        if (bytes.Length >= 12 && bytes[..4].SequenceEqual("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8)) return Webp;
        if (bytes.StartsWith("%PDF-"u8)) return Pdf;
        return bytes.StartsWith("PK\u0003\u0004"u8) ? OfPackage(bytes) : null;
    }

    /// <summary>Whether a browser may show it within the portal; anything else is handed out to be kept.</summary>
    public static bool IsShown(string mediaType) => Scans.Contains(mediaType);

    /// <summary>The ending by which a computer knows what to open it with.</summary>
    public static string? EndingOf(string mediaType) => mediaType switch { Docx => ".docx", Xlsx => ".xlsx", _ => null };

    // A package says in its list of contents what it is. Of the rest nothing is unpacked.
    static string? OfPackage(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var package = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false));
            if (package.Entries.Any(entry => Active.Any(word => entry.FullName.Contains(word, StringComparison.OrdinalIgnoreCase)))) return null;
            // Two lists of contents would be read differently by different programs.
            if (package.Entries.Where(entry => entry.FullName.Equals(Contents, StringComparison.OrdinalIgnoreCase)).ToList() is not [{ Length: <= ContentsLimit } list]) return null;
            using var reader = XmlReader.Create(list.Open(), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = ContentsLimit, CloseInput = true });
            var kinds = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            while (reader.Read())
                if (reader is { NodeType: XmlNodeType.Element } && reader.GetAttribute("ContentType") is { } kind) kinds.Add(kind);
            if (kinds.Any(kind => Active.Any(word => kind.Contains(word, StringComparison.OrdinalIgnoreCase)))) return null;
            return kinds.Contains(Docx + ".main+xml") ? Docx : kinds.Contains(Xlsx + ".main+xml") ? Xlsx : null;
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or NotSupportedException)
        {
            return null;
        }
    }
}

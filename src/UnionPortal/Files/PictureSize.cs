using System.Buffers.Binary;

namespace UnionPortal.Files;

/// <summary>Width and height of a JPEG or PNG in pixels, as its header says.</summary>
public readonly record struct PictureSize(int Width, int Height)
{
    /// <summary>Nothing for another kind of picture, or a header that says nothing.</summary>
    public static PictureSize? Of(ReadOnlySpan<byte> bytes) => FileKind.Of(bytes) switch
    {
        FileKind.Png when bytes.Length > 24 => Real(BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..])),
        FileKind.Jpeg => OfJpeg(bytes),
        _ => null,
    };

    // A JPEG is a row of segments: FF, a kind, a length. The frame header (C0 to CF but for C4, C8, CC) holds the size.
    static PictureSize? OfJpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]))
        {
            if (bytes[at + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return Real(BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
        }

        return null;
    }

    static PictureSize? Real(int width, int height) => width > 0 && height > 0 ? new(width, height) : null;
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace UnionPortal.Demonstration;

/// <summary>A photo nobody took: people in two rows before a wall with a banner, drawn dot by dot and packed as a PNG. The same seed gives the same photo.</summary>
static class InventedPhoto
{
    const int Width = 640, Height = 480;

    static readonly int[] Walls = [0xE9E1D3, 0xD8E3E6, 0xE6DDE2, 0xDFE6D8];
    static readonly int[] Vests = [0xC0392B, 0x2E6DA4, 0xE08A2C, 0x3E8E5A, 0x6A4C93, 0x1F7A8C];
    static readonly int[] Skins = [0xE8BE9A, 0xDCA982, 0xF0CBA8];
    static readonly int[] Hairs = [0x2B2320, 0x4A3B33, 0x1C1A1A];

    public static byte[] Draw(int seed)
    {
        var random = new Random(seed);
        var dots = new int[Width * Height];
        Paint(dots, 0, 0, Width, 330, _ => Walls[seed % Walls.Length]);
        Paint(dots, 0, 330, Width, Height, _ => 0xB9A58C);
        Paint(dots, 90, 52, 550, 108, _ => 0xB4232A);
        Paint(dots, 104, 66, 536, 94, x => x / 26 % 2 == 0 ? 0xF7E3B5 : 0xB4232A);
        foreach (var (row, height) in new[] { (0, 235), (1, 300) })
            for (var x = 60 + row * 40; x < Width - 50; x += 84 + random.Next(-8, 9)) Person(dots, random, x, height + random.Next(-10, 11));
        return Pack(dots);
    }

    static void Person(int[] dots, Random random, int x, int y)
    {
        Disc(dots, x, y + 110, 42, 82, Vests[random.Next(Vests.Length)]);
        Disc(dots, x, y - 5, 25, 29, Hairs[random.Next(Hairs.Length)]);
        Disc(dots, x, y + 3, 22, 26, Skins[random.Next(Skins.Length)]);
    }

    static void Disc(int[] dots, int x, int y, int wide, int high, int colour)
    {
        for (var down = Math.Max(0, y - high); down < Math.Min(Height, y + high); down++)
            for (var right = Math.Max(0, x - wide); right < Math.Min(Width, x + wide); right++)
                if (Squared((double)(right - x) / wide) + Squared((double)(down - y) / high) <= 1) dots[down * Width + right] = colour;
    }

    static void Paint(int[] dots, int left, int top, int right, int bottom, Func<int, int> colour)
    {
        for (var down = top; down < bottom; down++)
            for (var x = left; x < right; x++) dots[down * Width + x] = colour(x);
    }

    static double Squared(double number) => number * number;

    // A PNG is a signature and chunks, each with its length, its name and a check sum (RFC 2083).
    static byte[] Pack(int[] dots)
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        (head[8], head[9]) = (8, 2);
        Chunk(png, "IHDR", head);
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            for (var down = 0; down < Height; down++) zip.Write([0, .. dots.AsSpan(down * Width, Width).ToArray().SelectMany(dot => new[] { (byte)(dot >> 16), (byte)(dot >> 8), (byte)dot })]);
        Chunk(png, "IDAT", packed.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    static void Chunk(Stream png, string name, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        png.Write(number);
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        png.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(named));
        png.Write(number);
    }

    static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var each in bytes)
        {
            crc ^= each;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}

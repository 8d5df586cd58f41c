using System.Buffers.Binary;
using System.Text;

namespace UnionPortal.Benchmarks.Circuits;

/// <summary>The little of MessagePack that Blazor's circuits speak: invocations of a hub, each with its length before it.</summary>
static class BlazorPack
{
    const int Invocation = 1;
    const int Ping = 6;

    public static readonly byte[] PingMessage = [2, 0x91, Ping];

    /// <summary>A call with strings, numbers, yes and no, and nothing.</summary>
    public static byte[] Call(string? id, string target, params object?[] values)
    {
        var body = new List<byte> { 0x96, Invocation, 0x80 };
        Write(body, id);
        Write(body, target);
        body.Add((byte)(0x90 | values.Length));
        foreach (var value in values) Write(body, value);
        body.Add(0x90);

        var message = new List<byte>();
        for (var length = (uint)body.Count; ; length >>= 7)
        {
            message.Add((byte)(length < 0x80 ? length : length & 0x7f | 0x80));
            if (length < 0x80) break;
        }

        message.AddRange(body);
        return [.. message];
    }

    /// <summary>Takes whole messages off the front; the answer is how many bytes they were.</summary>
    public static int TakeMessages(ReadOnlySpan<byte> bytes, List<object?[]> messages)
    {
        var taken = 0;
        while (true)
        {
            var rest = bytes[taken..];
            var (length, shift, at) = (0, 0, 0);
            do
            {
                if (at == rest.Length) return taken;
                length |= (rest[at] & 0x7f) << shift;
                shift += 7;
            }
            while ((rest[at++] & 0x80) != 0);
            if (rest.Length < at + length) return taken;
            var position = 0;
            messages.Add((object?[])Read(rest.Slice(at, length), ref position)!);
            taken += at + length;
        }
    }

    static void Write(List<byte> to, object? value)
    {
        switch (value)
        {
            case null: to.Add(0xc0); break;
            case bool yes: to.Add(yes ? (byte)0xc3 : (byte)0xc2); break;
            case long number:
                to.Add(0xd3);
                to.AddRange(Big(number));
                break;
            case string text:
                var letters = Encoding.UTF8.GetBytes(text);
                to.Add(0xdb);
                to.AddRange(Big(letters.Length));
                to.AddRange(letters);
                break;
            default: throw new NotSupportedException(value.GetType().Name);
        }
    }

    static object? Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        var kind = bytes[at++];
        switch (kind)
        {
            case <= 0x7f: return (long)kind;
            case >= 0xe0: return (long)(sbyte)kind;
            case >= 0x80 and <= 0x8f: return ReadMany(bytes, ref at, 2 * (kind & 0x0f));
            case >= 0x90 and <= 0x9f: return ReadMany(bytes, ref at, kind & 0x0f);
            case >= 0xa0 and <= 0xbf: return Encoding.UTF8.GetString(Take(bytes, ref at, kind & 0x1f));
            case 0xc0: return null;
            case 0xc2: return false;
            case 0xc3: return true;
            case 0xc4: case 0xc5: case 0xc6: return Take(bytes, ref at, (int)Unsigned(bytes, ref at, 1 << (kind - 0xc4))).ToArray();
            case 0xcc: case 0xcd: case 0xce: case 0xcf: return (long)Unsigned(bytes, ref at, 1 << (kind - 0xcc));
            case 0xd0: return (long)(sbyte)Unsigned(bytes, ref at, 1);
            case 0xd1: return (long)(short)Unsigned(bytes, ref at, 2);
            case 0xd2: return (long)(int)Unsigned(bytes, ref at, 4);
            case 0xd3: return (long)Unsigned(bytes, ref at, 8);
            case 0xd9: case 0xda: case 0xdb: return Encoding.UTF8.GetString(Take(bytes, ref at, (int)Unsigned(bytes, ref at, 1 << (kind - 0xd9))));
            case 0xdc: case 0xdd: return ReadMany(bytes, ref at, (int)Unsigned(bytes, ref at, 2 << (kind - 0xdc)));
            default: throw new NotSupportedException($"MessagePack 0x{kind:x2}");
        }
    }

    static object?[] ReadMany(ReadOnlySpan<byte> bytes, ref int at, int count)
    {
        var many = new object?[count];
        for (var each = 0; each < count; each++) many[each] = Read(bytes, ref at);
        return many;
    }

    static ReadOnlySpan<byte> Take(ReadOnlySpan<byte> bytes, ref int at, int count)
    {
        at += count;
        return bytes.Slice(at - count, count);
    }

    static ulong Unsigned(ReadOnlySpan<byte> bytes, ref int at, int size)
    {
        var number = 0UL;
        foreach (var digit in Take(bytes, ref at, size)) number = number << 8 | digit;
        return number;
    }

    static byte[] Big(long number)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return bytes;
    }

    static byte[] Big(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using UnionPortal.Tenancy;

namespace UnionPortal.Files;

/// <summary>How large a spreadsheet may be.</summary>
/// <param name="Bytes">As it was sent.</param>
/// <param name="Unfolded">Of a workbook, once its parts are unpacked.</param>
public sealed record SheetLimits(long Bytes, long Unfolded);

/// <summary>One sheet of a spreadsheet, read row by row and once.</summary>
/// <param name="Name">As its tab says.</param>
/// <param name="IsHidden">Hidden sheets hold lists to choose from, or last year's figures.</param>
/// <param name="Rows">Cells as text, blank rows among them.</param>
/// <param name="Merges">Cells that were made one; known once the rows have been read.</param>
/// <param name="IsText">From a text file, which may turn out to be a letter and no table.</param>
public sealed record SheetPart(string Name, bool IsHidden, IEnumerable<IReadOnlyList<string>> Rows, Func<IReadOnlyList<CellRange>> Merges, bool IsText = false);

/// <summary>
/// Reads spreadsheets as offices keep them, .xlsx, .xls or CSV in UTF-8, UTF-16 or GB18030, row by row: a long one takes no more memory than a
/// short one. What it is, its content decides, not its name. Refuses in plain words what is no spreadsheet, is locked, is too large or unfolds beyond measure.
/// </summary>
public static class SheetReader
{
    public const int ColumnLimit = 200;
    const int EntryLimit = 2_000;
    const int Sniffed = 64 * 1024;
    const string Visible = "visible";

    static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];
    static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0];

    // A workbook with a password is a compound file around this stream, whoever locked it and however.
    static readonly byte[] LockedStream = Encoding.Unicode.GetBytes("EncryptedPackage");

    static SheetReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The sheets in the order of the file; each is to be read before the next. The stream must be able to go back, and stays open.</summary>
    public static IEnumerable<SheetPart> Read(Stream content, string name, SheetLimits limits)
    {
        if (content.Length == 0) throw new Refusal(Say.SheetIsEmpty, name);
        if (content.Length > limits.Bytes) throw new Refusal(Say.SheetIsTooLarge, name, limits.Bytes / 1024 / 1024);
        var head = Head(content);
        return head.AsSpan().StartsWith(Zip) || head.AsSpan().StartsWith(Compound)
            ? Guarded(Workbook(content, name, head, limits), name)
            : [Text(content, name, head)];
    }

    static byte[] Head(Stream content)
    {
        content.Position = 0;
        var head = new byte[Math.Min(Sniffed, content.Length)];
        content.ReadExactly(head);
        content.Position = 0;
        return head;
    }

    static IEnumerable<SheetPart> Workbook(Stream content, string name, byte[] head, SheetLimits limits)
    {
        if (head.AsSpan().StartsWith(Zip)) RefuseBomb(content, name, limits);
        else if (head.AsSpan().IndexOf(LockedStream) >= 0 || Tail(content).AsSpan().IndexOf(LockedStream) >= 0) throw new Refusal(Say.SheetIsLocked, name);
        content.Position = 0;
        using var reader = ExcelReaderFactory.CreateReader(content, new() { FallbackEncoding = Encoding.GetEncoding("GB18030"), LeaveOpen = true });
        do yield return new(reader.Name, reader.VisibleState != Visible, Guarded(Rows(reader), name), () => reader.MergeCells ?? []);
        while (reader.NextResult());
    }

    static IEnumerable<IReadOnlyList<string>> Rows(IExcelDataReader reader)
    {
        while (reader.Read()) yield return [.. Enumerable.Range(0, Math.Min(reader.FieldCount, ColumnLimit)).Select(column => Written(reader.GetValue(column)))];
    }

    // The directory of a compound file may lie anywhere; the end is where it mostly is.
    static byte[] Tail(Stream content)
    {
        content.Position = Math.Max(0, content.Length - Sniffed);
        var tail = new byte[content.Length - content.Position];
        content.ReadExactly(tail);
        return tail;
    }

    // The directory of a zip may lie about sizes, so every entry is unfolded once, into nothing, under a count.
    static void RefuseBomb(Stream content, string name, SheetLimits limits)
    {
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > EntryLimit || archive.Entries.Sum(entry => entry.Length) > limits.Unfolded) throw new Refusal(Say.SheetUnfoldsTooLarge, name);
            if (!archive.Entries.Any(entry => entry.FullName.StartsWith("xl/workbook", StringComparison.Ordinal))) throw new Refusal(Say.SheetIsNone, name);

            var room = limits.Unfolded;
            var buffer = new byte[81_920];
            foreach (var entry in archive.Entries)
            {
                using var unfolding = entry.Open();
                for (int read; (read = unfolding.Read(buffer)) > 0;)
                    if ((room -= read) < 0) throw new Refusal(Say.SheetUnfoldsTooLarge, name);
            }
        }
        catch (InvalidDataException)
        {
            throw new Refusal(Say.SheetIsNone, name);
        }
    }

    static SheetPart Text(Stream content, string name, byte[] head)
    {
        var encoding = EncodingOf(content, head);
        content.Position = 0;
        var reader = new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 16 * 1024, leaveOpen: true);
        var buffer = new char[Sniffed / 4];
        var text = new string(buffer, 0, reader.ReadBlock(buffer));
        var start = text.TrimStart();
        if (start.StartsWith('<')) throw new Refusal(Say.SheetIsAWebPage, name);
        if (text.Any(letter => char.IsControl(letter) && letter is not ('\r' or '\n' or '\t')) || start.StartsWith("%PDF", StringComparison.Ordinal)) throw new Refusal(Say.SheetIsNone, name);
        var firstLines = string.Join('\n', text.Split('\n').Take(20));
        var delimiter = new[] { ',', '\t', ';', '，' }.MaxBy(mark => firstLines.Count(letter => letter == mark));
        if (!firstLines.Contains(delimiter)) throw new Refusal(start.Length == 0 ? Say.SheetIsEmpty : Say.SheetIsNone, name);
        content.Position = 0;
        return new(Path.GetFileNameWithoutExtension(name), false, Lines(content, encoding, delimiter), () => [], IsText: true);
    }

    static IEnumerable<IReadOnlyList<string>> Lines(Stream content, Encoding encoding, char delimiter)
    {
        content.Position = 0;
        using var reader = new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: true, bufferSize: 64 * 1024, leaveOpen: true);
        using var csv = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter.ToString(), BadDataFound = null, IgnoreBlankLines = false });
        while (csv.Read()) yield return [.. csv.Record!.Take(ColumnLimit)];
    }

    // What is sound UTF-8 from beginning to end was meant so; anything else is what Chinese spreadsheets save.
    static Encoding EncodingOf(Stream content, byte[] head)
    {
        if (head.AsSpan().StartsWith(Encoding.Unicode.Preamble)) return Encoding.Unicode;
        if (head.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble)) return Encoding.BigEndianUnicode;
        content.Position = 0;
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var (bytes, letters) = (new byte[81_920], new char[81_920 + 16]);
        try
        {
            for (int read; (read = content.Read(bytes)) > 0;) decoder.GetChars(bytes, 0, read, letters, 0, flush: false);
            decoder.GetChars([], 0, 0, letters, 0, flush: true);
            return Encoding.UTF8;
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("GB18030");
        }
    }

    // A broken file breaks the reader in as many ways as there are bytes; to the person they are all one.
    static IEnumerable<T> Guarded<T>(IEnumerable<T> rows, string name)
    {
        using var each = rows.GetEnumerator();
        while (true)
        {
            bool any;
            try
            {
                any = each.MoveNext();
            }
            catch (InvalidPasswordException)
            {
                throw new Refusal(Say.SheetIsLocked, name);
            }
            catch (Exception fault) when (fault is not Refusal and not OutOfMemoryException)
            {
                throw new Refusal(Say.SheetIsNone, name);
            }

            if (!any) yield break;
            yield return each.Current;
        }
    }

    // 15 digits are all a spreadsheet keeps of a number; beyond, the last are lost and the exponent says so.
    static string Written(object? cell) => cell switch
    {
        null => "",
        DateTime moment => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) >= 1e15 => number.ToString("0.##E+0", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}

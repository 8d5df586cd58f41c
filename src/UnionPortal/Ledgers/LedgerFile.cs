using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Ledgers;

/// <summary>
/// A spreadsheet as an office keeps it: .xlsx, .xls or CSV in UTF-8 or GB18030. What it is, its content decides, not its name.
/// Refuses in plain words what is no spreadsheet, is locked, is too large or unfolds beyond measure.
/// </summary>
public sealed class LedgerFile
{
    public const int SizeLimit = 10 * 1024 * 1024;
    public const int RowLimit = 20_000;
    public const long UnfoldedLimit = 100L * 1024 * 1024;
    public const int ColumnLimit = 200;
    const int EntryLimit = 2_000;

    static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];
    static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0];

    // A workbook with a password is a compound file around this stream, whoever locked it and however.
    static readonly byte[] LockedStream = Encoding.Unicode.GetBytes("EncryptedPackage");

    LedgerFile(string name, List<LedgerSheet> sheets) => (Name, Sheets) = (name, sheets);

    static LedgerFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public string Name { get; }

    /// <summary>The sheets that hold anything, in the order of the file.</summary>
    public IReadOnlyList<LedgerSheet> Sheets { get; }

    public static LedgerFile Read(byte[] content, string name)
    {
        if (content.Length == 0) throw new Refusal(Say.FileEmpty, name);
        if (content.Length > SizeLimit) throw new Refusal(Say.FileTooLarge, name, SizeLimit / 1024 / 1024);

        var sheets = content.AsSpan().StartsWith(Zip) || content.AsSpan().StartsWith(Compound)
            ? ReadWorkbook(content, name)
            : ReadText(content, name);
        return sheets.Count > 0 ? new(name, sheets) : throw new Refusal(Say.FileEmpty, name);
    }

    static List<LedgerSheet> ReadWorkbook(byte[] content, string name)
    {
        if (content.AsSpan().StartsWith(Zip)) RefuseBomb(content, name);
        else if (content.AsSpan().IndexOf(LockedStream) >= 0) throw new Refusal(Say.FileLocked, name);
        try
        {
            using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(content), new() { FallbackEncoding = Encoding.GetEncoding("GB18030") });
            var sheets = new List<LedgerSheet>();
            do
            {
                var rows = new LedgerRows(name);
                while (reader.Read()) rows.Add(Enumerable.Range(0, Math.Min(reader.FieldCount, ColumnLimit)).Select(column => Written(reader.GetValue(column))));
                if (rows.Any) sheets.Add(new(reader.Name, rows.Filled(reader.MergeCells ?? [])));
            }
            while (reader.NextResult());
            return sheets;
        }
        catch (InvalidPasswordException)
        {
            throw new Refusal(Say.FileLocked, name);
        }
        catch (Exception fault) when (fault is not Refusal and not OutOfMemoryException)
        {
            // A broken file breaks the reader in as many ways as there are bytes; to the person they are all one.
            throw new Refusal(Say.FileNotASpreadsheet, name);
        }
    }

    // The directory of a zip may lie about sizes, so every entry is unfolded once, into nothing, under a count.
    static void RefuseBomb(byte[] content, string name)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content));
            if (archive.Entries.Count > EntryLimit || archive.Entries.Sum(entry => entry.Length) > UnfoldedLimit) throw new Refusal(Say.FileUnfoldsTooLarge, name);
            if (!archive.Entries.Any(entry => entry.FullName.StartsWith("xl/workbook"))) throw new Refusal(Say.FileNotASpreadsheet, name);

            var room = UnfoldedLimit;
            var buffer = new byte[81_920];
            foreach (var entry in archive.Entries)
            {
                using var unfolding = entry.Open();
                for (int read; (read = unfolding.Read(buffer)) > 0;)
                    if ((room -= read) < 0) throw new Refusal(Say.FileUnfoldsTooLarge, name);
            }
        }
        catch (InvalidDataException)
        {
            throw new Refusal(Say.FileNotASpreadsheet, name);
        }
    }

    static List<LedgerSheet> ReadText(byte[] content, string name)
    {
        var text = Decode(content);
        var start = text.TrimStart();
        if (start.StartsWith('<')) throw new Refusal(Say.FileIsAWebPage, name);
        if (text.Any(letter => char.IsControl(letter) && letter is not ('\r' or '\n' or '\t')) || start.StartsWith("%PDF")) throw new Refusal(Say.FileNotASpreadsheet, name);

        var firstLines = string.Join('\n', text.Split('\n').Take(20));
        var delimiter = new[] { ',', '\t', ';', '，' }.MaxBy(mark => firstLines.Count(letter => letter == mark));
        if (!firstLines.Contains(delimiter)) throw new Refusal(start.Length == 0 ? Say.FileEmpty : Say.FileNotASpreadsheet, name);

        using var csv = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter.ToString(), BadDataFound = null, IgnoreBlankLines = false });
        var rows = new LedgerRows(name);
        while (csv.Read()) rows.Add(csv.Record!.Take(ColumnLimit));
        if (!rows.AreATable) throw new Refusal(Say.FileNotASpreadsheet, name);
        return rows.Any ? [new(Path.GetFileNameWithoutExtension(name), rows.Filled([]))] : [];
    }

    static string Decode(byte[] content)
    {
        if (content.AsSpan().StartsWith(Encoding.Unicode.Preamble)) return Encoding.Unicode.GetString(content, 2, content.Length - 2);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("GB18030").GetString(content);
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

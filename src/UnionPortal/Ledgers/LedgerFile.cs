using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Ledgers;

/// <summary>A spreadsheet as an office keeps it, whole in memory: .xlsx, .xls or CSV. Refuses in plain words what <see cref="SheetReader"/> does, and what is too long.</summary>
public sealed class LedgerFile
{
    public const int SizeLimit = 10 * 1024 * 1024;
    public const int RowLimit = 20_000;
    public const long UnfoldedLimit = 100L * 1024 * 1024;
    public const int ColumnLimit = SheetReader.ColumnLimit;

    LedgerFile(string name, List<LedgerSheet> sheets) => (Name, Sheets) = (name, sheets);

    public string Name { get; }

    /// <summary>The sheets that hold anything, in the order of the file.</summary>
    public IReadOnlyList<LedgerSheet> Sheets { get; }

    public static LedgerFile Read(byte[] content, string name)
    {
        var sheets = new List<LedgerSheet>();
        using var bytes = new MemoryStream(content, writable: false);
        foreach (var part in SheetReader.Read(bytes, name, new(SizeLimit, UnfoldedLimit)))
        {
            var rows = new LedgerRows(name);
            foreach (var row in part.Rows) rows.Add(row);
            if (part.IsText && !rows.AreATable) throw new Refusal(Files.Say.SheetIsNone, name);
            if (rows.Any) sheets.Add(new(part.Name, rows.Filled(part.Merges())) { IsHidden = part.IsHidden });
        }

        return sheets.Count > 0 ? new(name, sheets) : throw new Refusal(Files.Say.SheetIsEmpty, name);
    }
}

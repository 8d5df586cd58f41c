using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace UnionPortal.Ledgers;

/// <summary>How the cells of a workbook with problem rows look. Each look comes twice: the second one for text that a spreadsheet would take for a formula once somebody edits it.</summary>
static class ProblemStyles
{
    public const uint Text = 0;
    public const uint Head = 1;
    public const uint Refused = 2;
    public const uint Warned = 3;
    public const uint Reason = 4;

    const uint Looks = 5;

    /// <summary>The built-in number format "@".</summary>
    const uint AsText = 49;

    const uint RedFill = 2;
    const uint AmberFill = 3;

    public static uint Defused(uint look, string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? look + Looks : look;

    public static void AddTo(WorkbookPart book)
    {
        var formats = new CellFormats();
        foreach (var isQuoted in new[] { false, true })
            formats.Append(Format(0, 0, isQuoted), Format(1, 0, isQuoted), Format(0, RedFill, isQuoted), Format(0, AmberFill, isQuoted), Format(0, 0, isQuoted, wraps: true));

        // The first two fills are the format's own, whatever is written there.
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
            new Fonts(new Font(), new Font(new Bold())),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), Solid("FFFFC7CE"), Solid("FFFFEB9C")),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            formats);
    }

    static CellFormat Format(uint font, uint fill, bool isQuoted, bool wraps = false)
    {
        var format = new CellFormat { NumberFormatId = AsText, ApplyNumberFormat = true, FontId = font, ApplyFont = font > 0, FillId = fill, ApplyFill = fill > 0, BorderId = 0, QuotePrefix = isQuoted };
        if (wraps) (format.ApplyAlignment, format.Alignment) = (true, new Alignment { WrapText = true });
        return format;
    }

    static Fill Solid(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });
}

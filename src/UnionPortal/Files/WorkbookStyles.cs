using DocumentFormat.OpenXml.Spreadsheet;

namespace UnionPortal.Files;

/// <summary>How the cells of a workbook look. Each look of words comes twice: the second one for text that a spreadsheet would take for a formula once somebody edits it.</summary>
static class WorkbookStyles
{
    /// <summary>Whatever lies outside what was written is text as well, so that codes typed there survive.</summary>
    public static readonly uint Words = (uint)CellLook.Words;

    static readonly uint Looks = (uint)Enum.GetValues<CellLook>().Length;

    public static readonly uint Number = 2 * Looks;
    public static readonly uint Day = Number + 1;

    /// <summary>The built-in number format "@".</summary>
    const uint AsText = 49;
    const uint AsDay = 164;
    const uint RedFill = 2;
    const uint AmberFill = 3;

    public static uint Of(CellLook look, string text) => (uint)look + (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? Looks : 0);

    // The first two fills are the format's own, whatever is written there.
    public static Stylesheet All() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = AsDay, FormatCode = "yyyy-mm-dd" }) { Count = 1 },
        new Fonts(new Font(), new Font(new Bold())) { Count = 2 },
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), Solid("FFFFC7CE"), Solid("FFFFEB9C")) { Count = 4 },
        new Borders(new Border()) { Count = 1 },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(
        [
            .. from isQuoted in new[] { false, true } from look in Enum.GetValues<CellLook>() select Format(look, isQuoted),
            new CellFormat { FormatId = 0 },
            new CellFormat { FormatId = 0, NumberFormatId = AsDay, ApplyNumberFormat = true },
        ]) { Count = Day + 1 });

    static CellFormat Format(CellLook look, bool isQuoted)
    {
        var (font, fill) = (look == CellLook.Heading ? 1u : 0u, look switch { CellLook.Refused => RedFill, CellLook.Warned => AmberFill, _ => 0u });
        var format = new CellFormat { FormatId = 0, NumberFormatId = AsText, ApplyNumberFormat = true, FontId = font, ApplyFont = font > 0, FillId = fill, ApplyFill = fill > 0, BorderId = 0, QuotePrefix = isQuoted };
        if (look == CellLook.Wrapped) (format.ApplyAlignment, format.Alignment) = (true, new Alignment { WrapText = true });
        return format;
    }

    static Fill Solid(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });
}

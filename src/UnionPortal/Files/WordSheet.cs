using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using D = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;

namespace UnionPortal.Files;

/// <summary>A sheet of A4 for Word and WPS: a title, facts in a table, paragraphs, pictures with captions. Built from top to bottom.</summary>
public sealed class WordSheet : IDisposable
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    const int EmusPerMillimetre = 36_000;
    const string Han = "SimSun";

    readonly MemoryStream bytes = new();
    readonly WordprocessingDocument document;
    readonly Body body = new();
    uint pictures;

    public WordSheet(string title)
    {
        document = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document);
        document.AddMainDocumentPart().Document = new Document(body);
        document.PackageProperties.Title = title;
        body.Append(new Paragraph(new ParagraphProperties(new SpacingBetweenLines { After = "240" }, new Justification { Val = JustificationValues.Center }), Words(title, halfPoints: 36, isBold: true)));
    }

    /// <summary>What a fact is called, and what it is; line breaks stay.</summary>
    public WordSheet Table(IEnumerable<(string Label, string? Value)> facts)
    {
        var table = new Table(new TableProperties(new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }, Lines()), new TableGrid(new GridColumn { Width = "2000" }, new GridColumn { Width = "7000" }));
        foreach (var (label, value) in facts) table.Append(new TableRow(Cell(label, "2000", isBold: true), Cell(value ?? "", "7000", isBold: false)));
        body.Append(table, new Paragraph());
        return this;
    }

    /// <summary>A table with a heading for each column; the first column is the widest, unless their shares are named.</summary>
    public WordSheet Grid(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string?>> rows, IReadOnlyList<int>? shares = null)
    {
        var width = (9000 - 2400) / Math.Max(1, headings.Count - 1);
        string Wide(int at) => (shares is not null ? 9000 * shares[at] / shares.Sum() : at == 0 ? 2400 : width).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var table = new Table(new TableProperties(new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }, Lines()), new TableGrid(headings.Select((_, at) => new GridColumn { Width = Wide(at) })));
        table.Append(new TableRow(headings.Select((heading, at) => Cell(heading, Wide(at), isBold: true))));
        foreach (var row in rows) table.Append(new TableRow(row.Select((words, at) => Cell(words ?? "", Wide(at), isBold: false))));
        body.Append(table, new Paragraph());
        return this;
    }

    public WordSheet Heading(string words)
    {
        body.Append(new Paragraph(new ParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "200", After = "80" }), Words(words, halfPoints: 26, isBold: true)));
        return this;
    }

    /// <summary>Words as they were typed: a new line is a new paragraph, each begun two characters in.</summary>
    public WordSheet Text(string words)
    {
        foreach (var line in words.Split('\n'))
            body.Append(new Paragraph(new ParagraphProperties(new SpacingBetweenLines { Line = "360", LineRule = LineSpacingRuleValues.Auto }, new Indentation { FirstLine = "480" }), Words(line.TrimEnd('\r'))));
        return this;
    }

    /// <summary>A line by itself, such as those for names and seals at the foot.</summary>
    public WordSheet Line(string words)
    {
        body.Append(new Paragraph(new ParagraphProperties(new SpacingBetweenLines { Before = "200" }), Words(words)));
        return this;
    }

    /// <summary>A picture with its caption below, kept together. False for a kind that Word cannot show; nothing is added then.</summary>
    public bool Picture(byte[] picture, string caption, int widestMillimetres = 110, int highestMillimetres = 75)
    {
        if (Drawn(picture, caption, widestMillimetres, highestMillimetres) is not { } drawing) return false;
        body.Append(
            new Paragraph(new ParagraphProperties(new KeepNext(), new Justification { Val = JustificationValues.Center }), new Run(drawing)),
            new Paragraph(new ParagraphProperties(new SpacingBetweenLines { After = "160" }, new Justification { Val = JustificationValues.Center }), Words(caption, halfPoints: 20)));
        return true;
    }

    /// <summary>Pictures side by side, each with its caption below; of a kind that Word cannot show, the caption alone.</summary>
    public WordSheet Pictures(IEnumerable<(byte[] Bytes, string Caption)> pictures, int across = 3, int widestMillimetres = 52, int highestMillimetres = 39)
    {
        var width = (9000 / across).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var table = new Table(new TableProperties(new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }), new TableGrid(Enumerable.Range(0, across).Select(_ => new GridColumn { Width = width })));
        foreach (var row in pictures.Chunk(across)) table.Append(new TableRow(Enumerable.Range(0, across).Select(at => at < row.Length ? Framed(row[at].Bytes, row[at].Caption) : Cell("", width, isBold: false))));
        body.Append(table, new Paragraph());
        return this;

        TableCell Framed(byte[] bytes, string caption)
        {
            var cell = new TableCell(new TableCellProperties(new TableCellWidth { Width = width, Type = TableWidthUnitValues.Dxa }));
            if (Drawn(bytes, caption, widestMillimetres, highestMillimetres) is { } drawing) cell.Append(new Paragraph(new ParagraphProperties(new KeepNext(), new Justification { Val = JustificationValues.Center }), new Run(drawing)));
            cell.Append(new Paragraph(new ParagraphProperties(new SpacingBetweenLines { After = "100" }, new Justification { Val = JustificationValues.Center }), Words(caption, halfPoints: 18)));
            return cell;
        }
    }

    // Nothing for a kind that Word cannot show.
    Drawing? Drawn(byte[] picture, string caption, int widestMillimetres, int highestMillimetres)
    {
        if (PictureSize.Of(picture) is not { } size) return null;
        var part = document.MainDocumentPart!.AddImagePart(FileKind.Of(picture) == FileKind.Png ? ImagePartType.Png : ImagePartType.Jpeg);
        using (var content = new MemoryStream(picture, writable: false)) part.FeedData(content);
        var scale = Math.Min((double)widestMillimetres / size.Width, (double)highestMillimetres / size.Height) * EmusPerMillimetre;
        var (wide, high) = ((long)(size.Width * scale), (long)(size.Height * scale));
        var inline = new D.Inline(
            new D.Extent { Cx = wide, Cy = high },
            new D.DocProperties { Id = ++pictures, Name = caption, Description = caption },
            new A.Graphic(new A.GraphicData(
                new P.Picture(
                    new P.NonVisualPictureProperties(new P.NonVisualDrawingProperties { Id = pictures, Name = caption }, new P.NonVisualPictureDrawingProperties()),
                    new P.BlipFill(new A.Blip { Embed = document.MainDocumentPart.GetIdOfPart(part) }, new A.Stretch(new A.FillRectangle())),
                    new P.ShapeProperties(new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = wide, Cy = high }), new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 };
        return new Drawing(inline);
    }

    /// <summary>The finished document.</summary>
    public byte[] ToBytes()
    {
        body.Append(new SectionProperties(new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1247, Bottom = 1134, Left = 1304, Right = 1304, Header = 567, Footer = 567, Gutter = 0 }));
        document.Dispose();
        return bytes.ToArray();
    }

    public void Dispose()
    {
        document.Dispose();
        bytes.Dispose();
    }

    static TableBorders Lines() => new(new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 }, new BottomBorder { Val = BorderValues.Single, Size = 4 },
        new RightBorder { Val = BorderValues.Single, Size = 4 }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 });

    static TableCell Cell(string words, string width, bool isBold)
    {
        var cell = new TableCell(new TableCellProperties(new TableCellWidth { Width = width, Type = TableWidthUnitValues.Dxa }));
        foreach (var line in words.Split('\n')) cell.Append(new Paragraph(Words(line.TrimEnd('\r'), isBold: isBold)));
        return cell;
    }

    static Run Words(string words, int halfPoints = 22, bool isBold = false)
    {
        var look = new RunProperties(new RunFonts { Ascii = Han, HighAnsi = Han, EastAsia = Han });
        if (isBold) look.Append(new Bold());
        look.Append(new FontSize { Val = halfPoints.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        return new Run(look, new Text(words) { Space = SpaceProcessingModeValues.Preserve });
    }
}

using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http.Features;

namespace UnionPortal.Files;

/// <summary>A list too long for memory: its headings, how many rows there will be, and the rows as they come out of the database.</summary>
public sealed record SheetStream(string Name, IReadOnlyList<string> Headings, RowTotal Total, IAsyncEnumerable<object?[]> Rows);

/// <summary>How many rows a file will have. Counting a long list takes a second or more, so the file begins first and this is known when its first row leaves.</summary>
public sealed class RowTotal(int rows = 0)
{
    volatile int rows = rows;

    public int Rows { get => rows; set => rows = value; }
}

/// <summary>Writes a list row by row into the answer: its first bytes leave before the last row is read, and memory stays flat.</summary>
public static class SheetStreaming
{
    const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Packages = "http://schemas.openxmlformats.org/package/2006/";

    /// <summary>A spreadsheet shows no more rows than these on one sheet; what is longer goes on on the next.</summary>
    const int RowsOfASheet = 1_000_000;

    public static Task WriteAsync(this SheetStream list, SheetFormat format, Stream to, CancellationToken ct)
    {
        var paced = list with { Rows = LongWork.PacedAsync(list.Rows) };
        return format == SheetFormat.Csv ? CsvAsync(paced, to, ct) : XlsxAsync(paced, to, ct);
    }

    /// <summary>Sends the list as a file, and counts its rows for the page it was asked for on.</summary>
    public static IResult Send(this SheetStream list, SheetFormat format, HttpContext http, string day) => Results.Stream(async to =>
    {
        // A zip's directory is written in one breath and not by the response's own asynchronous means.
        http.Features.Get<IHttpBodyControlFeature>()?.AllowSynchronousIO = true;
        var export = http.RequestServices.GetRequiredService<ExportsUnderWay>().Begin(http.Request.Query.Word(ListExport.Token), list.Total);
        await (list with { Rows = ExportsUnderWay.Counted(list.Rows, export) }).WriteAsync(format, to, http.RequestAborted);
    }, format == SheetFormat.Csv ? Spreadsheet.CsvType : Spreadsheet.XlsxType, $"{list.Name}-{day}.{format.ToString().ToLowerInvariant()}");

    static async Task CsvAsync(SheetStream list, Stream to, CancellationToken ct)
    {
        await to.WriteAsync(Encoding.UTF8.GetPreamble(), ct);
        await using var writer = new StreamWriter(to, new UTF8Encoding(false), 64 * 1024, leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(string.Join(',', list.Headings.Select(Spreadsheet.Quoted)));
        await writer.FlushAsync(ct);
        await foreach (var row in list.Rows.WithCancellation(ct)) await writer.WriteLineAsync(string.Join(',', row.Select(cell => Spreadsheet.Quoted(Workbook.TextOf(cell)))));
    }

    // Only the plainest parts of a workbook: the rows are the point, and they are written as they come.
    static async Task XlsxAsync(SheetStream list, Stream to, CancellationToken ct)
    {
        using var archive = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        Part(archive, "_rels/.rels", xml =>
        {
            xml.WriteStartElement("Relationships", Packages + "relationships");
            Relation(xml, "book", "officeDocument", "xl/workbook.xml");
        });
        Part(archive, "xl/styles.xml", xml => WorkbookStyles.All().WriteTo(xml));
        await to.FlushAsync(ct);
        var sheets = 0;
        await using var rows = list.Rows.GetAsyncEnumerator(ct);
        for (var isMore = await rows.MoveNextAsync(); isMore || sheets == 0;) isMore = await SheetAsync(archive, ++sheets, list.Headings, rows, isMore);
        Part(archive, "xl/workbook.xml", xml =>
        {
            xml.WriteStartElement("workbook", Main);
            xml.WriteAttributeString("xmlns", "r", null, Relations);
            xml.WriteStartElement("sheets", Main);
            for (var at = 1; at <= sheets; at++)
            {
                xml.WriteStartElement("sheet", Main);
                xml.WriteAttributeString("name", at == 1 ? Workbook.Tidied(list.Name) : Workbook.Tidied(list.Name + at.ToString(CultureInfo.InvariantCulture)));
                xml.WriteAttributeString("sheetId", at.ToString(CultureInfo.InvariantCulture));
                xml.WriteAttributeString("id", Relations, $"sheet{at.ToString(CultureInfo.InvariantCulture)}");
                xml.WriteEndElement();
            }
        });
        Part(archive, "xl/_rels/workbook.xml.rels", xml =>
        {
            xml.WriteStartElement("Relationships", Packages + "relationships");
            Relation(xml, "styles", "styles", "styles.xml");
            for (var at = 1; at <= sheets; at++) Relation(xml, $"sheet{at.ToString(CultureInfo.InvariantCulture)}", "worksheet", $"worksheets/sheet{at.ToString(CultureInfo.InvariantCulture)}.xml");
        });
        Part(archive, "[Content_Types].xml", xml =>
        {
            const string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
            xml.WriteStartElement("Types", Packages + "content-types");
            Named(xml, Packages + "content-types", "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
            Named(xml, Packages + "content-types", "Default", ("Extension", "xml"), ("ContentType", "application/xml"));
            Named(xml, Packages + "content-types", "Override", ("PartName", "/xl/workbook.xml"), ("ContentType", type + "sheet.main+xml"));
            Named(xml, Packages + "content-types", "Override", ("PartName", "/xl/styles.xml"), ("ContentType", type + "styles+xml"));
            for (var at = 1; at <= sheets; at++) Named(xml, Packages + "content-types", "Override", ("PartName", $"/xl/worksheets/sheet{at.ToString(CultureInfo.InvariantCulture)}.xml"), ("ContentType", type + "worksheet+xml"));
        });
    }

    static async Task<bool> SheetAsync(ZipArchive archive, int number, IReadOnlyList<string> headings, IAsyncEnumerator<object?[]> rows, bool isMore)
    {
        await using var part = archive.CreateEntry($"xl/worksheets/sheet{number.ToString(CultureInfo.InvariantCulture)}.xml", CompressionLevel.Fastest).Open();
        await using var buffered = new BufferedStream(part, 64 * 1024);
        using var xml = XmlWriter.Create(buffered, new() { Encoding = new UTF8Encoding(false), CheckCharacters = false });
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetViews", Main);
        xml.WriteStartElement("sheetView", Main);
        xml.WriteAttributeString("workbookViewId", "0");
        Named(xml, Main, "pane", ("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen"));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData", Main);
        Row(xml, headings, CellLook.Heading);
        var written = 0;
        while (isMore && written++ < RowsOfASheet)
        {
            Row(xml, rows.Current, CellLook.Words);
            isMore = await rows.MoveNextAsync();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        return isMore;
    }

    static void Row(XmlWriter xml, IReadOnlyList<object?> cells, CellLook look)
    {
        xml.WriteStartElement("row", Main);
        foreach (var cell in cells)
        {
            xml.WriteStartElement("c", Main);
            switch (cell)
            {
                case null or "":
                    break;
                case int or long or decimal:
                    xml.WriteAttributeString("s", WorkbookStyles.Number.ToString(CultureInfo.InvariantCulture));
                    xml.WriteElementString("v", Main, Workbook.TextOf(cell));
                    break;
                case DateOnly day:
                    xml.WriteAttributeString("s", WorkbookStyles.Day.ToString(CultureInfo.InvariantCulture));
                    xml.WriteElementString("v", Main, day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture));
                    break;
                default:
                    var text = Workbook.Legible(Workbook.TextOf(cell));
                    xml.WriteAttributeString("s", WorkbookStyles.Of(look, text).ToString(CultureInfo.InvariantCulture));
                    xml.WriteAttributeString("t", "inlineStr");
                    xml.WriteStartElement("is", Main);
                    xml.WriteStartElement("t", Main);
                    xml.WriteAttributeString("xml", "space", null, "preserve");
                    xml.WriteString(text);
                    xml.WriteEndElement();
                    xml.WriteEndElement();
                    break;
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    static void Part(ZipArchive archive, string name, Action<XmlWriter> write)
    {
        using var part = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
        using var xml = XmlWriter.Create(part, new() { Encoding = new UTF8Encoding(false) });
        write(xml);
    }

    static void Relation(XmlWriter xml, string id, string kind, string target) => Named(xml, Packages + "relationships", "Relationship", ("Id", id), ("Type", $"{Relations}/{kind}"), ("Target", target));

    static void Named(XmlWriter xml, string space, string name, params IReadOnlyList<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name, space);
        foreach (var (attribute, value) in attributes) xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }
}

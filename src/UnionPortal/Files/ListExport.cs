using UnionPortal.Audit;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Files;

/// <summary>What lists have in common when they are taken home: as many rows as fit, a line in the trail, a file with the day in its name.</summary>
public static class ListExport
{
    /// <summary>Refuses a list that is longer than <see cref="SheetTable.RowLimit"/>, and writes into the trail who took how much.</summary>
    public static async Task<SheetTable> TakeHomeAsync<T>(this FederationDb db, string name, IReadOnlyCollection<T> rows, IReadOnlyList<(string Heading, Func<T, object?> Cell)> columns, string record, CancellationToken ct)
    {
        if (rows.Count > SheetTable.RowLimit) throw new Refusal(Say.ListTooLong, SheetTable.RowLimit);
        db.Record(AuditAction.Exported, record, null, Say.RowsTaken.With(name, rows.Count));
        await db.SaveChangesAsync(ct);
        return new(name, [.. columns.Select(column => column.Heading)], [.. rows.Select(row => columns.Select(column => column.Cell(row)).ToArray())]);
    }

    /// <summary>The answer to a browser that asked for the list.</summary>
    public static IResult ToAnswer(this SheetTable table, SheetFormat format, HttpResponse response, DateOnly today)
    {
        response.Headers.CacheControl = "no-store";
        return Results.File(table.Write(format), format == SheetFormat.Csv ? Spreadsheet.CsvType : Spreadsheet.XlsxType, $"{table.Name}-{today:yyyyMMdd}.{format.ToString().ToLowerInvariant()}");
    }
}

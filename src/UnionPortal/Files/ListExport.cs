using UnionPortal.Audit;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Files;

/// <summary>What lists have in common when they are taken home: as many rows as fit, a line in the trail, a file with the day in its name.</summary>
public static class ListExport
{
    /// <summary>The word of an export's address under which its rows are counted; see <see cref="ExportsUnderWay"/>.</summary>
    public const string Token = "export";

    /// <summary>Refuses a list that is longer than <see cref="SheetTable.RowLimit"/>, and writes into the trail who took how much.</summary>
    public static async Task<SheetTable> TakeHomeAsync<T>(this FederationDb db, string name, IReadOnlyCollection<T> rows, IReadOnlyList<(string Heading, Func<T, object?> Cell)> columns, string record, CancellationToken ct)
    {
        if (rows.Count > SheetTable.RowLimit) throw new Refusal(Say.ListTooLong, SheetTable.RowLimit);
        db.Record(AuditAction.Exported, record, null, Language.Written(() => Say.RowsTaken.With(name, rows.Count)));
        await db.SaveChangesAsync(ct);
        return new(name, [.. columns.Select(column => column.Heading)], [.. rows.Select(row => columns.Select(column => column.Cell(row)).ToArray())]);
    }

    /// <summary>A list of a federation as a file: `/{federation}/unions/export/xlsx`, with the words of the list's own address behind it.</summary>
    public static void MapExport(this IEndpointRouteBuilder app, string list, Permission needs, Func<IServiceProvider, IQueryCollection, CancellationToken, Task<SheetTable>> read) =>
        app.MapExport(list, needs, (asked, ct) => read(asked.Http.RequestServices, asked.Http.Request.Query, ct));

    /// <summary>The same for a list that belongs to something: `/{federation}/selections/{id}/export/xlsx`.</summary>
    public static void MapExport(this IEndpointRouteBuilder app, string list, Permission needs, Func<WordEndpoint.Asked, CancellationToken, Task<SheetTable>> read) =>
        app.MapGet($"/{{federation}}/{list}/export/{{format}}", async (string format, HttpContext http, TimeProvider clock, CancellationToken ct) =>
        {
            if (!Enum.TryParse<SheetFormat>(format, ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted)) return Results.NotFound();
            var (underWay, token) = (http.RequestServices.GetRequiredService<ExportsUnderWay>(), http.Request.Query.Word(Token));
            SheetTable table;
            try
            {
                table = await read(new(http), ct);
            }
            catch (Refusal no)
            {
                underWay.Begin(token, new(), no.Message).End(isWhole: false);
                throw;
            }

            underWay.Begin(token, new(table.Rows.Count)).End(isWhole: true);
            http.Response.Headers.CacheControl = "no-store";
            return Results.File(table.Write(wanted), wanted == SheetFormat.Csv ? Spreadsheet.CsvType : Spreadsheet.XlsxType, $"{table.Name}-{clock.Today():yyyyMMdd}.{wanted.ToString().ToLowerInvariant()}");
        }).WithMetadata(new NeedsAttribute(needs));

    /// <summary>A word of the address; nothing where it is missing.</summary>
    public static string? Word(this IQueryCollection query, string name) => query[name] is [{ Length: > 0 } word, ..] ? word : null;
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace UnionPortal.Tenancy;

/// <summary>
/// Writes many new rows at once: COPY into a temporary table, then one INSERT SELECT through the walls, for COPY itself is refused
/// under row-level security. Columns come from the model, so a new field needs no word here.
/// </summary>
sealed class Staging(FederationDb db, IProgress<int>? progress, int expected)
{
    const int Step = 500;

    /// <summary>Seconds; a whole year's ledger on a slow disk.</summary>
    const int Patience = 300;

    int written;

    /// <summary>
    /// Before many rows: the checks of foreign keys are planned by what the tables held before, and a plan made for an empty table
    /// scans it anew for each of twenty thousand rows (half a minute instead of a second). A pooled connection keeps such plans. And the cost
    /// that forbids a scan is one at which PostgreSQL compiles the statement first, a third of a second each time; so it does not.
    /// </summary>
    public static Task PrepareAsync(FederationDb db, CancellationToken ct) =>
        ExecuteAsync((NpgsqlConnection)db.Database.GetDbConnection(), "SET LOCAL enable_seqscan = off; SET LOCAL jit = off; DISCARD PLANS", ct);

    public async Task BringAsync<T>(IReadOnlyList<T> rows, CancellationToken ct) where T : FederationOwned
    {
        if (rows.Count == 0) return;
        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} has no table.");
        var columns = Columns(entity).ToList();
        var names = string.Join(", ", columns.Select(column => column.Name));
        var table = $"{entity.GetSchema()}.{entity.GetTableName()}";
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();

        await ExecuteAsync(connection, $"CREATE TEMP TABLE staging ON COMMIT DROP AS SELECT {names} FROM {table} WHERE false", ct);
        await using (var copy = await connection.BeginBinaryImportAsync($"COPY staging ({names}) FROM STDIN (FORMAT binary)", ct))
        {
            foreach (var row in rows)
            {
                await copy.StartRowAsync(ct);
                foreach (var column in columns) column.Write(copy, row);
                if (++written % Step == 0) Tell();
            }
            await copy.CompleteAsync(ct);
        }
        await ExecuteAsync(connection, $"INSERT INTO {table} (federation_id, {names}) SELECT current_setting('app.federation_id')::int, {names} FROM staging", ct);
        await ExecuteAsync(connection, "DROP TABLE staging", ct);
        Tell();
    }

    void Tell() => progress?.Report(Math.Min(99, written * 100 / Math.Max(1, expected)));

    static IEnumerable<Column> Columns(IEntityType entity)
    {
        foreach (var property in entity.GetProperties().Where(property => property.Name != nameof(FederationOwned.FederationId) && !property.IsConcurrencyToken))
            yield return new(property, row => row);
        foreach (var part in entity.GetComplexProperties())
            foreach (var property in part.ComplexType.GetProperties())
                yield return new(property, row => part.GetGetter().GetClrValue(row));
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = Patience };
        await command.ExecuteNonQueryAsync(ct);
    }

    sealed class Column(IProperty property, Func<object, object?> owner)
    {
        readonly Func<object?, object?> convert = property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider : value => value;

        // A facet such as (100) is no part of a type's name on the wire.
        readonly string type = property.GetColumnType().Split('(')[0];

        // Some are words of the language, such as from.
        public string Name { get; } = $"\"{property.GetColumnName()}\"";

        // Into Npgsql's buffer, which it sends on by itself when it is full.
        public void Write(NpgsqlBinaryImporter copy, object row)
        {
            if (owner(row) is { } holder && convert(property.GetGetter().GetClrValue(holder)) is { } value) copy.Write(value, type);
            else copy.WriteNull();
        }
    }
}

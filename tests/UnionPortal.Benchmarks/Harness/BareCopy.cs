using System.Diagnostics;
using Npgsql;

namespace UnionPortal.Benchmarks.Harness;

/// <summary>The floor of every import: the very rows it wrote, held in memory, copied into logged tables without walls, keys and indexes.</summary>
static class BareCopy
{
    /// <summary>Milliseconds that took.</summary>
    /// <param name="bench">Where it runs.</param>
    /// <param name="federation">Whose rows.</param>
    /// <param name="names">The tables, those that others refer to first.</param>
    /// <param name="isBare">Without keys and indexes; else with the very ones the portal's tables have, still without walls.</param>
    public static async Task<double> RunAsync(Bench bench, int federation, IReadOnlyList<string> names, bool isBare = true)
    {
        await using var connection = new NpgsqlConnection(bench.Owner);
        await connection.OpenAsync();
        var tables = new List<(string Table, string[] Types, List<object[]> Rows)>();
        foreach (var table in names)
        {
            await RunAsync(connection, $"CREATE SCHEMA IF NOT EXISTS bare; DROP TABLE IF EXISTS bare.{table} CASCADE; CREATE TABLE bare.{table} (LIKE rows.{table}{(isBare ? "" : " INCLUDING INDEXES")})");
            if (!isBare) await AddKeysAsync(connection, table, names);
            tables.Add(await ReadAsync(connection, table, federation));
        }

        var began = Stopwatch.GetTimestamp();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var (table, types, rows) in tables)
        {
            await using var copy = await connection.BeginBinaryImportAsync($"COPY bare.{table} FROM STDIN (FORMAT binary)");
            foreach (var row in rows)
            {
                await copy.StartRowAsync();
                for (var column = 0; column < row.Length; column++)
                {
                    if (row[column] is DBNull) await copy.WriteNullAsync();
                    else await copy.WriteAsync(row[column], types[column]);
                }
            }

            await copy.CompleteAsync();
        }

        await transaction.CommitAsync();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    static async Task AddKeysAsync(NpgsqlConnection connection, string table, IReadOnlyList<string> names)
    {
        var keys = new List<string>();
        await using (var command = new NpgsqlCommand($"SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'rows.{table}'::regclass AND contype = 'f'", connection))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync()) keys.Add(reader.GetString(0));
        foreach (var key in keys) await RunAsync(connection, $"ALTER TABLE bare.{table} ADD {names.Aggregate(key, (words, name) => words.Replace($"rows.{name}(", $"bare.{name}(", StringComparison.Ordinal))}");
    }

    static async Task<(string Table, string[] Types, List<object[]> Rows)> ReadAsync(NpgsqlConnection connection, string table, int federation)
    {
        await using var command = new NpgsqlCommand($"SELECT * FROM rows.{table} WHERE federation_id = $1", connection) { Parameters = { new() { Value = federation } } };
        await using var reader = await command.ExecuteReaderAsync();
        var types = Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetDataTypeName(column).Split('(')[0]).ToArray();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return (table, types, rows);
    }

    static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

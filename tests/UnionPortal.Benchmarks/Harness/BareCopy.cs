using System.Diagnostics;
using Npgsql;

namespace UnionPortal.Benchmarks.Harness;

/// <summary>The floor of every import: the very rows it wrote, held in memory, copied into logged tables without walls, keys and indexes.</summary>
static class BareCopy
{
    /// <summary>Milliseconds that took.</summary>
    public static async Task<double> RunAsync(Bench bench, int federation, IReadOnlyList<string> names)
    {
        await using var connection = new NpgsqlConnection(bench.Owner);
        await connection.OpenAsync();
        var tables = new List<(string Table, string[] Types, List<object[]> Rows)>();
        foreach (var table in names)
        {
            await RunAsync(connection, $"CREATE SCHEMA IF NOT EXISTS bare; DROP TABLE IF EXISTS bare.{table}; CREATE TABLE bare.{table} (LIKE rows.{table})");
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

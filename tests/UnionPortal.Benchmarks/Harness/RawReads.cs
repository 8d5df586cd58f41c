using Npgsql;
using UnionPortal.Tenancy;

namespace UnionPortal.Benchmarks.Harness;

/// <summary>Prepared statements on a connection of their own that stays open: the least a read can cost from .NET.</summary>
public sealed class RawReads : IAsyncDisposable
{
    readonly NpgsqlConnection connection;
    readonly List<NpgsqlCommand> commands = [];

    RawReads(NpgsqlConnection connection) => this.connection = connection;

    /// <param name="at">As whom.</param>
    /// <param name="scope">What the walls are to let through, where there are walls.</param>
    /// <param name="statements">One after the other, each with its values.</param>
    public static async Task<RawReads> PrepareAsync(string at, Scope? scope, params (string Sql, object[] Values)[] statements)
    {
        var reads = new RawReads(new NpgsqlConnection(new NpgsqlConnectionStringBuilder(at) { Pooling = false }.ConnectionString));
        await reads.connection.OpenAsync();
        if (scope is not null) await ScopeOnOpen.SetAsync(reads.connection, scope, isLocal: false, default);
        foreach (var (sql, values) in statements)
        {
            var command = new NpgsqlCommand(sql, reads.connection) { CommandTimeout = 0 };
            foreach (var value in values) command.Parameters.Add(new() { Value = value });
            await command.PrepareAsync();
            reads.commands.Add(command);
        }

        return reads;
    }

    /// <summary>Reads every value of every row; the answer is how many rows there were.</summary>
    public async Task<int> RunAsync()
    {
        var rows = 0;
        foreach (var command in commands)
        {
            await using var reader = await command.ExecuteReaderAsync();
            var values = new object[reader.FieldCount];
            for (; await reader.ReadAsync(); rows++) reader.GetValues(values);
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in commands) await command.DisposeAsync();
        await connection.DisposeAsync();
    }
}

using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace UnionPortal.Tenancy;

/// <summary>The way in of the figures' worker: one transaction on its own login, standing in one federation at a time.</summary>
public sealed class WorkerDoor(Databases databases, Vaults vaults, TimeProvider clock)
{
    public async Task<WorkerTurn> OpenAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(databases.Worker);
        try
        {
            await connection.OpenAsync(ct);
            return new(connection, await connection.BeginTransactionAsync(ct), vaults, clock);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}

/// <summary>One transaction of the worker. What is not committed has not happened.</summary>
public sealed class WorkerTurn(NpgsqlConnection connection, NpgsqlTransaction transaction, Vaults vaults, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>Moves into a federation, until the next move or the end of the transaction; nothing of another one is in reach from here.</summary>
    public Task StandInAsync(int federationId, CancellationToken ct) => ScopeOnOpen.SetAsync(connection, new Scope(federationId), isLocal: true, ct);

    /// <summary>The rows of the federation one stands in, for counting.</summary>
    public async Task<FederationDb> RowsAsync(int federationId, CancellationToken ct)
    {
        await StandInAsync(federationId, ct);
        var options = new DbContextOptionsBuilder<FederationDb>().UseNpgsql(connection).Options;
        var db = new FederationDb(options, new Scope(federationId), new Acting(null, "worker", ""), vaults.Of(federationId), clock);
        await db.Database.UseTransactionAsync(transaction, ct);
        return db;
    }

    public NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection, transaction);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }

    public Task CommitAsync(CancellationToken ct) => transaction.CommitAsync(ct);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}

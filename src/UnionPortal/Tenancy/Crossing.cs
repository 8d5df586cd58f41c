using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using UnionPortal.Accounts;

namespace UnionPortal.Tenancy;

/// <summary>
/// One transaction in two federations: what is not committed has happened in neither. Every command stands in the federation of its own context,
/// so that PostgreSQL refuses a row that is saved on the wrong side. Comes from <see cref="FederationDoor"/> only; see docs/decisions/moving.md.
/// </summary>
public sealed class Crossing : IAsyncDisposable
{
    readonly NpgsqlConnection connection;
    readonly NpgsqlTransaction transaction;
    readonly Acting acting;
    readonly Vaults vaults;
    readonly TimeProvider clock;
    FederationDb? other;

    Crossing(NpgsqlConnection connection, NpgsqlTransaction transaction, Acting acting, Vaults vaults, TimeProvider clock) =>
        (this.connection, this.transaction, this.acting, this.vaults, this.clock) = (connection, transaction, acting, vaults, clock);

    /// <summary>The federation of whoever crosses.</summary>
    public FederationDb Own { get; private set; } = null!;

    /// <summary>The other one: its counter, or inside it, as the door let through.</summary>
    public FederationDb Other => other ?? throw new InvalidOperationException("Nobody has crossed yet.");

    internal static async Task<Crossing> BeginAsync(Databases databases, Scope own, Acting by, Vaults vaults, TimeProvider clock, CancellationToken ct)
    {
        var opened = new NpgsqlConnection(databases.Portal);
        try
        {
            await opened.OpenAsync(ct);
            var crossing = new Crossing(opened, await opened.BeginTransactionAsync(ct), by, vaults, clock);
            crossing.Own = await crossing.StandAsync(own, ct);
            return crossing;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    internal async Task GoOnAsync(Scope scope, CancellationToken ct) => other = await StandAsync(scope, ct);

    /// <summary>People and postings within the same transaction, shut in with the other federation's.</summary>
    internal async Task<PlatformDb> PlatformOfOtherAsync(CancellationToken ct)
    {
        var db = new PlatformDb(new DbContextOptionsBuilder<PlatformDb>().UseNpgsql(connection).Options, clock) { Acting = acting, FederationScope = Other.Scope.FederationId };
        await db.Database.UseTransactionAsync(transaction, ct);
        return db;
    }

    public Task CommitAsync(CancellationToken ct) => transaction.CommitAsync(ct);

    public async ValueTask DisposeAsync()
    {
        if (other is not null) await other.DisposeAsync();
        await Own.DisposeAsync();
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    async Task<FederationDb> StandAsync(Scope scope, CancellationToken ct)
    {
        var options = new DbContextOptionsBuilder<FederationDb>().UseNpgsql(connection).AddInterceptors(new StandFirst(connection, scope)).Options;
        var db = new FederationDb(options, scope, acting, vaults.Of(scope.FederationId), clock);
        await db.Database.UseTransactionAsync(transaction, ct);
        return db;
    }

    /// <summary>Moves into the federation of a context before each of its commands.</summary>
    sealed class StandFirst(NpgsqlConnection connection, Scope scope) : DbCommandInterceptor
    {
        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            await StandAsync(cancellationToken);
            return result;
        }

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            await StandAsync(cancellationToken);
            return result;
        }

        public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
        {
            await StandAsync(cancellationToken);
            return result;
        }

        Task StandAsync(CancellationToken ct) => ScopeOnOpen.SetAsync(connection, scope, isLocal: true, ct);
    }
}

/// <summary>
/// A row by whose twin in another federation one may go in there. The twins have the same id. Each side writes its own: the giver's says that the
/// other federation may come in and lies where nobody but the giver's office writes, the receiver's was handed over to it.
/// </summary>
public interface IPassage
{
    /// <summary>The federation at the other end.</summary>
    int OtherFederationId { get; }

    /// <summary>Nobody has answered or taken it back yet.</summary>
    bool IsOpen { get; }
}

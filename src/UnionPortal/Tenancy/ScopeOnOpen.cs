using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace UnionPortal.Tenancy;

/// <summary>The one place that tells PostgreSQL for whom a connection works. Npgsql clears it when the connection goes back to the pool.</summary>
public sealed class ScopeOnOpen : DbConnectionInterceptor
{
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
        eventData.Context is FederationDb db ? SetAsync((NpgsqlConnection)connection, db.Scope, isLocal: false, cancellationToken) : Task.CompletedTask;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (eventData.Context is FederationDb) throw new NotSupportedException("Open asynchronously: the scope of a connection is set asynchronously.");
    }

    /// <summary>Sets the scope for the session, or for the running transaction only.</summary>
    public static async Task SetAsync(NpgsqlConnection connection, Scope scope, bool isLocal, CancellationToken ct)
    {
        const string sql = """
            SELECT set_config('app.federation_id', $1, $6), set_config('app.union_id', $2, $6), set_config('app.person_id', $3, $6),
                   set_config('app.link_subject', $4, $6), set_config('app.sender_federation_id', $5, $6)
            """;
        await using var command = new NpgsqlCommand(sql, connection)
        {
            Parameters =
            {
                new() { Value = scope.FederationId.ToString(CultureInfo.InvariantCulture) },
                new() { Value = scope.UnionId?.ToString() ?? "" },
                new() { Value = scope.PersonId?.ToString() ?? "" },
                new() { Value = scope.LinkSubject?.ToString() ?? "" },
                new() { Value = scope.SenderFederationId?.ToString(CultureInfo.InvariantCulture) ?? "" },
                new() { Value = isLocal },
            },
        };
        await command.ExecuteNonQueryAsync(ct);
    }
}

using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace UnionPortal.Tenancy;

/// <summary>The one place that tells PostgreSQL for whom a connection works. Npgsql clears it when the connection goes back to the pool.</summary>
public sealed class ScopeOnOpen : DbConnectionInterceptor
{
    internal const string Federation = "app.federation_id";
    internal const string Union = "app.union_id";
    internal const string Person = "app.person_id";
    internal const string Link = "app.link_subject";
    internal const string Sender = "app.sender_federation_id";
    internal const string Page = "app.public_page";

    // Whoever comes in by a posting is shut in at the threshold, in the same breath as the posting is looked up.
    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
        eventData.Context is FederationDb { IsEntered: true } db ? SetAsync((NpgsqlConnection)connection, db.Scope, isLocal: false, cancellationToken) : Task.CompletedTask;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (eventData.Context is FederationDb) throw new NotSupportedException("Open asynchronously: the scope of a connection is set asynchronously.");
    }

    /// <summary>Sets the scope for the session, or for the running transaction only.</summary>
    public static async Task SetAsync(NpgsqlConnection connection, Scope scope, bool isLocal, CancellationToken ct)
    {
        const string sql = $"""
            SELECT set_config('{Federation}', $1, $7), set_config('{Union}', $2, $7), set_config('{Person}', $3, $7), set_config('{Link}', $4, $7), set_config('{Sender}', $5, $7),
                   set_config('{Page}', $6, $7)
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
                new() { Value = scope.PublicPage?.ToString() ?? "" },
                new() { Value = isLocal },
            },
        };
        await command.ExecuteNonQueryAsync(ct);
    }
}

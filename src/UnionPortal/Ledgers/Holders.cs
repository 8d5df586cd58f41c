using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using UnionPortal.Tenancy;

namespace UnionPortal.Ledgers;

/// <summary>Finds what an import brought and other rooms now hold on to. Those rooms are unknown here, but the model knows their foreign keys.</summary>
static class Holders
{
    /// <summary>The names of held rows, leaving out those that only their own parts hold.</summary>
    public static async Task<List<string>> NamesAsync<T>(FederationDb db, Guid importId, IReadOnlyCollection<Type> parts, CancellationToken ct) where T : FederationOwned
    {
        var held = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} has no table.");
        var names = new List<string>();
        foreach (var key in held.GetReferencingForeignKeys().Where(key => !parts.Contains(key.DeclaringEntityType.ClrType)))
        {
            var column = key.Properties.Single(property => property.Name != nameof(FederationOwned.FederationId)).GetColumnName();
            var sql = $"""
                SELECT DISTINCT held.name FROM {Table(held)} held
                JOIN {Table(key.DeclaringEntityType)} holder ON holder.federation_id = held.federation_id AND holder.{column} = held.id
                WHERE held.import_id = $1 ORDER BY held.name
                """;
            await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection()) { Parameters = { new() { Value = importId } } };
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct)) names.Add(reader.GetString(0));
        }
        return names;
    }

    static string Table(IReadOnlyEntityType entity) => $"{entity.GetSchema()}.{entity.GetTableName()}";
}

using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Targets;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Tenancy;

/// <summary>Writes a canary into every text of the rows that somebody must not see.</summary>
sealed class Canaries(string? owner)
{
    const int Shortest = 18;

    /// <summary>Which rows of a federation are none of its first union's business; nothing for tables that all may read.</summary>
    public static string? OfOthers(Type row, Guid first) =>
        typeof(OfficeOwned).IsAssignableFrom(row) || typeof(HandedOver).IsAssignableFrom(row) ? "true"
        : typeof(UnionItself).IsAssignableFrom(row) ? $"id <> '{first}'"
        : typeof(UnionOwned).IsAssignableFrom(row) ? $"union_id <> '{first}'"
        : typeof(UnionOrOfficeOwned).IsAssignableFrom(row) ? $"union_id IS DISTINCT FROM '{first}'"
        : typeof(PairOwned).IsAssignableFrom(row) ? $"union_id IS DISTINCT FROM '{first}' AND partner_union_id IS DISTINCT FROM '{first}'"
        : null;

    /// <param name="which">The condition by which rows of a kind are chosen; null for none.</param>
    public async Task PlantAsync(Office office, string canary, Func<Type, string?> which)
    {
        await using var db = await office.OpenAsync();
        var planted = 0;
        foreach (var entity in db.Model.GetEntityTypes().Where(entity => !entity.IsOwned() && entity.ClrType != typeof(Touch) && !typeof(IPublished).IsAssignableFrom(entity.ClrType)))
        {
            if (which(entity.ClrType) is not { } condition) continue;
            // An indicator's code is no word of anybody's, and an employer's code must not be its union's.
            var columns = entity.GetProperties().Where(property => property.ClrType == typeof(string) && property.Name != nameof(Target.Indicator) && property.Name != nameof(GrassrootsUnion.EmployerCode) && property.GetColumnType() is var type && type != "jsonb" && (property.GetMaxLength() ?? 1000) >= Shortest).ToList();
            foreach (var column in columns)
            {
                var name = column.GetColumnName();
                planted += await ExecuteAsync($"UPDATE rows.{entity.GetTableName()} SET {name} = left('{canary}' || left(md5(id::text), 9) || coalesce({name}, ''), {column.GetMaxLength() ?? 1000}) WHERE federation_id = {office.Id} AND {condition}");
            }
        }

        planted.ShouldBeGreaterThan(10, "The canary found no row to sit in.");
    }

    /// <summary>In what the platform knows of the federation.</summary>
    public async Task PlantInPlatformAsync(Office office, string canary)
    {
        foreach (var sql in new[]
        {
            "UPDATE platform.federation SET name = '{0}总工会', area_name = '{0}镇' WHERE id = {1}",
            "UPDATE platform.posting SET union_name = '{0}工会' WHERE federation_id = {1} AND union_name IS NOT NULL",
            "UPDATE platform.invitation SET person_name = '{0}', union_name = '{0}' WHERE federation_id = {1}",
            "UPDATE platform.public_link SET holder_name = '{0}' WHERE federation_id = {1}",
            "UPDATE platform.person SET display_name = '{0}' WHERE id IN (SELECT person_id FROM platform.posting WHERE federation_id = {1})",
        })
            await ExecuteAsync(sql.Replace("{0}", canary, StringComparison.Ordinal).Replace("{1}", office.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }
}

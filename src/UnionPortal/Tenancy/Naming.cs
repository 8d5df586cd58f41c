using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace UnionPortal.Tenancy;

/// <summary>PostgreSQL's own manner of naming, so that nobody has to quote a name by hand.</summary>
static class Naming
{
    public static string Snake(string name) => string.Concat(name.Select((letter, at) =>
        char.IsUpper(letter) ? (at > 0 && !char.IsUpper(name[at - 1]) ? "_" : "") + char.ToLowerInvariant(letter) : letter.ToString()));

    public static void UseSnakeCase(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes().Where(entity => !entity.IsMappedToJson()))
        {
            foreach (var property in entity.GetProperties()) Rename(property, "");
            foreach (var part in entity.GetComplexProperties().Where(part => !part.ComplexType.IsMappedToJson()))
                foreach (var property in part.ComplexType.GetProperties()) Rename(property, Snake(part.Name) + "_");
            foreach (var key in entity.GetKeys()) key.SetName(Named(key.IsPrimaryKey() ? "pk" : "ak", entity, key.Properties));
            foreach (var key in entity.GetForeignKeys()) key.SetConstraintName(Named("fk", entity, key.Properties));
            foreach (var index in entity.GetIndexes()) index.SetDatabaseName(Named("ix", entity, index.Properties));
        }
    }

    static void Rename(IMutableProperty property, string prefix) =>
        property.SetColumnName(property.Name == nameof(FederationOwned.Version) && property.ClrType == typeof(uint) ? "xmin" : prefix + Snake(property.Name));

    // PostgreSQL cuts names at 63 bytes without a word.
    static string Named(string kind, IReadOnlyTypeBase entity, IEnumerable<IReadOnlyProperty> columns)
    {
        var name = $"{kind}_{Snake(entity.ClrType.Name)}_{string.Join('_', columns.Select(column => Snake(column.Name)))}";
        return name.Length <= 63 ? name : name[..63];
    }
}

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>The first few unions that fit what somebody is typing, to choose one from. Dissolved ones are not offered.</summary>
public sealed class FindUnions(FederationDoor door) : IUseCase
{
    public const int Offered = 8;

    internal static readonly Expression<Func<GrassrootsUnion, Row>> Shown = union => new Row(union.Id, union.Name, union.Kind, union.Address);

    public sealed record Row(Guid Id, string Name, UnionKind Kind, string? Address);

    /// <param name="words">Any part of the name, the short name, their initials, or the beginning of a code.</param>
    /// <param name="not">Those that must not be offered, such as the one asking.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<List<Row>> RunAsync(string? words, IReadOnlyCollection<Guid>? not = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        var others = not ?? [];
        return await db.Set<GrassrootsUnion>().AsNoTracking().Living().Found(words).Where(union => !others.Contains(union.Id)).ByName().Take(Offered).Select(Shown).ToListAsync(ct);
    }

    /// <summary>The name of one of them; nothing where there is none.</summary>
    public async Task<string?> NameAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        return await db.Set<GrassrootsUnion>().Where(union => union.Id == id).Select(union => union.Name).FirstOrDefaultAsync(ct);
    }
}

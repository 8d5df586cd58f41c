using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>The unions a reader may choose from, by any part of the name or its initials. Few at a time: who does not find the right one types more.</summary>
public sealed class FindUnions(FederationDoor door) : IUseCase
{
    public const int Shown = 8;

    public sealed record Choice(Guid Id, string Name);

    public async Task<List<Choice>> RunAsync(string? words, Guid? except = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        return await db.Set<GrassrootsUnion>().AsNoTracking().Where(union => union.Id != except).Found(words).ByName().Take(Shown).Select(union => new Choice(union.Id, union.Name)).ToListAsync(ct);
    }

    /// <summary>The name of one of them; nothing where there is none.</summary>
    public async Task<string?> NameAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        return await db.Set<GrassrootsUnion>().Where(union => union.Id == id).Select(union => union.Name).FirstOrDefaultAsync(ct);
    }
}

using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;

namespace UnionPortal.Figures;

/// <summary>The federations from one downwards: those whose figures it reads.</summary>
public sealed class Family
{
    readonly List<Kin> all;

    Family(List<Kin> all) => this.all = all;

    /// <param name="Id">The federation.</param>
    /// <param name="ParentId">The federation right above it.</param>
    /// <param name="Name">Its full name.</param>
    /// <param name="Slug">Its short name in addresses.</param>
    public sealed record Kin(int Id, int? ParentId, string Name, string Slug);

    public Kin Self => all[0];

    /// <param name="generations">How far down.</param>
    internal static async Task<Family> ReadAsync(DbContextOptions<PlatformDb> platform, TimeProvider clock, Scope scope, CancellationToken ct, int generations = int.MaxValue)
    {
        await using var db = new PlatformDb(platform, clock);
        return new(await db.Database.SqlQuery<Kin>($"""
            WITH RECURSIVE family(id, parent_id, name, slug, depth) AS (
                SELECT id, parent_id, name, slug, 0 FROM platform.federation WHERE id = {scope.FederationId}
                UNION ALL
                SELECT below.id, below.parent_id, below.name, below.slug, family.depth + 1 FROM platform.federation below JOIN family ON below.parent_id = family.id WHERE depth < {generations})
            SELECT id AS "Id", parent_id AS "ParentId", name AS "Name", slug AS "Slug" FROM family ORDER BY depth, id
            """).ToListAsync(ct));
    }

    public List<Kin> ChildrenOf(Kin parent) => all.FindAll(kin => kin.ParentId == parent.Id && kin != Self);

    /// <summary>The federation of this short name, itself or below it. Anyone else's looks like one that does not exist.</summary>
    public Kin Find(string? slug) => string.IsNullOrEmpty(slug) ? Self
        : all.Find(kin => kin.Slug == slug) ?? throw new Refusal(RefusalKind.NotFound, Tenancy.Say.NoSuchPage);
}

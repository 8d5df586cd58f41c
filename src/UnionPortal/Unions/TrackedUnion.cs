using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>A union that was read with its honours and headcounts, and is changed.</summary>
static class TrackedUnion
{
    // The tracker would take a row with an id of its own for one that is there, and an honour off the list for a broken tie: it is told.
    public static void Amend(this FederationDb db, GrassrootsUnion union, Action change)
    {
        var (honours, headcounts) = (union.Honours.ToList(), union.Headcounts.ToList());
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        change();
        db.RemoveRange(honours.Except(union.Honours));
        db.AddRange(union.Honours.Except(honours));
        db.AddRange(union.Headcounts.Except(headcounts));
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        if (!honours.SequenceEqual(union.Honours)) db.TellOfHonours(union, Language.Written(() => honours.InWords()));
    }

    /// <summary>An honour of a union is entered or changed on a page of its own: whoever has the union's form open is told of it, like of any other change to the union.</summary>
    public static async Task AmendHonoursAsync(this FederationDb db, Guid? unionId, Action change, CancellationToken ct)
    {
        var union = await db.Set<GrassrootsUnion>().Include(row => row.Honours).FirstOrDefaultAsync(row => row.Id == unionId, ct);
        var before = Language.Written(() => union?.Honours.InWords());
        change();
        if (union is not null) db.TellOfHonours(union, before);
    }

    static void TellOfHonours(this FederationDb db, GrassrootsUnion union, string? before)
    {
        // Honours are rows of their own: writing the union's row as well moves its version, so that a lost race over them is noticed.
        db.Entry(union).Property(row => row.Name).IsModified = true;
        db.Record(AuditAction.Amended, nameof(GrassrootsUnion), union.Id, nameof(GrassrootsUnion.Honours), before,
            Language.Written(() => union.Honours.Where(honour => db.Entry(honour).State != EntityState.Deleted).InWords()));
    }
}

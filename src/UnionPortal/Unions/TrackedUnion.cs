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
        if (honours.SequenceEqual(union.Honours)) return;

        // Honours are rows of their own: writing the union's row as well moves its version, so that a lost race over them is noticed.
        db.Entry(union).Property(row => row.Name).IsModified = true;
        db.Record(AuditAction.Amended, nameof(GrassrootsUnion), union.Id, nameof(GrassrootsUnion.Honours), Language.Written(() => honours.InWords()), Language.Written(() => union.Honours.InWords()));
    }
}

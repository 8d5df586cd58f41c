using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Facilities;

/// <summary>Rows that several use cases of the room begin with, and the sentence that says no.</summary>
static class FoundRows
{
    public static async Task<Facility> FindFacilityAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<Facility>().Include(facility => facility.Steps).FirstOrDefaultAsync(facility => facility.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchFacility);

    public static IQueryable<StoredFile> PhotosOf(this FederationDb db, Guid facilityId) =>
        db.Set<StoredFile>().Where(file => file.SubjectId == facilityId && file.Purpose == FilePurpose.FacilityPhoto);

    /// <summary>The kind exists and is not retired, unless the facility is of it already.</summary>
    public static async Task RefuseUnfitKindAsync(this FederationDb db, Guid kindId, Guid? known, CancellationToken ct)
    {
        var kind = (await db.KindsAsync(ct)).Find(each => each.Id == kindId) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchKind);
        if (kind.IsRetired && kindId != known) throw new Refusal(Say.KindIsRetired, kind.Name);
    }

    /// <summary>The union is one of this federation's. Whoever is posted to a union enters for that one, whatever was typed.</summary>
    public static async Task<Guid?> UnionOfAsync(this FederationDb db, Guid? typed, CancellationToken ct)
    {
        if (db.Scope.UnionId is { } own) return own;
        if (typed is not { } union) return null;
        return await db.Set<GrassrootsUnion>().AnyAsync(known => known.Id == union, ct) ? union : throw new Refusal(RefusalKind.NotFound, Unions.Say.NoSuchUnion);
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Files;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Facilities;

/// <summary>Amends a facility as it was read, by the union it belongs to or by the office; the office may hand it to another union. A lost race is told, nothing is overwritten.</summary>
public sealed class AmendFacility(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Draft">As typed so far.</param>
    /// <param name="Version">The row as it was read; a lost race is noticed by it.</param>
    /// <param name="AsRead">The same words before anybody typed.</param>
    public sealed record Open(FacilityDraft Draft, uint Version, FacilityDraft AsRead);

    public async Task<Open> ReadAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageFacilities, ct);
        return Of(await db.FindFacilityAsync(id, ct));
    }

    /// <returns>The facility as others left it and what they changed meanwhile; nothing when the draft was saved.</returns>
    public async Task<Rivals<Open>?> RunAsync(Guid id, Open open, CancellationToken ct = default)
    {
        var draft = open.Draft;
        await using var db = await door.OpenAsync(Permission.ManageFacilities, ct);
        await new FacilityDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);
        var facility = await db.FindFacilityAsync(id, ct);
        if (facility.Version != open.Version) return RivalsOf(facility, open);
        await db.RefuseUnfitKindAsync(draft.KindId!.Value, facility.KindId, ct);
        draft.WriteTo(facility, db.Vault);
        facility.OpenedSince(RoughDate.Read(draft.OpenedOn, clock.Today()));
        if (await db.UnionOfAsync(draft.UnionId, ct) is var union && union != facility.UnionId) await HandOverAsync(db, facility, union, ct);
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return RivalsOf(await db.FindFacilityAsync(id, ct), open);
        }
    }

    static Open Of(Facility facility) => new(FacilityDraft.Of(facility), facility.Version, FacilityDraft.Of(facility));

    // All that hangs on it goes along: whoever reaches the facility reaches its months, its inspections and its photos.
    static async Task HandOverAsync(FederationDb db, Facility facility, Guid? union, CancellationToken ct)
    {
        facility.BelongTo(union);
        foreach (var month in await db.Set<FacilityMonth>().Where(month => month.FacilityId == facility.Id).ToListAsync(ct)) month.Follow(facility);
        foreach (var inspection in await db.Set<Inspection>().Where(inspection => inspection.FacilityId == facility.Id).ToListAsync(ct)) inspection.Follow(facility);
        foreach (var honour in await db.Set<Honour>().Where(honour => honour.FacilityId == facility.Id).ToListAsync(ct))
        {
            honour.Follow(facility);
            foreach (var proof in await db.Set<StoredFile>().Where(file => file.SubjectId == honour.Id && file.Purpose == FilePurpose.HonourProof).ToListAsync(ct)) proof.Follow(facility);
        }

        foreach (var photo in await db.PhotosOf(facility.Id).ToListAsync(ct)) photo.Follow(facility);
    }

    // A chair may not read the trail: what the others changed is what differs from what was read. Kind and owner have no words of their own there.
    static Rivals<Open> RivalsOf(Facility facility, Open open)
    {
        var now = Of(facility);
        var changes = RivalChange.Between(nameof(Facility), open.AsRead, now.Draft, open.Draft);
        return new(now, changes.Count > 0 ? changes : [new RivalChange(nameof(Facility), Audit.Say.SomebodyElse)]);
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Facilities;

/// <summary>Enters a facility: the office for any union or the federation itself, a chair for the own union. Saved twice, it is there once. Refuses kinds that are unknown or retired.</summary>
public sealed class EnterFacility(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <summary>What a new form begins with, and what can be chosen in it.</summary>
    public async Task<FacilityChoices> ReadAsync(Guid? kindOf = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageFacilities, ct);
        return await FacilityChoices.ReadAsync(db, kindOf, ct);
    }

    public async Task<Guid> RunAsync(FacilityDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageFacilities, ct);
        await new FacilityDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);
        if (await db.Set<Facility>().AnyAsync(known => known.Id == draft.Id, ct)) return draft.Id;
        await db.RefuseUnfitKindAsync(draft.KindId!.Value, null, ct);

        var facility = Facility.Enter(draft.Id, draft.Name, await db.UnionOfAsync(draft.UnionId, ct), RoughDate.Read(draft.OpenedOn, clock.Today()), db.Acting, clock.GetUtcNow());
        draft.WriteTo(facility, db.Vault);
        await db.KeepKindsAsync(ct);
        db.Add(facility);
        foreach (var photo in await db.PhotosOf(facility.Id).ToListAsync(ct)) photo.Follow(facility);
        await db.SaveOrRefuseAsync(Say.SomebodyWasFaster, ct);
        return facility.Id;
    }
}

/// <summary>What can be chosen in a facility's form.</summary>
/// <param name="Kinds">Kinds in use, and the one it is of.</param>
/// <param name="Unions">Unions it may belong to; a chair has no choice.</param>
/// <param name="IsOffice">The federation itself may own it.</param>
public sealed record FacilityChoices(List<FacilityChoices.Choice> Kinds, List<FacilityChoices.Choice> Unions, bool IsOffice)
{
    public sealed record Choice(Guid Id, string Name);

    internal static async Task<FacilityChoices> ReadAsync(FederationDb db, Guid? kindOf, CancellationToken ct)
    {
        var kinds = (await db.KindsAsync(ct)).Where(kind => !kind.IsRetired || kind.Id == kindOf).Select(kind => new Choice(kind.Id, kind.Name)).ToList();
        var isOffice = db.Scope.UnionId is null;
        return new(kinds, isOffice ? await db.Set<GrassrootsUnion>().AsNoTracking().ByName().Select(union => new Choice(union.Id, union.Name)).ToListAsync(ct) : [], isOffice);
    }
}

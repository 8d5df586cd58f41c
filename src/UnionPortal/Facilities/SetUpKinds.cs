using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Facilities;

/// <summary>The federation's own words for kinds of facilities: rename, add, retire, take up again, show to everybody or not. Refuses to remove a kind in use, and two kinds of one name.</summary>
public sealed class SetUpKinds(FederationDoor door) : IUseCase
{
    public sealed record Row(Guid Id, string Name, bool IsPublic, bool IsRetired, int InUse);

    public async Task<List<Row>> ListAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.InspectFacilities, ct);
        var used = await db.Set<Facility>().GroupBy(facility => facility.KindId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        return (await db.KindsAsync(ct)).ConvertAll(kind => new Row(kind.Id, kind.Name, kind.IsPublic, kind.IsRetired, used.GetValueOrDefault(kind.Id)));
    }

    public async Task AddAsync(string? name, bool isPublic, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.InspectFacilities, ct);
        await KeepAsync(db, ct);
        var order = await db.Set<FacilityKind>().MaxAsync(kind => (int?)kind.Order, ct) + 1 ?? 0;
        if (order >= FacilityKind.Most) throw new Refusal(Say.TooManyKinds, FacilityKind.Most);
        db.Add(new FacilityKind { Name = Fit(name), IsPublic = isPublic, Order = order });
        await db.SaveOrRefuseAsync(Say.NameIsTaken, ct);
    }

    public Task RenameAsync(Guid id, string? name, bool isPublic, CancellationToken ct = default) =>
        ChangeAsync(id, kind => (kind.Name, kind.IsPublic) = (Fit(name), isPublic), ct);

    public Task RetireAsync(Guid id, CancellationToken ct = default) => ChangeAsync(id, kind => kind.Retire(), ct);

    public Task TakeUpAgainAsync(Guid id, CancellationToken ct = default) => ChangeAsync(id, kind => kind.TakeUpAgain(), ct);

    public async Task RemoveAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.InspectFacilities, ct);
        await KeepAsync(db, ct);
        var kind = await FindAsync(db, id, ct);
        if (await db.Set<Facility>().CountAsync(facility => facility.KindId == id, ct) is var used and > 0) throw new Refusal(Say.KindIsInUse, kind.Name, used);
        if (!await db.Set<FacilityKind>().AnyAsync(other => other.Id != id, ct)) throw new Refusal(Say.LastKind);
        db.Remove(kind);
        await db.SaveOrRefuseAsync(Say.SomebodyWasFaster, ct);
    }

    async Task ChangeAsync(Guid id, Action<FacilityKind> change, CancellationToken ct)
    {
        await using var db = await door.OpenAsync(Permission.InspectFacilities, ct);
        await KeepAsync(db, ct);
        change(await FindAsync(db, id, ct));
        await db.SaveOrRefuseAsync(Say.NameIsTaken, ct);
    }

    static async Task KeepAsync(FederationDb db, CancellationToken ct)
    {
        await db.KeepKindsAsync(ct);
        await db.SaveOrRefuseAsync(Say.SomebodyWasFaster, ct);
    }

    static async Task<FacilityKind> FindAsync(FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<FacilityKind>().FirstOrDefaultAsync(kind => kind.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchKind);

    static string Fit(string? name) => TypedText.Tidy(name) is { Length: > 0 and <= FacilityKind.NameLimit } fit ? fit : throw new Refusal(Say.KindNameIsUnfit, FacilityKind.NameLimit);
}

using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;
using UnionPortal.Views;

namespace UnionPortal.Facilities;

/// <summary>Closes, reopens or moves a facility, with the day and the reason. Refuses days to come, days before the last step, and steps that do not follow.</summary>
public sealed class ChangeFacility(FederationDoor door, TimeProvider clock) : IUseCase
{
    public Task CloseAsync(Guid id, DateOnly? day, string? reason, CancellationToken ct = default) =>
        RunAsync(id, (facility, acting) => facility.Close(day ?? clock.Today(), reason ?? "", acting, clock.GetUtcNow()), ct);

    /// <summary>Closes several at once: all of them or none. The one that cannot be closed is named.</summary>
    public async Task CloseAsync(IReadOnlyCollection<Guid> ids, DateOnly? day, string? reason, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageFacilities, ct);
        Picked.RefuseUnfit(ids);
        var facilities = await db.Set<Facility>().Include(facility => facility.Steps).Where(facility => ids.Contains(facility.Id)).ByName().ToListAsync(ct);
        if (facilities.Count != ids.Count) throw new Refusal(RefusalKind.NotFound, Say.NoSuchFacility);
        await Picked.EachAsync(facilities, facility => facility.Name, facility =>
        {
            facility.Close(day ?? clock.Today(), reason ?? "", db.Acting, clock.GetUtcNow());
            return Task.CompletedTask;
        });
        await db.SaveOrRefuseAsync(Say.SomebodyWasFaster, ct);
    }

    public Task ReopenAsync(Guid id, DateOnly? day, string? reason, CancellationToken ct = default) =>
        RunAsync(id, (facility, acting) => facility.Reopen(day ?? clock.Today(), reason ?? "", acting, clock.GetUtcNow()), ct);

    public Task MoveAsync(Guid id, DateOnly? day, string? address, string? reason, CancellationToken ct = default) => RunAsync(id, (facility, acting) =>
    {
        var to = TypedText.Tidy(address);
        if (to.Length is 0 or > Facility.AddressLimit) throw new Refusal(Say.AddressIsMissing);
        facility.Move(day ?? clock.Today(), to, reason ?? "", acting, clock.GetUtcNow());
    }, ct);

    async Task RunAsync(Guid id, Action<Facility, Acting> change, CancellationToken ct)
    {
        await using var db = await door.OpenAsync(Permission.ManageFacilities, ct);
        change(await db.FindFacilityAsync(id, ct), db.Acting);
        await db.SaveOrRefuseAsync(Say.SomebodyWasFaster, ct);
    }
}

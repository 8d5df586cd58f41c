using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Honours;

/// <summary>One honour as its page shows it, with the papers that prove it.</summary>
public sealed class ShowHonour(FederationDoor door, TimeProvider clock) : IUseCase
{
    public sealed record Proof(Guid Id, string Name);

    public sealed record Shown(ListHonours.Row Row, Guid? UnionId, Guid? FacilityId, DateOnly? GivenOn, DatePrecision GivenPrecision, string? RevokedWhy,
        HonourState State, List<Proof> Proofs)
    {
        public string? Given => GivenOn is { } day ? new RoughDate(day, GivenPrecision).ToString()
            : Row.Year is { } year and > 0 and < 10_000 ? new RoughDate(new(year, 1, 1), DatePrecision.Year).ToString() : null;
    }

    public async Task<Shown> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeHonours, ct);
        var found = db.Set<Honour>().AsNoTracking().Where(honour => honour.Id == id);
        var honour = await found.FirstOrDefaultAsync(ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchHonour);
        var row = await ListHonours.Show(db, found).SingleAsync(ct);
        var proofs = await db.ProofsOf(id).AsNoTracking().OrderBy(file => file.Order).ThenBy(file => file.Id).Select(file => new Proof(file.Id, file.Name)).ToListAsync(ct);
        return new(row, honour.UnionId, honour.FacilityId, honour.GivenOn, honour.GivenPrecision, honour.RevokedWhy, row.StateOn(clock.Today()), proofs);
    }
}

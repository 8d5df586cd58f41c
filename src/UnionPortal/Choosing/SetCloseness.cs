using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Choosing;

/// <summary>The federation's own tables of closeness: which townships lie side by side, which industries are akin. They count in every campaign's matching from the next round on.</summary>
public sealed class SetCloseness(FederationDoor door) : IUseCase
{
    public sealed record Row(Guid Id, string One, string Other, int? Percent);

    public sealed record Tables(IReadOnlyList<Row> Areas, IReadOnlyList<Row> Industries);

    public async Task<Tables> ListAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var areas = await db.Set<AdjoiningAreas>().AsNoTracking().OrderBy(pair => pair.One).ThenBy(pair => pair.Other).ToListAsync(ct);
        var industries = await db.Set<IndustryAffinity>().AsNoTracking().OrderBy(pair => pair.One).ThenBy(pair => pair.Other).ToListAsync(ct);
        return new(areas.ConvertAll(pair => new Row(pair.Id, NameOf(pair.One), NameOf(pair.Other), null)), industries.ConvertAll(pair => new Row(pair.Id, Industries.Find(pair.One)!.Name, Industries.Find(pair.Other)!.Name, pair.Percent)));

        static string NameOf(string code) => Divisions.Find(code)?.Name ?? code;
    }

    public Task AddAreasAsync(string? one, string? other, CancellationToken ct = default) => AddAsync(AdjoiningAreas.Of(one, other), ct);

    public Task AddIndustriesAsync(string? one, string? other, int? percent, CancellationToken ct = default) => AddAsync(IndustryAffinity.Of(one, other, percent), ct);

    public async Task DropAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        if (await db.Set<AdjoiningAreas>().FirstOrDefaultAsync(pair => pair.Id == id, ct) is { } areas) db.Remove(areas);
        if (await db.Set<IndustryAffinity>().FirstOrDefaultAsync(pair => pair.Id == id, ct) is { } industries) db.Remove(industries);
        await db.SaveChangesAsync(ct);
    }

    async Task AddAsync(FederationOwned pair, CancellationToken ct)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        db.Add(pair);
        await db.SaveOrRefuseAsync(Say.ClosenessIsKnown, ct);
    }
}

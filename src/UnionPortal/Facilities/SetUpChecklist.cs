using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Facilities;

/// <summary>The federation's checklist for inspections: rename a line, change its points, add, retire and take up again. Past inspections keep what they were scored by.</summary>
public sealed class SetUpChecklist(FederationDoor door) : IUseCase
{
    public sealed record Row(Guid Id, string Name, int Points, bool IsRetired);

    public async Task<List<Row>> ListAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.InspectFacilities, ct);
        return (await db.ChecklistAsync(ct)).ConvertAll(item => new Row(item.Id, item.Name, item.Points, item.IsRetired));
    }

    public async Task AddAsync(string? name, int? points, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.InspectFacilities, ct);
        await KeepAsync(db, ct);
        var order = await db.Set<InspectionItem>().MaxAsync(item => (int?)item.Order, ct) + 1 ?? 0;
        if (order >= InspectionItem.Most) throw new Refusal(Say.TooManyItems, InspectionItem.Most);
        db.Add(new InspectionItem { Name = Fit(name), Points = Fit(points), Order = order });
        await db.SaveOrRefuseAsync(Say.NameIsTaken, ct);
    }

    public Task AmendAsync(Guid id, string? name, int? points, CancellationToken ct = default) => ChangeAsync(id, item => (item.Name, item.Points) = (Fit(name), Fit(points)), ct);

    public Task RetireAsync(Guid id, CancellationToken ct = default) => ChangeAsync(id, item => item.Retire(), ct);

    public Task TakeUpAgainAsync(Guid id, CancellationToken ct = default) => ChangeAsync(id, item => item.TakeUpAgain(), ct);

    async Task ChangeAsync(Guid id, Action<InspectionItem> change, CancellationToken ct)
    {
        await using var db = await door.OpenAsync(Permission.InspectFacilities, ct);
        await KeepAsync(db, ct);
        change(await db.Set<InspectionItem>().FirstOrDefaultAsync(item => item.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchItem));
        await db.SaveOrRefuseAsync(Say.NameIsTaken, ct);
    }

    static async Task KeepAsync(FederationDb db, CancellationToken ct)
    {
        await db.KeepChecklistAsync(ct);
        await db.SaveOrRefuseAsync(Say.SomebodyWasFaster, ct);
    }

    static string Fit(string? name) => TypedText.Tidy(name) is { Length: > 0 and <= InspectionItem.NameLimit } fit ? fit : throw new Refusal(Say.ItemNameIsUnfit, InspectionItem.NameLimit);

    static int Fit(int? points) => points is { } fit and > 0 and <= InspectionItem.PointsLimit ? fit : throw new Refusal(Say.PointsAreUnfit, InspectionItem.PointsLimit);
}

using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>The founding ledger 建会台账: employers with no union yet; or those that have left it.</summary>
public sealed class ListProspects(FederationDoor door) : IUseCase
{
    public sealed record Row(Guid Id, string Name, string? IndustryCode, string? Address, int? Workers, string? ContactName, string? PhoneMasked, DateOnly? LeftOn, LeaveReason? LeftFor);

    public sealed record Page(List<Row> Rows, int Count, int Number)
    {
        public int Pages => Math.Max(1, (Math.Min(Count, ListUnions.CountLimit) + ListUnions.PageSize - 1) / ListUnions.PageSize);

        public bool IsMore => Count > ListUnions.CountLimit;
    }

    public async Task<Page> RunAsync(string? words, int page = 1, bool left = false, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        var found = db.Set<Prospect>().AsNoTracking().Where(prospect => prospect.LeftOn != null == left);
        foreach (var word in TypedText.Tidy(words).Split(' ', StringSplitOptions.RemoveEmptyEntries)) found = found.Where(prospect => prospect.Name.Contains(word));
        var count = await found.Take(ListUnions.CountLimit + 1).CountAsync(ct);
        var number = Math.Clamp(page, 1, Math.Max(1, (Math.Min(count, ListUnions.CountLimit) + ListUnions.PageSize - 1) / ListUnions.PageSize));
        var rows = await found.OrderBy(prospect => prospect.Name).ThenBy(prospect => prospect.Id).Skip((number - 1) * ListUnions.PageSize).Take(ListUnions.PageSize)
            .Select(prospect => new Row(prospect.Id, prospect.Name, prospect.IndustryCode, prospect.Address, prospect.WorkerCount, prospect.ContactName,
                prospect.ContactPhone == null ? null : prospect.ContactPhone.Masked, prospect.LeftOn, prospect.LeftFor))
            .ToListAsync(ct);
        return new(rows, count, number);
    }
}

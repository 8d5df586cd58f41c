using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>The founding ledger 建会台账: employers with no union yet.</summary>
public sealed class ListProspects(FederationDoor door) : IUseCase
{
    public sealed record Row(Guid Id, string Name, string? IndustryCode, string? Address, int? Workers, string? ContactName, string? PhoneMasked, string? Remark);

    public async Task<Paged<Row>> RunAsync(string? words, int page = 1, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        var found = db.Set<Prospect>().AsNoTracking();
        foreach (var word in TypedText.Tidy(words).Split(' ', StringSplitOptions.RemoveEmptyEntries)) found = found.Where(prospect => prospect.Name.Contains(word));
        return await found.PageAsync(page, prospects => prospects.OrderBy(prospect => prospect.Name).ThenBy(prospect => prospect.Id)
            .Select(prospect => new Row(prospect.Id, prospect.Name, prospect.IndustryCode, prospect.Address, prospect.WorkerCount, prospect.ContactName,
                prospect.ContactPhone == null ? null : prospect.ContactPhone.Masked, prospect.Remark)), ct);
    }
}

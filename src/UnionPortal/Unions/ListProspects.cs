using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>The founding ledger 建会台账: employers with no union yet; or those that have left it.</summary>
public sealed class ListProspects(FederationDoor door) : IUseCase
{
    public sealed record Row(Guid Id, string Name, string? IndustryCode, string? Address, int? Workers, string? ContactName, string? PhoneMasked, DateOnly? LeftOn, LeaveReason? LeftFor);

    public async Task<Paged<Row>> RunAsync(string? words, int page = 1, bool left = false, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        var found = Find(db, words, left);
        return await found.PageAsync(page, prospects => prospects.ByName()
            .Select(prospect => new Row(prospect.Id, prospect.Name, prospect.IndustryCode, prospect.Address, prospect.WorkerCount, prospect.ContactName,
                prospect.ContactPhone == null ? null : prospect.ContactPhone.Masked, prospect.LeftOn, prospect.LeftFor)), ct);
    }

    internal static IQueryable<Prospect> Find(FederationDb db, string? words, bool left) =>
        db.Set<Prospect>().AsNoTracking().Where(prospect => prospect.LeftOn != null == left).Found(words);
}

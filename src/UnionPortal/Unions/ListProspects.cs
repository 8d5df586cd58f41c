using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Views;

namespace UnionPortal.Unions;

/// <summary>The founding ledger 建会台账: employers with no union yet; or those that have left it.</summary>
public sealed class ListProspects(FederationDoor door) : IUseCase
{
    /// <param name="Words">What is sought.</param>
    /// <param name="Page">Which page, from 1.</param>
    /// <param name="Left">Those that have left the ledger.</param>
    /// <param name="Columns">The columns to be shown, as the address says them.</param>
    /// <param name="Sort">The order, as the address says it.</param>
    public sealed record Sought(string? Words = null, int Page = 1, bool Left = false, string? Columns = null, string? Sort = null);

    public sealed record Row(Guid Id, string Name, string? IndustryCode, string? Address, int? Workers, string? ContactName, string? PhoneMasked, DateOnly? LeftOn, LeaveReason? LeftFor)
    {
        /// <summary>What the columns say, by their words in the address.</summary>
        public Dictionary<string, string?> More { get; init; } = [];
    }

    static readonly Orders<Prospect> Orders = new()
    {
        ["name"] = prospect => prospect.NameKey, ["industry"] = prospect => prospect.IndustryCode, ["workers"] = prospect => prospect.WorkerCount, ["women"] = prospect => prospect.FemaleWorkerCount,
        ["left"] = prospect => prospect.LeftOn,
    };

    /// <summary>The columns of the ledger, on the screen and in a file.</summary>
    public static IReadOnlyList<Column<Prospect>> Columns =>
    [
        Of("name", Say.EmployerName, prospect => prospect.Name),
        Of("code", Say.Field_CreditCode, prospect => prospect.CreditCode),
        Of("industry-code", Say.IndustryCodeHead, prospect => prospect.IndustryCode) with { OnScreen = false },
        Of("industry", Say.Field_IndustryCode, prospect => Industries.Find(prospect.IndustryCode)?.Name) with { IsUsual = true },
        Of("workers", Say.Field_WorkerCount, prospect => prospect.WorkerCount) with { IsUsual = true, IsFigure = true },
        Of("women", Say.Field_FemaleWorkerCount, prospect => prospect.FemaleWorkerCount) with { IsFigure = true },
        Of("contact", Say.Contact, prospect => prospect.ContactName) with { IsUsual = true },
        Of("phone", Say.Field_ChairPhone, prospect => prospect.ContactPhone?.Masked) with { IsUsual = true, InWholeFile = false },
        Of("address", Say.Field_Address, prospect => prospect.Address) with { IsUsual = true },
        Of("left", Say.LeftOnHead, prospect => prospect.LeftOn),
        Of("left-for", Say.LeftForHead, prospect => prospect.LeftFor?.Word()),
        Of("remark", Say.Field_Remark, prospect => prospect.Remark) with { OnScreen = false },
    ];

    public async Task<Paged<Row>> RunAsync(Sought sought, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        var found = await Find(db, sought).PageAsync(sought.Page, prospects => Order(prospects, sought), ct);
        var chosen = Columns.Chosen(sought.Columns);
        return new(found.Rows.ConvertAll(prospect => new Row(prospect.Id, prospect.Name, prospect.IndustryCode, prospect.Address, prospect.WorkerCount, prospect.ContactName,
            prospect.ContactPhone?.Masked, prospect.LeftOn, prospect.LeftFor) { More = chosen.ToDictionary(column => column.Key, column => column.Words(prospect)) }), found.Count, found.Number);
    }

    internal static IOrderedQueryable<Prospect> Order(IQueryable<Prospect> prospects, Sought sought) => prospects.Sorted(sought.Sort, Orders, rows => rows.ByName());

    internal static IQueryable<Prospect> Find(FederationDb db, Sought sought) =>
        db.Set<Prospect>().AsNoTracking().Where(prospect => prospect.LeftOn != null == sought.Left).Found(sought.Words);

    static Column<Prospect> Of(string key, string head, Func<Prospect, object?> value) => new(key, head, value) { IsSorted = Orders.ContainsKey(key) };
}

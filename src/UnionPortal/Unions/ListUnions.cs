using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Views;

namespace UnionPortal.Unions;

/// <summary>The federation's unions by name, found by any part of it, its short name, its codes, and by kind, industry, ownership and honour; or those that are dissolved.</summary>
public sealed class ListUnions(FederationDoor door, UnionColumns columns) : IUseCase
{
    /// <param name="Section">A section's letter of GB/T 4754.</param>
    /// <param name="Columns">The columns to be shown, as the address says them.</param>
    /// <param name="Sort">The order, as the address says it.</param>
    /// <param name="Picked">Only these of them.</param>
    public sealed record Sought(string? Words = null, UnionKind? Kind = null, string? Section = null, HonourLevel? Honour = null, int Page = 1, Ownership? Ownership = null, bool Dissolved = false,
        string? Columns = null, string? Sort = null, IReadOnlyCollection<Guid>? Picked = null)
    {
        public bool IsEverything => string.IsNullOrWhiteSpace(Words) && Kind is null && Section is null && Honour is null && Ownership is null && !Dissolved;
    }

    public sealed record Row(Guid Id, string Name, UnionKind Kind, string? IndustryCode, int? Workers, int? Members, string? ChairName, HonourLevel? TopHonour, string? HonourTitle, DateOnly? DissolvedOn = null, int MemberUnions = 0)
    {
        /// <summary>What the columns say that somebody chose besides these facts.</summary>
        public Dictionary<string, string?> More { get; init; } = [];
    }

    /// <summary>What is in every row already.</summary>
    static readonly string[] InRow = ["name", "kind", "industry", UnionColumns.Workers, "members", "chair", "honours"];

    public async Task<Paged<Row>> RunAsync(Sought sought, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        var page = await Find(db, sought).PageAsync(sought.Page, unions => Order(unions, sought)
            .Select(union => new Row(union.Id, union.Name, union.Kind, union.IndustryCode, union.WorkerCount, union.MemberCount, union.ChairName,
                union.Honours.OrderBy(honour => honour.Level).ThenByDescending(honour => honour.Year).ThenBy(honour => honour.Id).Select(honour => (HonourLevel?)honour.Level).FirstOrDefault(),
                union.Honours.OrderBy(honour => honour.Level).ThenByDescending(honour => honour.Year).ThenBy(honour => honour.Id).Select(honour => honour.Title).FirstOrDefault(),
                union.DissolvedOn, db.Set<AssociationMember>().Count(member => member.UnionId == union.Id && member.LeftOn == null))), ct);
        var more = columns.All.Chosen(sought.Columns).Where(column => !InRow.Contains(column.Key)).ToList();
        if (more.Count > 0) await TellMoreAsync(db, page.Rows, more, ct);
        return page;
    }

    async Task TellMoreAsync(FederationDb db, List<Row> rows, List<Column<UnionColumns.Line>> more, CancellationToken ct)
    {
        var ids = rows.ConvertAll(row => row.Id);
        var unions = await db.Set<GrassrootsUnion>().AsNoTracking().Where(union => ids.Contains(union.Id)).ToListAsync(ct);
        var lines = (await columns.ReadAsync(db, unions, more, ct)).ToDictionary(line => line.Union.Id);
        foreach (var row in rows)
            foreach (var column in more) row.More[column.Key] = column.Words(lines[row.Id]);
    }

    internal static IOrderedQueryable<GrassrootsUnion> Order(IQueryable<GrassrootsUnion> unions, Sought sought) => unions.Sorted(sought.Sort, UnionColumns.Orders, rows => rows.ByName());

    internal static IQueryable<GrassrootsUnion> Find(FederationDb db, Sought sought)
    {
        var unions = db.Set<GrassrootsUnion>().AsNoTracking();
        if (sought.Picked is { } picked) return unions.Where(union => picked.Contains(union.Id));
        unions = unions.Where(union => union.DissolvedOn != null == sought.Dissolved);
        if (PhoneNumber.Read(sought.Words) is { } phone)
        {
            var hash = db.Vault.HashOf(phone.Text);
            return unions.Where(union => union.ChairPhone!.Hash == hash);
        }

        unions = unions.Found(sought.Words);
        if (sought.Kind is { } kind) unions = unions.Where(union => union.Kind == kind);
        if (sought.Ownership is { } ownership) unions = unions.Where(union => union.Ownership == ownership);
        if (sought.Honour is { } level) unions = unions.Where(union => union.Honours.Any(honour => honour.Level == level));
        if (sought.Section is { Length: > 0 } section)
        {
            var divisions = Industries.Children(section).Select(division => division.Code).ToList();
            unions = unions.Where(union => union.IndustryCode == section || divisions.Contains(union.IndustryCode!.Substring(0, 2)));
        }
        return unions;
    }
}

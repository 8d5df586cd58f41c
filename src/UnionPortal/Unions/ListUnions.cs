using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>The federation's unions by name, found by any part of it and by kind, industry and honour.</summary>
public sealed class ListUnions(FederationDoor door) : IUseCase
{
    public const int PageSize = 20;

    /// <summary>Beyond this many the pages are not numbered and the total reads "1,000+": nobody leafs through more.</summary>
    public const int CountLimit = 1_000;

    /// <param name="Section">A section's letter of GB/T 4754.</param>
    public sealed record Sought(string? Words = null, UnionKind? Kind = null, string? Section = null, HonourLevel? Honour = null, int Page = 1)
    {
        public bool IsEverything => string.IsNullOrWhiteSpace(Words) && Kind is null && Section is null && Honour is null;
    }

    public sealed record Row(Guid Id, string Name, UnionKind Kind, string? IndustryCode, int? Workers, int? Members, string? ChairName, HonourLevel? TopHonour, string? HonourTitle);

    public sealed record Page(List<Row> Rows, int Count, int Number)
    {
        public int Pages => Math.Max(1, (Math.Min(Count, CountLimit) + PageSize - 1) / PageSize);

        public bool IsMore => Count > CountLimit;
    }

    public async Task<Page> RunAsync(Sought sought, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        var found = Find(db, sought);
        var count = await found.Take(CountLimit + 1).CountAsync(ct);
        var number = Math.Clamp(sought.Page, 1, Math.Max(1, (Math.Min(count, CountLimit) + PageSize - 1) / PageSize));
        var rows = await found.OrderBy(union => union.Name).ThenBy(union => union.Id).Skip((number - 1) * PageSize).Take(PageSize)
            .Select(union => new
            {
                Union = union,
                Top = union.Honours.OrderBy(honour => honour.Level).ThenByDescending(honour => honour.Year).Select(honour => new { honour.Level, honour.Title }).FirstOrDefault(),
            })
            .Select(one => new Row(one.Union.Id, one.Union.Name, one.Union.Kind, one.Union.IndustryCode, one.Union.WorkerCount, one.Union.MemberCount, one.Union.ChairName,
                one.Top == null ? null : one.Top.Level, one.Top == null ? null : one.Top.Title))
            .ToListAsync(ct);
        return new(rows, count, number);
    }

    static IQueryable<GrassrootsUnion> Find(FederationDb db, Sought sought)
    {
        var unions = db.Set<GrassrootsUnion>().AsNoTracking();
        if (PhoneNumber.Read(sought.Words) is { } phone)
        {
            var hash = db.Vault.HashOf(phone.Text);
            return unions.Where(union => union.ChairPhone!.Hash == hash);
        }

        foreach (var word in TypedText.Tidy(sought.Words).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            unions = unions.Where(union => union.Name.Contains(word));
        if (sought.Kind is { } kind) unions = unions.Where(union => union.Kind == kind);
        if (sought.Honour is { } level) unions = unions.Where(union => union.Honours.Any(honour => honour.Level == level));
        if (sought.Section is { Length: > 0 } section)
        {
            var divisions = Industries.Children(section).Select(division => division.Code).ToList();
            unions = unions.Where(union => union.IndustryCode == section || divisions.Contains(union.IndustryCode!.Substring(0, 2)));
        }
        return unions;
    }
}

using Microsoft.EntityFrameworkCore;

namespace UnionPortal.Tenancy;

/// <summary>One page of a list, and how much there is.</summary>
/// <param name="Rows">The rows of this page.</param>
/// <param name="Count">How many there are in all; of a table no more than one beyond <see cref="Paging.Limit"/>.</param>
/// <param name="Number">Which page it is, from 1: the nearest there is to the one asked for.</param>
public sealed record Paged<T>(List<T> Rows, int Count, int Number)
{
    public int Pages => Paging.PagesOf(Count);

    /// <summary>There are more than the pages show; the total then reads "1,000+".</summary>
    public bool IsMore => Count > Paging.Limit;
}

/// <summary>Numbered pages, up to a thousand rows: nobody leafs through more, and no database likes to skip them.</summary>
public static class Paging
{
    public const int Size = 20;
    public const int Limit = 1_000;

    /// <summary>A page of what was found, put in order and shown. How much there is rides along with the rows, unless it is known; only a page beyond the last asks twice.</summary>
    public static async Task<Paged<TRow>> PageAsync<T, TRow>(this IQueryable<T> found, int page, Func<IQueryable<T>, IQueryable<TRow>> show, CancellationToken ct, int? known = null)
    {
        var rows = show(found);
        var number = Nearest(page, known ?? Limit);
        if (known is not { } count)
        {
            var within = found.Take(Limit + 1);
            var counted = await On(rows, number).Select(row => new { Row = row, Count = within.Count() }).ToListAsync(ct);
            if (counted.Count > 0) return new(counted.ConvertAll(each => each.Row), counted[0].Count, number);
            if (number == 1) return new([], 0, 1);
            count = await within.CountAsync(ct);
            number = Nearest(page, count);
        }

        return new(await On(rows, number).ToListAsync(ct), Math.Min(count, Limit + 1), number);
    }

    /// <summary>A page of what lies in memory, in order.</summary>
    public static Paged<T> Page<T>(this IReadOnlyCollection<T> found, int page)
    {
        var number = Nearest(page, found.Count);
        return new([.. found.Skip((number - 1) * Size).Take(Size)], found.Count, number);
    }

    internal static int PagesOf(int count) => Math.Max(1, (Math.Min(count, Limit) + Size - 1) / Size);

    static IQueryable<T> On<T>(IQueryable<T> rows, int number) => rows.Skip((number - 1) * Size).Take(Size);

    internal static int Nearest(int page, int count) => Math.Clamp(page, 1, PagesOf(count));
}

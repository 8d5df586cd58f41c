using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;
using UnionPortal.Views;

namespace UnionPortal.Posts;

/// <summary>How a union stands to its next election: nothing recorded, in good time, due within <see cref="ElectionStates.SoonDays"/> days, allowed to be later, overdue.</summary>
public enum ElectionState
{
    Unrecorded,
    InTime,
    Soon,
    Postponed,
    Overdue,
}

/// <summary>What makes a union's election due.</summary>
public static class ElectionStates
{
    public const int SoonDays = 90;

    public static ElectionState Of(DateOnly? expiresOn, DateOnly? postponedUntil, DateOnly today) => expiresOn switch
    {
        null => ElectionState.Unrecorded,
        { } day when day < today => ElectionState.Overdue,
        _ when postponedUntil is not null => ElectionState.Postponed,
        { } day when day <= today.AddDays(SoonDays) => ElectionState.Soon,
        _ => ElectionState.InTime,
    };

    /// <summary>The last term of each union that is there.</summary>
    public static IQueryable<CommitteeTerm> Terms(FederationDb db) => db.Set<CommitteeTerm>().Where(term => !db.Set<CommitteeTerm>().Any(later => later.UnionId == term.UnionId && later.ElectedOn > term.ElectedOn)
        && db.Set<GrassrootsUnion>().Any(union => union.Id == term.UnionId && union.DissolvedOn == null));

    /// <summary>Those that are over, for the to-do.</summary>
    public static IQueryable<CommitteeTerm> Overdue(FederationDb db, DateOnly today) => Terms(db).Where(term => term.ExpiresOn < today);

    /// <summary>Those that end within <see cref="SoonDays"/> days and were not allowed to be longer, for the to-do.</summary>
    public static IQueryable<CommitteeTerm> Soon(FederationDb db, DateOnly today)
    {
        var until = today.AddDays(SoonDays);
        return Terms(db).Where(term => term.ExpiresOn >= today && term.ExpiresOn <= until && term.PostponedUntil == null);
    }
}

/// <summary>The own federation's unions by their next election, most urgent first; also those without a women's committee though one is due.</summary>
public sealed class ListElections(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Words">Any part of the union's name, its short name or a code.</param>
    /// <param name="State">Only those that stand so.</param>
    /// <param name="Kind">Only unions of this kind.</param>
    /// <param name="LacksWomen">Only those without a women's committee though one is due.</param>
    /// <param name="Page">Which page.</param>
    /// <param name="Columns">The columns of a file, as the address says them; nothing for all.</param>
    /// <param name="Sort">The order; most urgent first where none is asked for.</param>
    public sealed record Sought(string? Words = null, ElectionState? State = null, UnionKind? Kind = null, bool LacksWomen = false, int Page = 1, string? Columns = null, string? Sort = null)
    {
        public bool IsEverything => string.IsNullOrWhiteSpace(Words) && State is null && Kind is null && !LacksWomen;
    }

    public sealed record Row(
        Guid UnionId, string UnionName, UnionKind Kind, string? ChairName, int? Number, DateOnly? ElectedOn, int? Years, DateOnly? DueOn, DateOnly? PostponedUntil, string? PostponeReason,
        DateOnly? ExpiresOn, int? FemaleMembers, bool LacksWomen, ElectionState State);

    /// <param name="Found">One page.</param>
    /// <param name="Counts">How many there are in each state, of all that the words and the kind let through.</param>
    /// <param name="All">How many there are in any.</param>
    /// <param name="LackWomen">How many have no women's committee though one is due.</param>
    public sealed record Page(Paged<Row> Found, IReadOnlyDictionary<ElectionState, int> Counts, int All, int LackWomen);

    public async Task<Page> RunAsync(Sought sought, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        var rows = await ReadAsync(db, sought, clock.Today(), ct);
        return new(ElectionColumns.InOrder(Narrow(rows, sought), sought.Sort).Page(sought.Page), rows.CountBy(row => row.State).ToDictionary(), rows.Count, rows.Count(row => row.LacksWomen));
    }

    /// <summary>A federation has some hundred unions of its own: all of them are read, and counted in memory.</summary>
    internal static async Task<List<Row>> ReadAsync(FederationDb db, Sought sought, DateOnly today, CancellationToken ct)
    {
        var unions = db.Set<GrassrootsUnion>().AsNoTracking().Living().Found(sought.Words);
        if (sought.Kind is { } kind) unions = unions.Where(union => union.Kind == kind);
        var lines = await (
            from union in unions
            from term in db.Set<CommitteeTerm>().Where(term => term.UnionId == union.Id).OrderByDescending(term => term.ElectedOn).Take(1).DefaultIfEmpty()
            orderby union.NameKey, union.Id
            select new
            {
                union.Id, union.Name, union.Kind, union.ChairName, union.FemaleMemberCount, Number = term == null ? null : term.Number, ElectedOn = term == null ? null : (DateOnly?)term.ElectedOn,
                Years = term == null ? null : (int?)term.Years, DueOn = term == null ? null : (DateOnly?)term.DueOn, PostponedUntil = term == null ? null : term.PostponedUntil,
                PostponeReason = term == null ? null : term.PostponeReason, ExpiresOn = term == null ? null : (DateOnly?)term.ExpiresOn,
            }).ToListAsync(ct);
        var lacking = (await WomensCommittees.Lacking(db).Select(union => union.Id).ToListAsync(ct)).ToHashSet();
        return
        [
            .. lines.Select(line => new Row(line.Id, line.Name, line.Kind, line.ChairName, line.Number, line.ElectedOn, line.Years, line.DueOn, line.PostponedUntil, line.PostponeReason, line.ExpiresOn,
                line.FemaleMemberCount, lacking.Contains(line.Id), ElectionStates.Of(line.ExpiresOn, line.PostponedUntil, today)))
                .OrderByDescending(row => row.State).ThenBy(row => row.ExpiresOn),
        ];
    }

    internal static List<Row> Narrow(List<Row> rows, Sought sought) => rows.FindAll(row => (sought.State is null || row.State == sought.State) && (!sought.LacksWomen || row.LacksWomen));
}

/// <summary>The list of elections a reader sees, as a spreadsheet: the same order, the columns the screen shows or all there are.</summary>
public sealed class ExportElections(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task<SheetTable> RunAsync(ListElections.Sought sought, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        var rows = ElectionColumns.InOrder(ListElections.Narrow(await ListElections.ReadAsync(db, sought, clock.Today(), ct), sought), sought.Sort);
        return await db.TakeHomeAsync(Say.Elections, rows, ElectionColumns.All.InFile(sought.Columns).ForSheet(), nameof(CommitteeTerm), ct);
    }
}

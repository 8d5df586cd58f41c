using UnionPortal.Benchmarks.Harness;
using UnionPortal.Tenancy;

namespace UnionPortal.Benchmarks.Measurements;

/// <summary>A list through the whole use case, by EF Core without walls and door, by SQL alone, and by the same SQL behind the walls.</summary>
static class ListContest
{
    const double Goal = 2.5;
    const double GoalOfWalls = 1.25;
    const double GoalInMilliseconds = 1;

    public static async Task RunAsync(Bench bench, Sheet sheet, string what, int federation, Func<Task> portal, Func<Task> plain, (string Sql, object[] Values)[] statements)
    {
        await using var raw = await RawReads.PrepareAsync(bench.Owner, null, statements);
        await using var walled = await RawReads.PrepareAsync(bench.Databases.Portal, new Scope(federation), statements);
        if (await raw.RunAsync() != await walled.RunAsync()) throw new InvalidOperationException($"{what}: behind the walls there are other rows.");
        var took = await new Contest(warmUps: 200, rounds: 500)
            .Enter("portal", portal).Enter("plain", plain).Enter("raw", raw.RunAsync).Enter("walled", walled.RunAsync).RunAsync();
        sheet.Ratio(what, took["portal"], "EF Core, no walls, no door", took["plain"], Goal);
        sheet.Ratio($"{what}, against SQL alone", took["portal"], "prepared SQL", took["raw"], Goal);
        sheet.Ratio($"{what}, the walls' own share", took["walled"], "prepared SQL as owner", took["raw"], GoalOfWalls);
        sheet.Plain($"{what}, in itself", took["portal"].ToString(), $"≤ {GoalInMilliseconds} ms", took["portal"].Median <= GoalInMilliseconds);
        sheet.Note("Lists are those of one township of full size (110 unions, 55 pairs, 2,900 activities) at any scale. The portal's side is the whole use case: posting looked up, connection opened, scope set, all queries.");
        sheet.Note("“EF Core, no walls, no door” asks the same queries, compiled, on a pooled connection of the tables' owner with a plain `WHERE federation_id`. “Prepared SQL” is written by hand, on one connection that stays open, and asks nothing twice: the least it can cost from .NET. “The walls' own share” runs that same SQL as the portal's login under row-level security.");
    }
}

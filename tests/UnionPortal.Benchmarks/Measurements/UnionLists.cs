using Microsoft.EntityFrameworkCore;
using UnionPortal.Benchmarks.Harness;
using UnionPortal.Benchmarks.Municipality;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Benchmarks.Measurements;

/// <summary>The first page of a township's unions: all of them, those whose name begins so, and those with a word in it.</summary>
public sealed class UnionLists : IMeasurement
{
    static readonly string[] Walls = ["federation", "reach"];

    static readonly Func<FederationDb, int, IAsyncEnumerable<Counted>> ListAll = EF.CompileAsyncQuery((FederationDb db, int federation) =>
        db.Set<GrassrootsUnion>().AsNoTracking().IgnoreQueryFilters(Walls).Where(union => union.FederationId == federation)
            .OrderBy(union => union.NameKey).ThenBy(union => union.Id)
            .Select(union => new Counted(
                new ListUnions.Row(union.Id, union.Name, union.Kind, union.IndustryCode, union.WorkerCount, union.MemberCount, union.ChairName,
                    union.Honours.OrderBy(honour => honour.Level).ThenByDescending(honour => honour.Year).ThenBy(honour => honour.Id).Select(honour => (HonourLevel?)honour.Level).FirstOrDefault(),
                    union.Honours.OrderBy(honour => honour.Level).ThenByDescending(honour => honour.Year).ThenBy(honour => honour.Id).Select(honour => honour.Title).FirstOrDefault()),
                db.Set<GrassrootsUnion>().IgnoreQueryFilters(Walls).Where(union => union.FederationId == federation).Take(Paging.Limit + 1).Count()))
            .Take(Paging.Size));

    static readonly Func<FederationDb, int, string, IAsyncEnumerable<Counted>> ListFound = EF.CompileAsyncQuery((FederationDb db, int federation, string word) =>
        db.Set<GrassrootsUnion>().AsNoTracking().IgnoreQueryFilters(Walls).Where(union => union.FederationId == federation && union.Name.Contains(word))
            .OrderBy(union => union.NameKey).ThenBy(union => union.Id)
            .Select(union => new Counted(
                new ListUnions.Row(union.Id, union.Name, union.Kind, union.IndustryCode, union.WorkerCount, union.MemberCount, union.ChairName,
                    union.Honours.OrderBy(honour => honour.Level).ThenByDescending(honour => honour.Year).ThenBy(honour => honour.Id).Select(honour => (HonourLevel?)honour.Level).FirstOrDefault(),
                    union.Honours.OrderBy(honour => honour.Level).ThenByDescending(honour => honour.Year).ThenBy(honour => honour.Id).Select(honour => honour.Title).FirstOrDefault()),
                db.Set<GrassrootsUnion>().IgnoreQueryFilters(Walls).Where(union => union.FederationId == federation && union.Name.Contains(word)).Take(Paging.Limit + 1).Count()))
            .Take(Paging.Size));

    public string Name => "unions";

    public async Task RunAsync(Bench bench, City city, Sheet sheet)
    {
        var federation = city.One.Federation;
        var name = city.One.Unions[3].Name;
        await using var staff = await Desk.PostAsync(bench, federation, Role.FederationStaff);
        foreach (var (what, word, like) in new[] { ("union page", "", ""), ("prefix search", name[..6], $"{name[..6]}%"), ("part-of-name search", name[5..8], $"%{name[5..8]}%") })
        {
            async Task PlainAsync()
            {
                await using var db = bench.OpenPlain();
                var rows = 0;
                await foreach (var _ in word.Length == 0 ? ListAll(db, federation.Id) : ListFound(db, federation.Id, word)) rows++;
            }

            await ListContest.RunAsync(bench, sheet, what, federation.Id, async () => await staff.Use<ListUnions>().RunAsync(new(word)), PlainAsync, Statements(federation.Id, like));
        }
    }

    static (string, object[])[] Statements(int federation, string like)
    {
        var found = like.Length == 0 ? "federation_id = $1" : "federation_id = $1 AND name LIKE $2";
        object[] values = like.Length == 0 ? [federation] : [federation, like];
        return
        [
            ($"""
                SELECT id, name, kind, industry_code, worker_count, member_count, chair_name, top.level, top.title,
                    (SELECT count(*)::int FROM (SELECT 1 FROM rows.grassroots_union WHERE {found} LIMIT 1001) found)
                FROM (SELECT * FROM rows.grassroots_union WHERE {found} ORDER BY name_key, id LIMIT 20) page LEFT JOIN LATERAL (
                    SELECT level, title FROM rows.honour WHERE honour.federation_id = $1 AND honour.union_id = page.id ORDER BY level, year DESC LIMIT 1) top ON true
                ORDER BY name_key, id
                """, values),
        ];
    }

    sealed record Counted(ListUnions.Row Row, int Count);
}

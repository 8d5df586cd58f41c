using Microsoft.EntityFrameworkCore;
using UnionPortal.Benchmarks.Harness;
using UnionPortal.Benchmarks.Municipality;
using UnionPortal.Members;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

// The database compares, by the collation of the column.
#pragma warning disable CA1309

namespace UnionPortal.Benchmarks.Measurements;

/// <summary>A page of a township's 17,000 members: the first, one far behind, those whose name begins so, and those with a word in it.</summary>
public sealed class MemberLists : IMeasurement
{
    static readonly string[] Walls = ["federation", "reach"];

    static readonly Func<FederationDb, int, Task<int>> CountAll = EF.CompileAsyncQuery((FederationDb db, int federation) =>
        db.Set<Member>().IgnoreQueryFilters(Walls).Where(member => member.FederationId == federation && member.Standing != MemberStanding.Left).Take(Paging.Limit + 1).Count());

    static readonly Func<FederationDb, int, string, string, Task<int>> CountFound = EF.CompileAsyncQuery((FederationDb db, int federation, string first, string behind) =>
        db.Set<Member>().IgnoreQueryFilters(Walls).Where(member => member.FederationId == federation && member.Standing != MemberStanding.Left
            && (string.Compare(member.Name, first) >= 0 && string.Compare(member.Name, behind) < 0 || string.Compare(member.NameFrom2, first) >= 0 && string.Compare(member.NameFrom2, behind) < 0
                || string.Compare(member.NameFrom3, first) >= 0 && string.Compare(member.NameFrom3, behind) < 0 || string.Compare(member.NameFrom4, first) >= 0 && string.Compare(member.NameFrom4, behind) < 0)).Take(Paging.Limit + 1).Count());

    static readonly Func<FederationDb, int, IAsyncEnumerable<ListMembers.Row>> First = EF.CompileAsyncQuery((FederationDb db, int federation) =>
        db.Set<Member>().AsNoTracking().IgnoreQueryFilters(Walls).Where(member => member.FederationId == federation && member.Standing != MemberStanding.Left)
            .OrderBy(member => member.NameKey).ThenBy(member => member.Id).Select(member => new ListMembers.Row(
                member.Id, member.Name, member.Sex, db.Set<GrassrootsUnion>().IgnoreQueryFilters(Walls).Where(union => union.FederationId == federation && union.Id == member.UnionId).Select(union => union.Name).First(), member.Standing, member.Number,
                member.Phone == null ? null : member.Phone.Masked, member.JoinedOn, member.JoinedPrecision, member.Categories.Where(held => held.Until == null).OrderBy(held => held.Category).Select(held => held.Category).ToList()))
            .Take(Paging.Size + 1));

    static readonly Func<FederationDb, int, string, Guid, IAsyncEnumerable<ListMembers.Row>> Behind = EF.CompileAsyncQuery((FederationDb db, int federation, string key, Guid id) =>
        db.Set<Member>().AsNoTracking().IgnoreQueryFilters(Walls).Where(member => member.FederationId == federation && member.Standing != MemberStanding.Left && EF.Functions.GreaterThan(ValueTuple.Create(member.NameKey, member.Id), ValueTuple.Create(key, id)))
            .OrderBy(member => member.NameKey).ThenBy(member => member.Id).Select(member => new ListMembers.Row(
                member.Id, member.Name, member.Sex, db.Set<GrassrootsUnion>().IgnoreQueryFilters(Walls).Where(union => union.FederationId == federation && union.Id == member.UnionId).Select(union => union.Name).First(), member.Standing, member.Number,
                member.Phone == null ? null : member.Phone.Masked, member.JoinedOn, member.JoinedPrecision, member.Categories.Where(held => held.Until == null).OrderBy(held => held.Category).Select(held => held.Category).ToList()))
            .Take(Paging.Size + 1));

    static readonly Func<FederationDb, int, string, string, IAsyncEnumerable<ListMembers.Row>> Found = EF.CompileAsyncQuery((FederationDb db, int federation, string first, string behind) =>
        db.Set<Member>().AsNoTracking().IgnoreQueryFilters(Walls).Where(member => member.FederationId == federation && member.Standing != MemberStanding.Left
            && (string.Compare(member.Name, first) >= 0 && string.Compare(member.Name, behind) < 0 || string.Compare(member.NameFrom2, first) >= 0 && string.Compare(member.NameFrom2, behind) < 0
                || string.Compare(member.NameFrom3, first) >= 0 && string.Compare(member.NameFrom3, behind) < 0 || string.Compare(member.NameFrom4, first) >= 0 && string.Compare(member.NameFrom4, behind) < 0))
            .OrderBy(member => member.NameKey).ThenBy(member => member.Id).Select(member => new ListMembers.Row(
                member.Id, member.Name, member.Sex, db.Set<GrassrootsUnion>().IgnoreQueryFilters(Walls).Where(union => union.FederationId == federation && union.Id == member.UnionId).Select(union => union.Name).First(), member.Standing, member.Number,
                member.Phone == null ? null : member.Phone.Masked, member.JoinedOn, member.JoinedPrecision, member.Categories.Where(held => held.Until == null).OrderBy(held => held.Category).Select(held => held.Category).ToList()))
            .Take(Paging.Size + 1));

    const string Shown = """
        SELECT m.id, m.name, m.sex, u.name, m.standing, m.number, m.phone_masked, m.joined_on, m.joined_precision,
            (SELECT array_agg(c.category ORDER BY c.category) FROM rows.category_spell c WHERE c.federation_id = $1 AND c.member_id = m.id AND c.until IS NULL)
        """;

    const string Source = "FROM rows.member m JOIN rows.grassroots_union u ON u.federation_id = m.federation_id AND u.id = m.union_id WHERE m.federation_id = $1 AND m.standing <> 2";

    const string Has = "(m.name >= $2 AND m.name < $3 OR m.name_from2 >= $2 AND m.name_from2 < $3 OR m.name_from3 >= $2 AND m.name_from3 < $3 OR m.name_from4 >= $2 AND m.name_from4 < $3)";

    public string Name => "members";

    public async Task RunAsync(Bench bench, City city, Sheet sheet)
    {
        var federation = city.One.Federation;
        await using var staff = await Desk.PostAsync(bench, federation, Role.FederationStaff);
        var list = staff.Use<ListMembers>();
        var far = (Guid)(await bench.AskAsync("SELECT id FROM rows.member WHERE federation_id = $1 ORDER BY name_key, id OFFSET 12000 LIMIT 1", federation.Id))!;
        var key = (string)(await bench.AskAsync("SELECT name_key FROM rows.member WHERE federation_id = $1 AND id = $2", federation.Id, far))!;
        var counted = $"SELECT count(*) FROM (SELECT 1 {Source} LIMIT 1001) found";
        await ListContest.RunAsync(bench, sheet, "member page", federation.Id, () => list.RunAsync(new()), () => PlainAsync(bench, db => CountAll(db, federation.Id), db => First(db, federation.Id)),
            [(counted, [federation.Id]), ($"{Shown} {Source} ORDER BY m.name_key, m.id LIMIT 21", [federation.Id])]);
        await ListContest.RunAsync(bench, sheet, "member page by cursor, 12,000 behind", federation.Id, () => list.RunAsync(new(After: far)), () => PlainAsync(bench, db => CountAll(db, federation.Id), db => Behind(db, federation.Id, key, far)),
            [(counted, [federation.Id]), ($"{Shown} {Source} AND (m.name_key, m.id) > ($2, $3) ORDER BY m.name_key, m.id LIMIT 21", [federation.Id, key, far])]);
        foreach (var (what, word) in new[] { ("member prefix search", "赵志"), ("member part-of-name search", "雨桐") })
        {
            var behind = NameRange.After(word);
            await ListContest.RunAsync(bench, sheet, what, federation.Id, () => list.RunAsync(new(word)), () => PlainAsync(bench, db => CountFound(db, federation.Id, word, behind), db => Found(db, federation.Id, word, behind)),
                [($"SELECT count(*) FROM (SELECT 1 {Source} AND {Has} LIMIT 1001) found", [federation.Id, word, behind]), ($"{Shown} {Source} AND {Has} ORDER BY m.name_key, m.id LIMIT 21", [federation.Id, word, behind])]);
        }

        sheet.Note("Members are those of one township of full size, 17,000 at any scale; the others share the rest of six million, or of what the scale makes of it.");
    }

    static async Task PlainAsync(Bench bench, Func<FederationDb, Task<int>> count, Func<FederationDb, IAsyncEnumerable<ListMembers.Row>> list)
    {
        await using var db = bench.OpenPlain();
        await count(db);
        await foreach (var _ in list(db)) { }
    }
}

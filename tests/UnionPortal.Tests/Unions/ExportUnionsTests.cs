using Microsoft.EntityFrameworkCore;
using UnionPortal.Activities;
using UnionPortal.Audit;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Unions;

public sealed class ExportUnionsTests(TestInstallation installation)
{
    [Fact]
    public async Task A_list_taken_home_holds_every_row_the_same_search_shows_and_no_telephone()
    {
        var office = await installation.FoundAsync();
        await office.AddAsync([.. Enumerable.Range(1, 45).Select(number => Named($"云杉第{number}工会")), Named("别家工会")]);
        await using var staff = await office.StaffAsync();

        var table = await staff.Use<ExportUnions>().RunAsync(new("云杉"));

        table.Rows.Count.ShouldBe(45);
        (await staff.Use<ListUnions>().RunAsync(new("云杉"))).Count.ShouldBe(45);
        table.Headings.Count.ShouldBe(table.Rows[0].Length);
        table.Rows.SelectMany(row => row).OfType<string>().ShouldNotContain(cell => cell.Contains("1380000", StringComparison.Ordinal));
        await using var db = await office.OpenAsync();
        var told = await db.Set<AuditEntry>().SingleAsync(entry => entry.Action == AuditAction.Exported);
        told.Changes.ShouldContain("45");
    }

    [Fact]
    public async Task Unions_are_found_by_initials_and_listed_as_they_are_read()
    {
        var office = await installation.FoundAsync();
        await office.AddAsync(Named("张江工会"), Named("北京云杉工会"), Named("安定工会"));
        await using var staff = await office.StaffAsync();

        (await staff.Use<ListUnions>().RunAsync(new())).Rows.Select(row => row.Name).ShouldBe(["安定工会", "北京云杉工会", "张江工会"]);
        (await staff.Use<ListUnions>().RunAsync(new("bjys"))).Rows.ShouldHaveSingleItem().Name.ShouldBe("北京云杉工会");
        (await staff.Use<ListUnions>().RunAsync(new("YS 北京"))).Rows.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_union_that_is_renamed_is_found_by_its_new_initials_and_the_trail_tells_of_the_name_alone()
    {
        var office = await installation.FoundAsync();
        var union = Named("旧名工会");
        await office.AddAsync(union);
        await using var staff = await office.StaffAsync();
        var draft = await staff.Use<AmendUnion>().ReadAsync(union.Id);
        draft.Name = "新河工会";

        await staff.Use<AmendUnion>().RunAsync(draft);

        (await staff.Use<ListUnions>().RunAsync(new("xhgh"))).Rows.ShouldHaveSingleItem();
        await using var db = await office.OpenAsync();
        var told = await db.Set<AuditEntry>().SingleAsync(entry => entry.RecordId == union.Id && entry.Action == AuditAction.Amended);
        told.Changes.ShouldNotContain(nameof(INamed.Initials));
    }

    [Fact]
    public async Task Whoever_may_not_see_a_list_takes_none_home()
    {
        var office = await installation.FoundAsync();
        var union = Named("甲工会");
        await office.AddAsync(union, Named("乙工会"));
        await using var chair = await office.PostAsync(Role.UnionChair, union.Id, union.Name);

        (await Should.ThrowAsync<Refusal>(() => chair.Use<ExportUnions>().RunAsync(new()))).Kind.ShouldBe(RefusalKind.NotAllowed);
        (await Should.ThrowAsync<Refusal>(() => chair.Use<ExportProspects>().RunAsync(new()))).Kind.ShouldBe(RefusalKind.NotAllowed);
        (await chair.Use<ExportPairs>().RunAsync(null, null)).Rows.ShouldBeEmpty();
        (await chair.Use<ExportActivities>().RunAsync(null, null, null)).Rows.ShouldBeEmpty();
    }

    static GrassrootsUnion Named(string name) => new() { Name = name, ChairName = "王刚", RegisteredOn = Registry.LongAgo };
}

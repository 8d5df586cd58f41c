using UnionPortal.Members;
using UnionPortal.Quality;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Tests.Members;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Quality;

public sealed class JudgeFactsTests(TestInstallation installation)
{
    static async Task<List<Fault>> OfAsync(Office office, GrassrootsUnion union)
    {
        await using var staff = await office.StaffAsync();
        return [.. (await staff.Use<JudgeFacts>().RunAsync()).Rows.Rows.Where(row => row.UnionId == union.Id).SelectMany(row => row.Faults).Select(found => found.Fault)];
    }

    [Fact]
    public async Task What_is_missing_old_and_contradictory_is_told_and_costs_points()
    {
        var office = await installation.FoundAsync();
        var union = new GrassrootsUnion { Name = "缺东少西工会", RegisteredOn = Registry.LongAgo };
        union.CountHeads(new(2021, 1, 1), 10, 12, 20, 25);
        await office.AddAsync(union);

        (await OfAsync(office, union)).ShouldBe(
        [
            Fault.NoCode, Fault.NoIndustry, Fault.NoAddress, Fault.NoPlace, Fault.NoChair, Fault.NoTerm, Fault.HeadsAreOld, Fault.MembersExceedWorkers, Fault.WomenExceedAll,
        ], ignoreOrder: true);
        await using var staff = await office.StaffAsync();
        var page = await staff.Use<JudgeFacts>().RunAsync();
        page.Average.ShouldBe(100 - 6 * 5 - 10 - 2 * 15);
        (await staff.Use<JudgeFacts>().RunAsync(only: Fault.AccountIsOver)).Rows.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_register_of_members_is_judged_as_well()
    {
        var office = await installation.FoundAsync();
        var union = new GrassrootsUnion { Name = "甲工会", RegisteredOn = Registry.LongAgo };
        union.CountHeads(Registry.LongAgo, 10, 5, 0, 0);
        await office.AddAsync(union);
        await office.EnrolAsync(new MemberDraft { UnionId = union.Id, Name = "赵敏", JoinedOn = "2020年" });

        (await OfAsync(office, union)).Intersect([Fault.RegisterDiffers, Fault.MembersWithoutIdentity, Fault.MembersWithoutConsent]).Count().ShouldBe(3);
        await using var chair = await office.ChairAsync(union);
        (await chair.Use<JudgeFacts>().RunAsync()).Rows.Rows.ShouldHaveSingleItem().UnionName.ShouldBe("甲工会");
    }

    [Fact]
    public async Task A_chair_judges_the_own_union_only()
    {
        var office = await installation.FoundAsync();
        var own = await office.UnionAsync("自己的工会");
        await office.UnionAsync("隔壁的工会");
        await using var chair = await office.ChairAsync(own);

        (await chair.Use<JudgeFacts>().RunAsync()).Rows.Rows.ShouldAllBe(row => row.UnionId == own.Id);
    }
}

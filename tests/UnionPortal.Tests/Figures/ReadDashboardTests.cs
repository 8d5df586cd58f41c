using UnionPortal.Federations;
using UnionPortal.Figures;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;

namespace UnionPortal.Tests.Figures;

public sealed class ReadDashboardTests(TestInstallation installation)
{
    [Fact]
    public async Task A_leader_sees_the_sum_the_year_before_the_months_and_the_townships_side_by_side()
    {
        var clock = new SetClock(Counting.Noon);
        var district = await installation.FoundAsync(FederationLevel.District, clock: clock);
        var one = await installation.FoundAsync(FederationLevel.Township, district, "甲镇总工会", clock);
        var two = await installation.FoundAsync(FederationLevel.Township, district, "乙镇总工会", clock);
        var old = Counting.Union(workers: 100, members: 50, registered: new(2025, 2, 1));
        await one.SaveAsync(old, Counting.Activity(old, new(2026, 6, 1), 30), Counting.Activity(old, new(2025, 6, 1), 10));
        await two.SaveAsync(Counting.Union(workers: 100, members: 70));
        await one.CountAsync();
        await two.CountAsync();

        await using var leader = await district.PostAsync(Role.Leader);
        var board = await leader.Use<ReadDashboard>().RunAsync();

        board.IsEmpty.ShouldBeFalse();
        board.Month.ShouldBe(Counting.June);
        board.CountedAt.ShouldBe(Counting.Noon);
        board.Now[Indicators.Unions].Value.ShouldBe(2);
        board.Now[Indicators.JoiningRate].ShouldBe(new Worth(60, 120, 200));
        board.YearBefore.Find(Indicators.Unions).ShouldBe(new Worth(1));
        board.YearBefore[Indicators.JoiningRate].ShouldBe(new Worth(50, 50, 100));
        board.Activities.Count.ShouldBe(24);
        board.Activities[^1].ShouldBe(new Point(Counting.June, new Worth(1)));
        board.Attendance.Single(point => point.Month == new DateOnly(2025, 6, 1)).Worth.ShouldBe(new Worth(10));
        board.Lines.Select(line => line.Name).ShouldBe(["甲镇总工会", "乙镇总工会"]);
        board.Lines[1].Numbers[Indicators.JoiningRate].Value.ShouldBe(70);
    }

    [Fact]
    public async Task A_federation_without_data_is_empty()
    {
        var office = await installation.FoundAsync(clock: new SetClock(Counting.Noon));
        await using var leader = await office.PostAsync(Role.Leader);

        (await leader.Use<ReadDashboard>().RunAsync()).IsEmpty.ShouldBeTrue();
        await Counting.Worker(office.Services).TakeDueAsync(office.Id);
        (await leader.Use<ReadDashboard>().RunAsync()).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task Behind_a_townships_number_stand_its_definition_and_parts_and_never_its_rows()
    {
        var clock = new SetClock(Counting.Noon);
        var district = await installation.FoundAsync(FederationLevel.District, clock: clock);
        var township = await installation.FoundAsync(FederationLevel.Township, district, "甲镇总工会", clock);
        await township.SaveAsync(Counting.Union("金丝雀工会", workers: 100, members: 50));
        await township.CountAsync();
        await using var leader = await district.PostAsync(Role.Leader);

        var rate = await leader.Use<ListBehind>().RunAsync(Indicators.JoiningRate, township.Slug);
        var unions = await leader.Use<ListBehind>().RunAsync(Indicators.Unions, township.Slug);
        var own = await leader.Use<ListBehind>().RunAsync(Indicators.Unions);

        rate.Worth.ShouldBe(new Worth(50, 50, 100));
        rate.Own.ShouldBeNull();
        unions.Own.ShouldBeNull();
        unions.Indicator.Kinds.Select(kind => unions.Numbers[kind].Value).ShouldBe([1, 0, 0, 0, 0, 0]);
        own.Worth.ShouldBe(new Worth(1));
        own.Own!.Found.ShouldBe(0);
        own.Lines.Select(line => (line.IsOwn, line.Numbers[Indicators.Unions].Value)).ShouldBe([(true, 0), (false, 1)]);
    }

    [Fact]
    public async Task A_neighbours_number_and_an_unknown_one_look_the_same()
    {
        var mine = await installation.FoundAsync(FederationLevel.District);
        var above = await installation.FoundAsync(FederationLevel.District);
        var theirs = await installation.FoundAsync(FederationLevel.Township, above);
        await using var leader = await mine.PostAsync(Role.Leader);

        foreach (var (code, of) in new[] { (Indicators.Unions, theirs.Slug), (Indicators.Unions, "nosuchplace"), ("nosuchnumber", mine.Slug) })
            (await Should.ThrowAsync<Refusal>(() => leader.Use<ListBehind>().RunAsync(code, of))).Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task A_chair_sees_no_figures()
    {
        var office = await installation.FoundAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, Guid.CreateVersion7());

        (await Should.ThrowAsync<Refusal>(() => chair.Use<ReadDashboard>().RunAsync())).Kind.ShouldBe(RefusalKind.NotAllowed);
        (await Should.ThrowAsync<Refusal>(() => chair.Use<ListBehind>().RunAsync(Indicators.Unions))).Kind.ShouldBe(RefusalKind.NotAllowed);
    }
}

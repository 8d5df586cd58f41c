using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Federations;
using UnionPortal.Figures;
using UnionPortal.Inbox;
using UnionPortal.Targets;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Figures;
using UnionPortal.Tests.Harness;

namespace UnionPortal.Tests.Targets;

public sealed class SetTargetsTests(TestInstallation installation)
{
    readonly SetClock clock = new(Counting.Noon);

    [Fact]
    public async Task A_target_is_broken_down_and_each_below_sees_its_own_part_and_no_other()
    {
        var (district, one, other) = await FoundAsync();
        await using var setter = await district.PostAsync(Role.FederationAdmin);
        await using var staff = await one.StaffAsync();

        await SaveAsync(setter, (Indicators.Members, district, 500), (Indicators.Members, one, 300), (Indicators.Members, other, 150));

        (await staff.Use<ReadTargets>().RunAsync()).Received.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            received => received.Value.ShouldBe(300), received => received.SenderName.ShouldBe(district.Name), received => received.SetAt.ShouldBe(clock.Now));
        (await InboxAsync(staff)).ShouldHaveSingleItem().ShouldBe($"{district.Name}下达2026年目标 1 项");
        var read = await setter.Use<ReadTargets>().RunAsync();
        read.Draft.Cells.Where(cell => cell.Value is not null).Select(cell => (cell.FederationId, cell.Value)).ShouldBe([(district.Id, 500m), (one.Id, 300m), (other.Id, 150m)], ignoreOrder: true);
        read.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task Saving_again_amends_and_an_empty_cell_takes_the_target_back()
    {
        var (district, one, _) = await FoundAsync();
        await using var setter = await district.PostAsync(Role.FederationAdmin);
        await using var staff = await one.StaffAsync();
        await SaveAsync(setter, (Indicators.Members, one, 300), (Indicators.Activities, one, 40));
        clock.Now = clock.Now.AddDays(1);

        await SaveAsync(setter, (Indicators.Members, one, 320), (Indicators.Activities, one, null));

        var received = (await staff.Use<ReadTargets>().RunAsync()).Received.ShouldHaveSingleItem();
        (received.Indicator, received.Value, received.SetAt).ShouldBe((Indicators.Members, 320, clock.Now));
        await SaveAsync(setter);
        (await staff.Use<ReadTargets>().RunAsync()).Received.ShouldHaveSingleItem().SetAt.ShouldBe(clock.Now, "What did not change is not told again.");
    }

    [Fact]
    public async Task What_was_not_handed_down_is_handed_down_with_the_next_save()
    {
        var (district, one, _) = await FoundAsync();
        await using (var db = await district.OpenAsync())
        {
            db.Add(new Target { Year = 2026, Indicator = Indicators.Unions, SubjectFederationId = one.Id, SubjectName = one.Name, Value = 12 });
            await db.SaveChangesAsync();
        }

        await using var setter = await district.StaffAsync();
        await SaveAsync(setter);

        await using var staff = await one.StaffAsync();
        (await staff.Use<ReadTargets>().RunAsync()).Received.ShouldHaveSingleItem().Value.ShouldBe(12);
    }

    [Fact]
    public async Task Two_who_change_the_same_cell_do_not_overwrite_each_other()
    {
        var (district, one, _) = await FoundAsync();
        await using var first = await district.StaffAsync();
        await using var second = await district.StaffAsync();
        var (theirs, mine) = (await first.Use<ReadTargets>().RunAsync(), await second.Use<ReadTargets>().RunAsync());
        Cell(theirs.Draft, Indicators.Members, one).Value = 300;
        await first.Use<SetTargets>().RunAsync(theirs.Draft);

        Cell(mine.Draft, Indicators.Unions, one).Value = 9;
        await second.Use<SetTargets>().RunAsync(mine.Draft);
        var late = mine.Draft;
        Cell(late, Indicators.Members, one).Value = 310;

        (await Should.ThrowAsync<Refusal>(() => second.Use<SetTargets>().RunAsync(late))).Message.ShouldBe(UnionPortal.Targets.Say.TargetsHaveChanged);
        var kept = (await first.Use<ReadTargets>().RunAsync()).Draft;
        (Cell(kept, Indicators.Members, one).Value, Cell(kept, Indicators.Unions, one).Value).ShouldBe((300, 9));
    }

    [Fact]
    public async Task Unfit_numbers_and_foreign_federations_are_refused()
    {
        var (district, one, _) = await FoundAsync();
        var stranger = await installation.FoundAsync(on: district.Services);
        await using var setter = await district.StaffAsync();
        await using var leader = await district.PostAsync(Role.Leader);

        foreach (var (code, value) in new (string, decimal)[] { (Indicators.Members, 0), (Indicators.Members, 1.5m), (Indicators.JoiningRate, 101), (Indicators.JoiningRate, 88.123m), (Indicators.Prospects, 5) })
            await Should.ThrowAsync<ValidationException>(() => SaveAsync(setter, (code, one, value)), $"{code} {value}");
        (await Should.ThrowAsync<Refusal>(() => SaveAsync(setter, (Indicators.Members, stranger, 5)))).Kind.ShouldBe(RefusalKind.NotFound);
        (await Should.ThrowAsync<Refusal>(() => SaveAsync(leader, (Indicators.Members, one, 5)))).Kind.ShouldBe(RefusalKind.NotAllowed);
        await Should.ThrowAsync<ValidationException>(() => setter.Use<SetTargets>().RunAsync(new() { Year = 2031 }));
    }

    [Fact]
    public async Task Distance_is_told_in_words_and_the_furthest_behind_comes_first()
    {
        var (district, one, _) = await FoundAsync();
        var union = Counting.Union(workers: 200, members: 180);
        await one.SaveAsync([union, .. new[] { 2, 4, 6 }.Select(month => Counting.Activity(union, new(2026, month, 3)))]);
        await one.CountAsync();
        await using var setter = await district.StaffAsync();
        await SaveAsync(setter, (Indicators.Members, district, 200), (Indicators.Activities, district, 10), (Indicators.JoiningRate, district, 95), (Indicators.Unions, district, 1), (Indicators.Activities, one, 10));

        var read = await setter.Use<ReadTargets>().RunAsync();

        read.Own.Select(distance => (distance.Code, distance.Words())).ShouldBe(
        [
            (Indicators.Activities, "已完成 30%，时间已过 45%，还差 7 场"),
            (Indicators.Members, "已完成 90%，还差 20 人"),
            (Indicators.JoiningRate, "还差 5.0 个百分点"),
            (Indicators.Unions, "已达到，完成 100%"),
        ]);
        read.Own[0].Numbers().ShouldBe("3 / 10 场");
        read.Parts.ShouldHaveSingleItem().ShouldSatisfyAllConditions(part => part.Of.Id.ShouldBe(one.Id), part => part.IsBehind.ShouldBeTrue());
        await using var staff = await one.StaffAsync();
        (await staff.Use<ReadTargets>().RunAsync()).Own.ShouldHaveSingleItem().Goal.ShouldBe(10, "What was set from above is measured where nothing of the own was set.");
    }

    [Fact]
    public async Task Where_an_own_target_is_set_the_one_from_above_is_measured_as_well()
    {
        var (district, one, _) = await FoundAsync();
        await one.SaveAsync([Counting.Union(workers: 200, members: 180)]);
        await one.CountAsync();
        await using var setter = await district.StaffAsync();
        await using var staff = await one.StaffAsync();
        await SaveAsync(setter, (Indicators.Members, one, 200), (Indicators.Unions, one, 2));
        await SaveAsync(staff, (Indicators.Members, one, 360), (Indicators.Unions, one, 2));

        var read = await staff.Use<ReadTargets>().RunAsync();

        var members = read.Own.Single(distance => distance.Code == Indicators.Members);
        (members.Numbers(), read.OtherThan(members)!.Numbers()).ShouldBe(("180 / 360 人", "180 / 200 人"));
        read.OtherThan(read.Own.Single(distance => distance.Code == Indicators.Unions)).ShouldBeNull("The same figure is not told twice.");
    }

    [Fact]
    public void A_year_that_is_over_or_not_begun_measures_by_its_own_time()
    {
        var (of, activities) = (new Kin(1, "甲", "a", Counting.Noon), Indicators.Get(Indicators.Activities));

        Distance.Measure(of, activities, 10, new Worth(9), 2025, Counting.Today).TimePassed.ShouldBe(1);
        Distance.Measure(of, activities, 10, new Worth(0), 2027, Counting.Today).ShouldSatisfyAllConditions(distance => distance.TimePassed.ShouldBe(0), distance => distance.Words().ShouldContain("0%"));
        Distance.Measure(of, activities, 10, null, 2026, Counting.Today).Words().ShouldBe(UnionPortal.Targets.Say.NothingCounted);
        Distance.Measure(of, activities, 1000, new Worth(999), 2026, Counting.Today).Words().ShouldContain("99%", Case.Sensitive, "Never rounded up to what is not reached.");
    }

    async Task<(Office District, Office One, Office Other)> FoundAsync()
    {
        var district = await installation.FoundAsync(FederationLevel.District, clock: clock);
        return (district, await installation.FoundAsync(parent: district, on: district.Services), await installation.FoundAsync(parent: district, on: district.Services));
    }

    static async Task SaveAsync(Desk desk, params (string Code, Office Of, decimal? Value)[] cells)
    {
        var draft = (await desk.Use<ReadTargets>().RunAsync()).Draft;
        foreach (var (code, of, value) in cells)
        {
            if (draft.Cells.Find(each => each.Indicator == code && each.FederationId == of.Id) is { } cell) cell.Value = value;
            else draft.Cells.Add(new() { Indicator = code, FederationId = of.Id, Value = value });
        }

        await desk.Use<SetTargets>().RunAsync(draft);
    }

    static TargetsDraft.Cell Cell(TargetsDraft draft, string code, Office of) => draft.Cells.Single(cell => cell.Indicator == code && cell.FederationId == of.Id);

    static async Task<List<string>> InboxAsync(Desk desk) => [.. (await desk.Use<ReadInbox>().RunAsync()).Found.Rows.Where(message => message.Kind == MessageKind.Targets).Select(message => message.Words)];
}

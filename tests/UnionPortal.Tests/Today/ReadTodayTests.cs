using UnionPortal.Activities;
using UnionPortal.Figures;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Today;
using UnionPortal.Twinning;

namespace UnionPortal.Tests.Today;

public sealed class ReadTodayTests(TestInstallation installation)
{
    [Fact]
    public async Task A_line_of_the_to_do_leads_to_exactly_the_pairs_it_counts()
    {
        var clock = new SetClock(TimeProvider.System.GetUtcNow());
        var office = await installation.FoundAsync(clock: clock);
        var (lively, mentor, _) = await office.PairUpAsync();
        var (silent, _, _) = await office.PairUpAsync();
        clock.Now = clock.Now.AddDays(200);
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        await chair.Use<LogActivity>().RunAsync(Draft(lively, clock.Today()));
        var waiting = await ProposeAsync(office);
        await using var staff = await office.StaffAsync();

        (await DueAsync(staff)).ShouldBe([(Due.Quiet, silent)]);
        clock.Now = clock.Now.AddDays(6);
        (await DueAsync(staff)).ShouldBe([(Due.Soon, waiting), (Due.Quiet, silent)]);
        clock.Now = clock.Now.AddDays(200);
        (await DueAsync(staff)).ShouldBe([(Due.Ended, lively), (Due.Ended, silent), (Due.Quiet, lively), (Due.Quiet, silent)], ignoreOrder: true);

        var words = (await staff.Use<ReadToday>().RunAsync()).Tasks.Where(task => task.Path.StartsWith("pairs/due", StringComparison.Ordinal) && !task.Path.EndsWith("silent", StringComparison.Ordinal)).Select(task => (task.Path, task.Words[0]));
        words.ShouldBe([("pairs/due?what=ended", '2'), ("pairs/due?what=quiet", '2')]);
    }

    [Fact]
    public async Task A_pair_without_a_record_this_month_is_on_the_list_until_somebody_logs_one()
    {
        var clock = new SetClock(new(2026, 3, 28, 2, 0, 0, TimeSpan.Zero));
        var office = await installation.FoundAsync(clock: clock);
        var (pair, mentor, _) = await office.PairUpAsync();
        await using var staff = await office.StaffAsync();
        (await staff.Use<ListDue>().RunAsync(Due.Silent)).Found.Rows.ShouldBeEmpty("A pair that began this month has time.");

        clock.Now = clock.Now.AddDays(10);

        (await staff.Use<ListDue>().RunAsync(Due.Silent)).Found.Rows.ShouldHaveSingleItem().Id.ShouldBe(pair);
        (await staff.Use<ReadToday>().RunAsync()).Tasks.ShouldContain(task => task.Path == "pairs/due?what=silent" && task.Words.StartsWith('1'));
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        await chair.Use<LogActivity>().RunAsync(Draft(pair, clock.Today()));
        (await staff.Use<ListDue>().RunAsync(Due.Silent)).Found.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_due_pair_shows_the_day_that_makes_it_due()
    {
        var clock = new SetClock(TimeProvider.System.GetUtcNow());
        var office = await installation.FoundAsync(clock: clock);
        var (pair, mentor, _) = await office.PairUpAsync();
        var signed = clock.Today();
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        await chair.Use<LogActivity>().RunAsync(Draft(pair, signed));
        clock.Now = clock.Now.AddDays(400);
        await using var staff = await office.StaffAsync();

        var row = (await staff.Use<ListDue>().RunAsync(Due.Ended)).Found.Rows.ShouldHaveSingleItem();

        (row.Id, row.ActiveFrom, row.EndsOn, row.LastActivity).ShouldBe((pair, signed, signed.AddYears(1), signed));
    }

    [Fact]
    public async Task The_first_screen_shows_the_catalogues_numbers_and_a_pair_under_review_is_still_active()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, _) = await office.PairUpAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        await using var staff = await office.StaffAsync();
        var today = staff.Use<TimeProvider>().Today();
        await chair.Use<LogActivity>().RunAsync(Draft(pair, today));
        await chair.Use<LogActivity>().RunAsync(Draft(null, today, ActivityKind.InternalMeeting));
        await staff.Use<AskForReview>().RunAsync(pair, ReviewKind.Final);

        var page = await staff.Use<ReadToday>().RunAsync();
        var list = await staff.Use<ListPairs>().RunAsync(PairStage.Active, null, 1);

        foreach (var (code, worth) in page.Figures) worth.ShouldBe((await staff.Use<ListBehind>().RunAsync(code)).Own!.Sum, code);
        (page.Figures[Indicators.Activities].Value, page.Figures[Indicators.Attendance].Value).ShouldBe((1, 12));
        foreach (var stages in new[] { page.Pairs, list.ByStage }) stages.ShouldBe(new Dictionary<PairStage, int> { [PairStage.Active] = 1, [PairStage.UnderReview] = 1 }, ignoreOrder: true);
        list.All.ShouldBe(1);
        list.Found.Rows.ShouldHaveSingleItem().EndsOn.ShouldBe(today.AddYears(1));
        (await staff.Use<ListBehind>().RunAsync(Indicators.PairsActive)).Own!.Sum.Value.ShouldBe(1);
        (await staff.Use<ListCampaigns>().RunAsync()).ShouldHaveSingleItem().Active.ShouldBe(1);
    }

    [Fact]
    public async Task A_chairs_month_counts_the_own_unions_sessions_only()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, mentee) = await office.PairUpAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        await using var partner = await office.PostAsync(Role.UnionChair, mentee.Id, mentee.Name);
        var today = chair.Use<TimeProvider>().Today();
        await chair.Use<LogActivity>().RunAsync(Draft(pair, today));
        await chair.Use<LogActivity>().RunAsync(Draft(null, today, ActivityKind.InternalMeeting));
        await chair.Use<LogActivity>().RunAsync(Draft(null, today.AddMonths(-2)));
        await partner.Use<LogActivity>().RunAsync(Draft(pair, today));

        (await chair.Use<ReadChairsDay>().RunAsync()).LoggedThisMonth.ShouldBe(1);
    }

    static ActivityDraft Draft(Guid? pair, DateOnly day, ActivityKind kind = ActivityKind.CultureAndSports) => new() { PairId = pair, Kind = kind, Title = "端午包粽子", HeldOn = day, OwnCount = 12 };

    static async Task<Guid> ProposeAsync(Office office)
    {
        var (mentor, mentee) = (Registry.Strong(), Registry.Weak());
        await office.AddAsync(mentor, mentee);
        var campaign = await office.OpenCampaignAsync();
        await using var staff = await office.StaffAsync();
        return await staff.Use<ProposePair>().RunAsync(campaign, mentor.Id, mentee.Id);
    }

    static async Task<List<(Due, Guid)>> DueAsync(Desk staff)
    {
        var due = new List<(Due, Guid)>();
        // Silence within a month depends on the day of the month this runs; it has a test with a day of its own.
        foreach (var what in Enum.GetValues<Due>().Except([Due.Silent]))
        {
            var page = await staff.Use<ListDue>().RunAsync(what);
            page.Counts[what].ShouldBe(page.Found.Count);
            due.AddRange(page.Found.Rows.Select(row => (what, row.Id)));
        }

        return due;
    }
}

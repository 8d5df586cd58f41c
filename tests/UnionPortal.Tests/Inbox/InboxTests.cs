using UnionPortal.Activities;
using UnionPortal.Inbox;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Today;
using UnionPortal.Twinning;

namespace UnionPortal.Tests.Inbox;

public sealed class InboxTests(TestInstallation installation)
{
    [Fact]
    public async Task Each_side_is_told_what_the_others_did_and_nobody_of_the_own_doing()
    {
        var office = await installation.FoundAsync();
        var (mentor, mentee) = (Registry.Strong("甲工会"), Registry.Weak("乙工会"));
        await office.AddAsync(mentor, mentee);
        var campaign = await office.OpenCampaignAsync();
        await using var staff = await office.StaffAsync();
        await using var colleague = await office.StaffAsync();
        await using var one = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        await using var other = await office.PostAsync(Role.UnionChair, mentee.Id, mentee.Name);
        var pair = await staff.Use<ProposePair>().RunAsync(campaign, mentor.Id, mentee.Id);

        (await WordsAsync(one)).ShouldHaveSingleItem().ShouldContain("乙工会");
        await one.Use<AnswerPair>().RunAsync(pair, yes: true, null);

        (await WordsAsync(one)).Count.ShouldBe(1);
        (await WordsAsync(other)).ShouldContain(words => words.Contains("甲工会已同意", StringComparison.Ordinal));
        (await WordsAsync(staff)).ShouldHaveSingleItem().ShouldContain("甲工会同意与乙工会结对");
        await other.Use<AnswerPair>().RunAsync(pair, yes: true, null);
        await staff.Use<SignAgreement>().RunAsync(pair, Registry.Agreement(staff.Use<TimeProvider>().Today()), null);
        await one.Use<LogActivity>().RunAsync(new() { PairId = pair, Kind = ActivityKind.Training, Title = "安全培训", HeldOn = staff.Use<TimeProvider>().Today(), OwnCount = 5 });

        (await WordsAsync(one)).ShouldNotContain(words => words.Contains("安全培训", StringComparison.Ordinal));
        (await WordsAsync(other)).ShouldContain(words => words.Contains("安全培训", StringComparison.Ordinal));
        (await WordsAsync(staff)).ShouldContain(words => words.Contains("可以签协议", StringComparison.Ordinal));
        (await WordsAsync(staff)).ShouldNotContain(words => words.Contains("已生效", StringComparison.Ordinal));
        (await WordsAsync(colleague)).ShouldContain(words => words.Contains("已生效", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_has_been_read_is_no_longer_new_and_what_is_left_out_is_not_told()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, mentee) = await office.PairUpAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentee.Id, mentee.Name);
        await using var partner = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        (await chair.Use<ReadInbox>().CountAsync()).ShouldBeGreaterThan(1);

        await chair.Use<MarkInbox>().SeeAsync();

        (await chair.Use<ReadInbox>().CountAsync()).ShouldBe(0);
        (await chair.Use<ReadInbox>().RunAsync()).Found.Rows.ShouldNotBeEmpty("Read messages stay for a while.");
        (await partner.Use<ReadInbox>().CountAsync()).ShouldBeGreaterThan(0, "Everybody reads for themselves.");
        await partner.Use<LogActivity>().RunAsync(new() { PairId = pair, Kind = ActivityKind.Training, Title = "培训", HeldOn = chair.Use<TimeProvider>().Today(), OwnCount = 5 });
        (await chair.Use<ReadInbox>().CountAsync()).ShouldBe(1);
        await chair.Use<MarkInbox>().LeaveOutAsync(MessageKind.Activities);
        (await chair.Use<ReadInbox>().CountAsync()).ShouldBe(0);
        (await chair.Use<ReadInbox>().RunAsync()).LeftOut.ShouldBe(MessageKind.Activities);
    }

    [Fact]
    public async Task A_union_without_a_record_this_month_is_reminded_once_a_day_and_only_its_people_see_it()
    {
        var clock = new SetClock(new(2026, 3, 20, 2, 0, 0, TimeSpan.Zero));
        var office = await installation.FoundAsync(clock: clock);
        var (pair, mentor, mentee) = await office.PairUpAsync();
        var bystander = Registry.Strong("旁观工会");
        await office.AddAsync(bystander);
        clock.Now = clock.Now.AddDays(20);
        await using var staff = await office.StaffAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        await using var stranger = await office.PostAsync(Role.UnionChair, bystander.Id, bystander.Name);

        (await staff.Use<NudgeSilent>().RunAsync()).ShouldBe(2);
        (await staff.Use<NudgeSilent>().RunAsync()).ShouldBe(0);

        (await WordsAsync(chair)).ShouldContain(words => words.Contains("提醒", StringComparison.Ordinal) && words.Contains(mentee.Name, StringComparison.Ordinal));
        (await chair.Use<ReadChairsDay>().RunAsync()).Partners.ShouldHaveSingleItem().IsNudged.ShouldBeTrue();
        (await WordsAsync(stranger)).ShouldBeEmpty();
        await chair.Use<LogActivity>().RunAsync(new() { PairId = pair, Kind = ActivityKind.Training, Title = "培训", HeldOn = clock.Today(), OwnCount = 5 });
        (await chair.Use<ReadChairsDay>().RunAsync()).Partners.ShouldHaveSingleItem().IsNudged.ShouldBeFalse();
        (await staff.Use<ListDue>().RunAsync(Due.Silent)).Found.Count.ShouldBe(0);
        (await Should.ThrowAsync<Refusal>(() => chair.Use<NudgeSilent>().RunAsync())).Kind.ShouldBe(RefusalKind.NotAllowed);
    }

    [Fact]
    public async Task Days_that_come_near_are_told_to_whoever_has_to_act()
    {
        var clock = new SetClock(TimeProvider.System.GetUtcNow());
        var office = await installation.FoundAsync(clock: clock);
        var (_, mentor, _) = await office.PairUpAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        (await WordsAsync(chair)).ShouldNotContain(words => words.Contains("到期", StringComparison.Ordinal));

        clock.Now = clock.Now.AddDays(345);

        (await WordsAsync(chair)).ShouldHaveSingleItem().ShouldContain("到期");
    }

    [Fact]
    public void Nobody_is_asked_about_a_kind_that_is_never_told_to_the_own_role()
    {
        static MessageKind[] Of(Role role) => [.. Enum.GetValues<MessageKind>().Where(kind => kind != MessageKind.None && kind.Concerns(role))];

        Of(Role.UnionChair).ShouldBe([MessageKind.Pairs, MessageKind.Activities, MessageKind.Due, MessageKind.Nudges, MessageKind.Members, MessageKind.Assessments, MessageKind.Selections]);
        Of(Role.Leader).ShouldBe([MessageKind.Pairs, MessageKind.Activities, MessageKind.Due]);
        Of(Role.FederationStaff).Length.ShouldBe(10);
    }

    static async Task<List<string>> WordsAsync(Desk desk) => (await desk.Use<ReadInbox>().RunAsync()).Found.Rows.ConvertAll(message => message.Words);
}

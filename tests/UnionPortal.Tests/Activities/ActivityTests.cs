using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Activities;
using UnionPortal.Audit;
using UnionPortal.Effect;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Activities;

public sealed class ActivityTests(TestInstallation installation)
{
    static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    static ActivityDraft Draft(Guid? pair, DateOnly day) => new() { PairId = pair, Kind = ActivityKind.CultureAndSports, Title = "端午包粽子", HeldOn = day, OwnCount = 12, PartnerCount = 5 };

    [Fact]
    public async Task Pressing_save_twice_keeps_one_activity()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, _) = await office.PairUpAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        var draft = Draft(pair, chair.Use<TimeProvider>().Today());

        var saved = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => chair.Use<LogActivity>().RunAsync(draft)));

        saved.Count(outcome => outcome == LogOutcome.Logged).ShouldBe(1);
        saved.ShouldNotContain(LogOutcome.Amended);
        (await chair.Use<ListActivities>().RunAsync(pair, null, null, 1)).Found.Rows.Single().Attendance.ShouldBe(17);
    }

    [Fact]
    public async Task Words_added_on_another_device_after_it_was_saved_are_not_lost()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, _) = await office.PairUpAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        var draft = Draft(pair, chair.Use<TimeProvider>().Today());
        await chair.Use<LogActivity>().RunAsync(draft);
        draft.Words = "后来补写的一句";

        (await chair.Use<LogActivity>().RunAsync(draft)).ShouldBe(LogOutcome.Amended);

        (await chair.Use<ReadActivity>().RunAsync(draft.Id)).Words.ShouldBe("后来补写的一句");
        (await chair.Use<LogActivity>().RunAsync(draft)).ShouldBe(LogOutcome.LoggedBefore);
    }

    [Fact]
    public async Task Both_partners_and_the_office_see_it_and_no_other_union()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, mentee) = await office.PairUpAsync();
        var outside = Registry.Strong("无关工会");
        await office.AddAsync(outside);
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        await using var partner = await office.PostAsync(Role.UnionChair, mentee.Id, mentee.Name);
        await using var stranger = await office.PostAsync(Role.UnionChair, outside.Id, outside.Name);
        await using var staff = await office.StaffAsync();
        var draft = Draft(pair, chair.Use<TimeProvider>().Today());
        var photo = Guid.CreateVersion7();
        await chair.Use<ActivityPhotos>().AddAsync(draft.Id, pair, new SentFile(photo, "合影.jpg", Photo));
        await chair.Use<LogActivity>().RunAsync(draft);

        foreach (var desk in new[] { partner, staff })
        {
            (await desk.Use<ReadActivity>().RunAsync(draft.Id)).Title.ShouldBe("端午包粽子");
            (await desk.Use<FetchFile>().RunAsync(photo)).MediaType.ShouldBe(FileKind.Jpeg);
        }

        (await Should.ThrowAsync<Refusal>(() => stranger.Use<ReadActivity>().RunAsync(draft.Id))).Kind.ShouldBe(RefusalKind.NotFound);
        (await Should.ThrowAsync<Refusal>(() => stranger.Use<FetchFile>().RunAsync(photo))).Kind.ShouldBe(RefusalKind.NotFound);
        (await Should.ThrowAsync<Refusal>(() => partner.Use<AmendActivity>().RemoveAsync(draft.Id))).Kind.ShouldBe(RefusalKind.NotAllowed);
    }

    [Fact]
    public async Task There_is_always_something_to_log_but_for_a_pair_that_is_not_active()
    {
        var office = await installation.FoundAsync();
        var (agreed, mentor, _) = await office.PairUpAsync(isSigned: false);
        await using var staff = await office.StaffAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);

        (await HasAsync(staff, null)).ShouldBeTrue();
        (await staff.Use<ListOwnPairs>().RunAsync()).ShouldSatisfyAllConditions(choices => choices.Pairs.ShouldBeEmpty(), choices => choices.IsOffice.ShouldBeTrue(), choices => choices.Campaigns.Count.ShouldBe(1));
        (await chair.Use<ListOwnPairs>().RunAsync()).ShouldSatisfyAllConditions(choices => choices.IsOffice.ShouldBeFalse(), choices => choices.Campaigns.ShouldBeEmpty());
        (await HasAsync(chair, null)).ShouldBeTrue();
        (await HasAsync(chair, agreed)).ShouldBeFalse();
        var (active, _, _) = await office.PairUpAsync();
        (await HasAsync(staff, null)).ShouldBeTrue();
        (await HasAsync(staff, active)).ShouldBeTrue();
        (await HasAsync(staff, agreed)).ShouldBeFalse();

        static async Task<bool> HasAsync(Desk desk, Guid? pair) => (await desk.Use<ListActivities>().RunAsync(pair, null, null, 1)).HasSomethingToLog;
    }

    [Fact]
    public async Task The_federation_logs_what_it_held_itself_for_a_campaign_and_no_union_reaches_it()
    {
        var office = await installation.FoundAsync();
        var (_, mentor, _) = await office.PairUpAsync();
        await using var staff = await office.StaffAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        var campaign = (await staff.Use<ListOwnPairs>().RunAsync()).Campaigns.Single().Id;
        var draft = Draft(null, staff.Use<TimeProvider>().Today());
        draft.CampaignId = campaign;

        await staff.Use<LogActivity>().RunAsync(draft);

        var page = await staff.Use<ReadActivity>().RunAsync(draft.Id);
        (page.HolderName, page.IsOfFederation, page.CampaignId).ShouldBe((office.Name, true, campaign));
        (await Should.ThrowAsync<Refusal>(() => chair.Use<ReadActivity>().RunAsync(draft.Id))).Kind.ShouldBe(RefusalKind.NotFound);
        (await staff.Use<CampaignReport>().RunAsync(campaign)).OwnActivities.ShouldBe(1);
        var own = Draft(null, staff.Use<TimeProvider>().Today());
        own.CampaignId = campaign;
        await chair.Use<LogActivity>().RunAsync(own);
        (await staff.Use<ReadActivity>().RunAsync(own.Id)).CampaignId.ShouldBeNull("A union's own activity is no campaign's.");
    }

    [Fact]
    public async Task Who_types_for_a_union_is_said_so_in_the_trail()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, _) = await office.PairUpAsync();
        await using var staff = await office.StaffAsync();
        var draft = Draft(pair, staff.Use<TimeProvider>().Today());

        await staff.Use<LogActivity>().RunAsync(draft);

        await using var db = await office.OpenAsync();
        (await db.Set<AuditEntry>().SingleAsync(entry => entry.RecordId == draft.Id)).Standing.ShouldContain($"代{mentor.Name}录入");
    }

    [Fact]
    public async Task A_lost_race_is_told_and_overwrites_nothing()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, _) = await office.PairUpAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        var draft = Draft(pair, chair.Use<TimeProvider>().Today());
        await chair.Use<LogActivity>().RunAsync(draft);
        var first = await chair.Use<AmendActivity>().ReadAsync(draft.Id);
        var second = await chair.Use<AmendActivity>().ReadAsync(draft.Id);
        (first.Draft.Place, second.Draft.Place) = ("礼堂", "操场");
        second.Draft.Words = "只有后改的写了";

        (await chair.Use<AmendActivity>().RunAsync(draft.Id, first)).ShouldBeNull();
        var rivals = await chair.Use<AmendActivity>().RunAsync(draft.Id, second);

        (await chair.Use<ReadActivity>().RunAsync(draft.Id)).Place.ShouldBe("礼堂");
        rivals!.Changes.Select(change => (change.Field, change.After, change.Mine)).ShouldBe([("Place", "礼堂", "操场")], ignoreOrder: true, "What only I wrote is no conflict.");
        (await chair.Use<AmendActivity>().RunAsync(draft.Id, rivals.Theirs with { Draft = second.Draft })).ShouldBeNull();
        (await chair.Use<ReadActivity>().RunAsync(draft.Id)).Place.ShouldBe("操场");
    }

    [Fact]
    public async Task Bad_input_is_refused_field_by_field()
    {
        var office = await installation.FoundAsync();
        var (_, mentor, _) = await office.PairUpAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);

        var refused = await Should.ThrowAsync<ValidationException>(() => chair.Use<LogActivity>().RunAsync(new ActivityDraft { HeldOn = chair.Use<TimeProvider>().Today().AddDays(1), OwnCount = -1 }));

        refused.Errors.Select(error => error.PropertyName).Distinct().ShouldBe(["Kind", "Title", "HeldOn", "OwnCount"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_photo_that_is_no_photo_is_refused()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, _) = await office.PairUpAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);

        (await Should.ThrowAsync<Refusal>(() => chair.Use<ActivityPhotos>().AddAsync(Guid.CreateVersion7(), pair, new SentFile(Guid.CreateVersion7(), "x.jpg", [.. "<script>"u8])))).Message.ShouldContain("不是照片");
    }

    [Fact]
    public async Task An_activity_needs_a_pair_that_is_active()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, _) = await office.PairUpAsync(isSigned: false);
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);

        (await Should.ThrowAsync<Refusal>(() => chair.Use<LogActivity>().RunAsync(Draft(pair, chair.Use<TimeProvider>().Today())))).Message.ShouldContain("签了协议");
    }
}

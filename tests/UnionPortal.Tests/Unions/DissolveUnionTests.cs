using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Chairs;
using UnionPortal.Figures;
using UnionPortal.Posts;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Figures;
using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Unions;

public sealed class DissolveUnionTests(TestInstallation installation)
{
    [Fact]
    public async Task A_dissolved_union_leaves_lists_pickers_matching_and_invitations_and_keeps_its_page()
    {
        var office = await installation.FoundAsync();
        var (gone, stays) = (Registry.Strong("甲工会"), Registry.Strong("乙工会"));
        await office.AddAsync(gone, stays);
        var campaign = await office.OpenCampaignAsync();
        await using var staff = await office.StaffAsync();

        await staff.Use<DissolveUnion>().RunAsync(gone.Id, Draft(staff));

        (await staff.Use<ListUnions>().RunAsync(new())).Rows.ShouldHaveSingleItem().Name.ShouldBe("乙工会");
        (await staff.Use<ListUnions>().RunAsync(new(Dissolved: true))).Rows.ShouldHaveSingleItem().Name.ShouldBe("甲工会");
        (await staff.Use<FindUnions>().RunAsync("工会")).ShouldHaveSingleItem().Name.ShouldBe("乙工会");
        (await staff.Use<ListChairs>().RunAsync()).Found.Rows.ShouldHaveSingleItem().UnionName.ShouldBe("乙工会");
        await Should.ThrowAsync<Refusal>(() => staff.Use<ProposePair>().RunAsync(campaign, gone.Id, stays.Id));
        var shown = await staff.Use<ShowUnion>().RunAsync(gone.Id);
        (shown.IsDissolved, shown.Ended.As, shown.Ended.For).ShouldBe((true, DissolutionKind.Dissolved, "企业注销"));
        (await Should.ThrowAsync<Refusal>(() => staff.Use<AmendUnion>().ReadAsync(gone.Id))).Message.ShouldContain("撤销");
        await Should.ThrowAsync<Refusal>(() => staff.Use<InviteChair>().RunAsync(gone.Id));
        await Should.ThrowAsync<Refusal>(() => staff.Use<DissolveUnion>().RunAsync(gone.Id, Draft(staff)));
    }

    [Fact]
    public async Task Pairs_in_course_end_early_with_the_reason_and_whoever_was_posted_is_refused_at_once()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, mentee) = await office.PairUpAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        await using var partner = await office.PostAsync(Role.UnionChair, mentee.Id, mentee.Name);
        await using var staff = await office.StaffAsync();

        await staff.Use<DissolveUnion>().RunAsync(mentor.Id, Draft(staff));

        var seen = await partner.Use<ReadPair>().RunAsync(pair);
        seen.Stage.ShouldBe(PairStage.Ended);
        seen.Steps[^1].Note.ShouldNotBeNull().ShouldContain("企业注销");
        await Should.ThrowAsync<Refusal>(() => chair.Use<ReadPair>().RunAsync(pair));
    }

    [Fact]
    public async Task Figures_leave_it_out_from_its_day_on_and_past_months_stay_as_they_were()
    {
        var office = await installation.FoundAsync(clock: new SetClock(Counting.Noon));
        DateOnly march = new(2026, 3, 20);
        var (gone, stays) = (Counting.Union("甲工会", workers: 100, members: 80, registered: march), Counting.Union("乙工会", workers: 50, members: 40, registered: march));
        await office.SaveAsync(gone, stays);
        await office.CountAsync();
        await using var staff = await office.StaffAsync();

        await staff.Use<DissolveUnion>().RunAsync(gone.Id, new() { Day = new(2026, 5, 10), Reason = "企业注销" });
        await office.CountAsync();

        (await office.FigureAsync(Indicators.Unions)).ShouldBe(new Worth(1));
        (await office.FigureAsync(Indicators.Members)).ShouldBe(new Worth(40));
        (await office.FigureAsync(Indicators.Members, month: new(2026, 5, 1))).ShouldBe(new Worth(40));
        (await office.FigureAsync(Indicators.Members, month: new(2026, 4, 1))).ShouldBe(new Worth(120));
    }

    [Fact]
    public async Task A_merger_names_the_union_that_goes_on_and_both_pages_tell_of_the_other()
    {
        var office = await installation.FoundAsync();
        var (gone, goesOn) = (Registry.Strong("甲工会"), Registry.Strong("乙工会"));
        await office.AddAsync(gone, goesOn);
        await using var staff = await office.StaffAsync();
        (await Should.ThrowAsync<ValidationException>(() => staff.Use<DissolveUnion>().RunAsync(gone.Id, Draft(staff, DissolutionKind.Merged)))).Errors.Single().PropertyName.ShouldBe(nameof(DissolutionDraft.Successors));
        var draft = Draft(staff, DissolutionKind.Merged, goesOn);
        draft.MembersTo = goesOn.Id;

        await staff.Use<DissolveUnion>().RunAsync(gone.Id, draft);

        (await staff.Use<ShowUnion>().RunAsync(gone.Id)).Ended.Successors.ShouldHaveSingleItem().Id.ShouldBe(goesOn.Id);
        (await staff.Use<ShowUnion>().RunAsync(goesOn.Id)).Ended.Predecessors.ShouldHaveSingleItem().Kind.ShouldBe(DissolutionKind.Merged);
        await Should.ThrowAsync<Refusal>(() => staff.Use<DissolveUnion>().RunAsync(goesOn.Id, Draft(staff, DissolutionKind.Merged, gone)));
        await Should.ThrowAsync<Refusal>(() => staff.Use<DissolveUnion>().RunAsync(goesOn.Id, Draft(staff, DissolutionKind.Merged, goesOn)));
    }

    [Fact]
    public async Task A_union_is_split_into_new_ones_founded_from_it()
    {
        var office = await installation.FoundAsync();
        var old = Registry.Strong("甲工会");
        await office.AddAsync(old);
        await using var staff = await office.StaffAsync();
        var begun = await staff.Use<BeginUnion>().RunAsync(null, old.Id);
        begun.IndustryCode.ShouldBe(old.IndustryCode);
        begun.Name = "甲一工会";
        var first = await staff.Use<FoundUnion>().RunAsync(begun);

        var draft = (await staff.Use<DissolveUnion>().BeginAsync(old.Id)).Draft;
        (draft.Kind, draft.Successors.Single().Id).ShouldBe((DissolutionKind.Split, first));
        draft.Reason = "拆分为两家公司";
        await staff.Use<DissolveUnion>().RunAsync(old.Id, draft);
        var second = await staff.Use<BeginUnion>().RunAsync(null, old.Id);
        second.Name = "甲二工会";
        await staff.Use<FoundUnion>().RunAsync(second);

        (await staff.Use<ShowUnion>().RunAsync(old.Id)).Ended.Successors.Select(link => link.Name).ShouldBe(["甲一工会", "甲二工会"], ignoreOrder: true);
        (await staff.Use<ShowUnion>().RunAsync(first)).Ended.Predecessors.ShouldHaveSingleItem().Name.ShouldBe("甲工会");
    }

    [Fact]
    public async Task A_day_in_the_future_or_before_it_was_registered_is_refused()
    {
        var office = await installation.FoundAsync();
        var union = Registry.Strong();
        await office.AddAsync(union);
        await using var staff = await office.StaffAsync();

        foreach (var day in new[] { staff.Use<TimeProvider>().Today().AddDays(1), Registry.LongAgo.AddDays(-1) })
            await Should.ThrowAsync<Refusal>(() => staff.Use<DissolveUnion>().RunAsync(union.Id, new() { Day = day, Reason = "企业注销" }));
    }

    [Fact]
    public async Task A_mistake_is_corrected_with_its_posts_and_both_steps_stay_in_the_trail()
    {
        var office = await installation.FoundAsync();
        var (union, heir) = (Registry.Strong("甲工会"), Registry.Strong("乙工会"));
        await office.AddAsync(union, heir);
        await using var staff = await office.StaffAsync();
        await staff.Use<HoldPost>().RunAsync(union.Id, new() { Name = "顾清平", Kind = PostKind.Chair, HeldFrom = "2024年" });
        await staff.Use<DissolveUnion>().RunAsync(union.Id, Draft(staff, DissolutionKind.Merged, heir));
        (await staff.Use<ListPosts>().RunAsync(union.Id)).Past.ShouldHaveSingleItem().EndedFor.ShouldBe(PostEnd.UnionDissolved);

        await staff.Use<RestoreUnion>().RunAsync(union.Id);

        var shown = await staff.Use<ShowUnion>().RunAsync(union.Id);
        (shown.IsDissolved, shown.ChairName).ShouldBe((false, "顾清平"));
        shown.Ended.Successors.ShouldBeEmpty();
        (await staff.Use<ListPosts>().RunAsync(union.Id)).Held.ShouldHaveSingleItem();
        await using var db = await office.OpenAsync();
        (await db.Set<AuditEntry>().Where(entry => entry.RecordId == union.Id).Select(entry => entry.Changes).ToListAsync()).Count(changes => changes.Contains("\"DissolvedAs\"", StringComparison.Ordinal)).ShouldBe(2);
        await Should.ThrowAsync<Refusal>(() => staff.Use<RestoreUnion>().RunAsync(union.Id));
    }

    [Fact]
    public async Task A_code_of_a_dissolved_union_is_free_and_no_other_office_ends_a_union()
    {
        var (office, other) = (await installation.FoundAsync(), await installation.FoundAsync());
        await using var staff = await office.StaffAsync();
        await using var stranger = await other.StaffAsync();
        await using var leader = await office.PostAsync(Role.Leader);
        var code = Codes.Union();
        var id = await staff.Use<FoundUnion>().RunAsync(new() { Name = "甲工会", CreditCode = code });

        (await Should.ThrowAsync<Refusal>(() => stranger.Use<DissolveUnion>().RunAsync(id, Draft(staff)))).Kind.ShouldBe(RefusalKind.NotFound);
        (await Should.ThrowAsync<Refusal>(() => leader.Use<DissolveUnion>().RunAsync(id, Draft(staff)))).Kind.ShouldBe(RefusalKind.NotAllowed);
        await staff.Use<DissolveUnion>().RunAsync(id, Draft(staff));
        await staff.Use<FoundUnion>().RunAsync(new() { Name = "新甲工会", CreditCode = code });
        await Should.ThrowAsync<Refusal>(() => staff.Use<RestoreUnion>().RunAsync(id));
    }

    static DissolutionDraft Draft(Desk staff, DissolutionKind kind = DissolutionKind.Dissolved, params GrassrootsUnion[] successors) => new()
    {
        Kind = kind, Day = staff.Use<TimeProvider>().Today(), Reason = "企业注销", Successors = [.. successors.Select(union => new FindUnions.Row(union.Id, union.Name, union.Kind, union.Address))],
    };
}

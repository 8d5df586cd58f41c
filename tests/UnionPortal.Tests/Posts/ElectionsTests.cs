using FluentValidation;
using UnionPortal.Figures;
using UnionPortal.Posts;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Figures;
using UnionPortal.Tests.Harness;
using UnionPortal.Today;
using UnionPortal.Unions;
using UnionPortal.Reference;

namespace UnionPortal.Tests.Posts;

/// <summary>Terms, seen from 15 June 2026.</summary>
public sealed class ElectionsTests(TestInstallation installation)
{
    [Fact]
    public async Task A_term_is_due_after_three_or_five_years()
    {
        var (office, unions) = await FilledAsync("甲工会");
        await using var staff = await office.StaffAsync();
        await ElectAsync(staff, unions[0], new(2022, 3, 1), 5);

        (await staff.Use<ListPosts>().RunAsync(unions[0].Id)).Terms.Single().DueOn.ShouldBe(new(2027, 3, 1));
        (await staff.Use<RecordTerm>().BeginAsync(unions[0].Id)).Draft.Years.ShouldBe(5);
        await Should.ThrowAsync<ValidationException>(() => ElectAsync(staff, unions[0], new(2026, 3, 1), 4));
        await Should.ThrowAsync<ValidationException>(() => ElectAsync(staff, unions[0], new(2026, 6, 16), 5));
        await Should.ThrowAsync<Refusal>(() => ElectAsync(staff, unions[0], new(2022, 3, 1), 3));
    }

    [Fact]
    public async Task The_list_says_who_is_due_overdue_postponed_or_unknown_and_a_new_election_settles_it()
    {
        var (office, unions) = await FilledAsync("过期工会", "将到期工会", "延期工会", "任期内工会", "未登记工会");
        await using var staff = await office.StaffAsync();
        await ElectAsync(staff, unions[0], new(2021, 6, 14), 5);
        await ElectAsync(staff, unions[1], new(2021, 9, 13), 5);
        var late = await ElectAsync(staff, unions[2], new(2021, 3, 1), 5);
        await staff.Use<PostponeElection>().RunAsync(late, new DateOnly(2026, 2, 20), new DateOnly(2026, 8, 31), "企业正在搬迁");
        await ElectAsync(staff, unions[3], new(2021, 9, 14), 5);

        var list = await staff.Use<ListElections>().RunAsync(new());
        list.Found.Rows.ToDictionary(row => row.UnionName, row => row.State).ShouldBe(new Dictionary<string, ElectionState>
        {
            ["过期工会"] = ElectionState.Overdue, ["将到期工会"] = ElectionState.Soon, ["延期工会"] = ElectionState.Postponed, ["任期内工会"] = ElectionState.InTime, ["未登记工会"] = ElectionState.Unrecorded,
        }, ignoreOrder: true);
        list.Found.Rows[0].UnionName.ShouldBe("过期工会");
        (await staff.Use<ListElections>().RunAsync(new(State: ElectionState.Soon))).Found.Rows.ShouldHaveSingleItem();
        (await staff.Use<ListElections>().RunAsync(new("延期", ElectionState.Postponed))).Found.Rows.ShouldHaveSingleItem().PostponeReason.ShouldBe("企业正在搬迁");
        (await staff.Use<ExportElections>().RunAsync(new(State: ElectionState.Overdue))).Rows.ShouldHaveSingleItem()[0].ShouldBe("过期工会");
        var file = await staff.Use<ExportElections>().RunAsync(new(Columns: "union,elected", Sort: "-elected"));
        file.Headings.Count.ShouldBe(2);
        file.Rows.Select(row => row[0]).ShouldBe((await staff.Use<ListElections>().RunAsync(new(Sort: "-elected"))).Found.Rows.Select(row => row.UnionName));
        file.Rows.Select(row => (DateOnly?)row[1]).TakeWhile(day => day is not null).ShouldBeInOrder(SortDirection.Descending);
        (await staff.Use<ReadToday>().RunAsync()).Tasks.ShouldContain(task => task.Path == "elections?what=overdue" && task.Words.StartsWith('1') && task.IsUrgent);

        await ElectAsync(staff, unions[0], new(2026, 6, 15), 3);

        (await staff.Use<ListElections>().RunAsync(new(State: ElectionState.Overdue))).Found.Rows.ShouldBeEmpty();
        (await staff.Use<ReadToday>().RunAsync()).Tasks.ShouldNotContain(task => task.Path == "elections?what=overdue");
    }

    [Fact]
    public async Task An_election_is_postponed_once_with_a_reason_and_not_for_ever()
    {
        var (office, unions) = await FilledAsync("甲工会");
        await using var staff = await office.StaffAsync();
        var term = await ElectAsync(staff, unions[0], new(2021, 3, 1), 5);

        foreach (var (until, reason) in new (DateOnly?, string?)[] { (new(2026, 3, 1), "搬迁"), (new(2027, 3, 2), "搬迁"), (null, "搬迁"), (new(2026, 9, 1), " ") })
            await Should.ThrowAsync<Refusal>(() => staff.Use<PostponeElection>().RunAsync(term, null, until, reason));
        await staff.Use<PostponeElection>().RunAsync(term, null, new DateOnly(2026, 9, 1), "搬迁");
        await Should.ThrowAsync<Refusal>(() => staff.Use<PostponeElection>().RunAsync(term, null, new DateOnly(2026, 10, 1), "又搬迁"));
    }

    [Fact]
    public async Task Overdue_elections_are_counted_month_by_month_as_they_stood()
    {
        var (office, unions) = await FilledAsync("甲工会", "乙工会");
        await using var staff = await office.StaffAsync();
        await ElectAsync(staff, unions[0], new(2021, 4, 10), 5);
        var late = await ElectAsync(staff, unions[1], new(2021, 3, 10), 5);
        await staff.Use<PostponeElection>().RunAsync(late, new DateOnly(2026, 5, 5), new DateOnly(2026, 12, 31), "搬迁");
        await office.CountAsync();

        (await office.FigureAsync(Indicators.ElectionsOverdue, month: new(2026, 3, 1))).ShouldBe(new Worth(1));
        (await office.FigureAsync(Indicators.ElectionsOverdue, month: new(2026, 4, 1))).ShouldBe(new Worth(2));
        (await office.FigureAsync(Indicators.ElectionsOverdue)).ShouldBe(new Worth(1));
    }

    [Fact]
    public async Task Ten_women_members_make_a_womens_committee_due()
    {
        var office = await installation.FoundAsync(clock: new SetClock(Counting.Noon));
        GrassrootsUnion[] unions = [Counting.Union("甲工会"), Counting.Union("乙工会")];
        unions[0].CountHeads(Counting.Today, 40, 20, 30, 10);
        unions[1].CountHeads(Counting.Today, 40, 20, 30, 9);
        await office.AddAsync([.. unions]);

        await using var staff = await office.StaffAsync();
        (await staff.Use<ListPosts>().RunAsync(unions[0].Id)).LacksWomensCommittee.ShouldBeTrue();
        (await staff.Use<ListPosts>().RunAsync(unions[1].Id)).LacksWomensCommittee.ShouldBeFalse();
        (await staff.Use<ListElections>().RunAsync(new(LacksWomen: true))).Found.Rows.ShouldHaveSingleItem().UnionName.ShouldBe("甲工会");

        await staff.Use<HoldPost>().RunAsync(unions[0].Id, new() { Name = "叶晓", Kind = PostKind.WomenDirector, HeldFrom = "2026年6月" });

        (await staff.Use<ListPosts>().RunAsync(unions[0].Id)).LacksWomensCommittee.ShouldBeFalse();
        (await staff.Use<ListElections>().RunAsync(new(LacksWomen: true))).Found.Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_slower_of_two_is_told_what_the_other_changed_about_the_term()
    {
        var (office, unions) = await FilledAsync("甲工会");
        await using var minLi = await office.PostAsync(Role.FederationStaff, name: "李敏");
        await using var jingWang = await office.PostAsync(Role.FederationStaff, name: "王静");
        var id = await ElectAsync(minLi, unions[0], new(2022, 3, 1), 5);
        var (hers, mine) = ((await minLi.Use<AmendTerm>().ReadAsync(id)).Draft, (await jingWang.Use<AmendTerm>().ReadAsync(id)).Draft);
        hers.Years = 3;
        await minLi.Use<AmendTerm>().RunAsync(hers);
        mine.Number = 4;

        var rivals = await jingWang.Use<AmendTerm>().RunAsync(mine);

        rivals!.Changes.Select(change => change.Field).ShouldContain(nameof(TermDraft.Years));
        mine.Take(rivals.Fields, rivals.Theirs);
        (await jingWang.Use<AmendTerm>().RunAsync(mine)).ShouldBeNull();
        var term = (await minLi.Use<ListPosts>().RunAsync(unions[0].Id)).Terms.Single();
        (term.Number, term.Years, term.DueOn).ShouldBe((4, 3, new DateOnly(2025, 3, 1)));
    }

    [Fact]
    public async Task The_three_papers_are_written_from_what_is_on_record()
    {
        var (office, unions) = await FilledAsync("甲工会");
        await using var staff = await office.StaffAsync();
        await staff.Use<RecordTerm>().RunAsync(unions[0].Id, new() { Number = 3, ElectedOn = new(2021, 3, 1), Years = 5 });
        await staff.Use<HoldPost>().RunAsync(unions[0].Id, new() { Name = "顾清平", Kind = PostKind.Chair, HeldFrom = "2021年3月1日", Sex = Sex.Male });
        await using var chair = await office.PostAsync(Role.UnionChair, unions[0].Id, "甲工会");

        var request = await chair.Use<ElectionPaper>().RunAsync(unions[0].Id, PaperKind.Request);
        (request.From, request.To).ShouldBe(("甲工会", office.Name));
        request.Words[0].ShouldContain("2026年3月1日届满");
        request.Words.ShouldContain(words => words.Contains("第4届", StringComparison.Ordinal));
        var approval = await chair.Use<ElectionPaper>().RunAsync(unions[0].Id, PaperKind.Approval);
        (approval.From, approval.To).ShouldBe((office.Name, "甲工会"));
        (await chair.Use<ElectionPaper>().RunAsync(unions[0].Id, PaperKind.Result)).Elected.ShouldHaveSingleItem().Name.ShouldBe("顾清平");
        foreach (var kind in Enum.GetValues<PaperKind>())
            (await chair.Use<ElectionPaper>().WriteAsync(unions[0].Id, kind)).Content[..2].ShouldBe("PK"u8.ToArray());
    }

    async Task<(Office, List<GrassrootsUnion>)> FilledAsync(params string[] names)
    {
        var office = await installation.FoundAsync(clock: new SetClock(Counting.Noon));
        var unions = names.Select(name => Counting.Union(name, registered: new DateOnly(2026, 1, 5))).ToList();
        await office.AddAsync([.. unions]);
        return (office, unions);
    }

    static async Task<Guid> ElectAsync(Desk staff, GrassrootsUnion union, DateOnly on, int years)
    {
        var draft = new TermDraft { ElectedOn = on, Years = years };
        await staff.Use<RecordTerm>().RunAsync(union.Id, draft);
        return draft.Id;
    }
}

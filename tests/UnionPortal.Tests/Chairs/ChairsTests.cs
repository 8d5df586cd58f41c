using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Audit;
using UnionPortal.Chairs;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Chairs;

public sealed class ChairsTests(TestInstallation installation)
{
    [Fact]
    public async Task A_sheet_holds_a_link_for_each_chair_asked_and_the_list_says_who_has_come_in()
    {
        var office = await installation.FoundAsync();
        var (invited, nameless) = (Chaired("甲工会", "王刚"), new GrassrootsUnion { Name = "无名工会", RegisteredOn = Registry.LongAgo });
        await office.AddAsync(invited, Chaired("乙工会", "李静"), nameless);
        await using var staff = await office.StaffAsync();

        var cards = await staff.Use<InviteChairs>().RunAsync([ChairState.NotInvited]);

        cards.Select(card => (card.UnionName, card.ChairName)).ShouldBe([("乙工会", "李静"), ("甲工会", "王刚")], ignoreOrder: true);
        (await staff.Use<InviteChairs>().RunAsync([ChairState.NotInvited])).ShouldBeEmpty("They hold an open link now.");
        await staff.Use<OpenInvitation>().EnterByPhoneAsync(cards.Single(card => card.UnionName == "甲工会").Token, null);

        var page = await staff.Use<ListChairs>().RunAsync();
        page.Found.Rows.ToDictionary(row => row.UnionName, row => row.State).ShouldBe(new Dictionary<string, ChairState> { ["甲工会"] = ChairState.CameIn, ["乙工会"] = ChairState.LinkOpen, ["无名工会"] = ChairState.NoName }, ignoreOrder: true);
        (await staff.Use<ListChairs>().RunAsync("王刚")).Found.Rows.ShouldHaveSingleItem().UnionId.ShouldBe(invited.Id);
        await using var db = await office.OpenAsync();
        (await db.Set<AuditEntry>().Where(entry => entry.Action == AuditAction.Invited).Select(entry => entry.Title).ToListAsync())
            .ShouldBe(["甲工会", "乙工会"], ignoreOrder: true, "The line names the union, also one that came with a ledger and has no line of its own.");
    }

    [Fact]
    public async Task A_withdrawn_link_opens_nothing_and_one_made_anew_does()
    {
        var office = await installation.FoundAsync();
        await office.AddAsync(Chaired("甲工会", "王刚"), Chaired("乙工会", "李静"));
        await using var staff = await office.StaffAsync();
        var cards = await staff.Use<InviteChairs>().RunAsync([ChairState.NotInvited]);

        (await staff.Use<WithdrawChairLinks>().RunAsync(null)).ShouldBe(2);

        foreach (var card in cards) (await Should.ThrowAsync<Refusal>(() => staff.Use<OpenInvitation>().ReadAsync(card.Token))).Kind.ShouldBe(RefusalKind.NotFound);
        var anew = await staff.Use<InviteChairs>().RunAsync([ChairState.NotInvited]);
        (await staff.Use<OpenInvitation>().ReadAsync(anew[0].Token)).PersonName.ShouldBe(anew[0].ChairName);
    }

    [Fact]
    public async Task Whose_link_was_shut_by_wrong_digits_is_told_from_those_never_asked_and_gets_another()
    {
        var office = await installation.FoundAsync();
        await office.AddAsync(Chaired("甲工会", "王刚"));
        await using var staff = await office.StaffAsync();
        var issued = await staff.Use<InviteToUnion>().RunAsync(new((await staff.Use<ListChairs>().RunAsync()).Found.Rows[0].UnionId, "甲工会", "王刚", "1140"));
        for (var guess = 0; guess < Invitation.AttemptLimit; guess++) await Should.ThrowAsync<Refusal>(() => staff.Use<OpenInvitation>().EnterByPhoneAsync(issued.Token, "0000"));

        (await staff.Use<ListChairs>().RunAsync()).Found.Rows.ShouldHaveSingleItem().State.ShouldBe(ChairState.LinkOver);
        (await staff.Use<InviteChairs>().RunAsync([ChairState.LinkOver])).ShouldHaveSingleItem();
        (await staff.Use<ListChairs>().RunAsync()).Found.Rows.ShouldHaveSingleItem().State.ShouldBe(ChairState.LinkOpen);
    }

    [Fact]
    public async Task A_new_chair_is_asked_anew_and_the_former_one_is_named()
    {
        var office = await installation.FoundAsync();
        var union = Chaired("甲工会", "王刚");
        await office.AddAsync(union);
        await using var former = await office.PostAsync(Role.UnionChair, union.Id, union.Name, name: "赵勇");
        await using var staff = await office.StaffAsync();

        var row = (await staff.Use<ListChairs>().RunAsync()).Found.Rows.ShouldHaveSingleItem();

        (row.State, row.Former).ShouldBe((ChairState.NotInvited, "赵勇"));
    }

    [Fact]
    public async Task Neither_a_chair_nor_a_neighbour_makes_lists_or_shuts_links()
    {
        var (mine, theirs) = (await installation.FoundAsync(), await installation.FoundAsync());
        var union = Chaired("甲工会", "王刚");
        await theirs.AddAsync(union);
        await using var owner = await theirs.StaffAsync();
        await owner.Use<InviteChairs>().RunAsync([ChairState.NotInvited]);
        await using var chair = await theirs.PostAsync(Role.UnionChair, union.Id, union.Name);
        await using var neighbour = await mine.StaffAsync();

        (await neighbour.Use<ListChairs>().RunAsync()).Found.Rows.ShouldBeEmpty();
        (await neighbour.Use<WithdrawChairLinks>().RunAsync(union.Id)).ShouldBe(0);
        (await Should.ThrowAsync<Refusal>(() => chair.Use<ListChairs>().RunAsync())).Kind.ShouldBe(RefusalKind.NotAllowed);
        (await Should.ThrowAsync<Refusal>(() => chair.Use<InviteChairs>().RunAsync([ChairState.NotInvited]))).Kind.ShouldBe(RefusalKind.NotAllowed);
        (await Should.ThrowAsync<Refusal>(() => chair.Use<WithdrawChairLinks>().RunAsync(null))).Kind.ShouldBe(RefusalKind.NotAllowed);
    }

    static GrassrootsUnion Chaired(string name, string chair) => new() { Name = name, ChairName = chair, RegisteredOn = Registry.LongAgo };
}

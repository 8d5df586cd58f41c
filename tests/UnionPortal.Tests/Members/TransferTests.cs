using Microsoft.EntityFrameworkCore;
using UnionPortal.Inbox;
using UnionPortal.Members;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;

namespace UnionPortal.Tests.Members;

public sealed class TransferTests(TestInstallation installation)
{
    async Task<(Desk Asker, Desk Holder, Guid Member, MemberDraft Draft, Office There)> AskAsync()
    {
        var (here, there) = (await installation.FoundAsync(), await installation.FoundAsync(name: null));
        var (own, other) = (await here.UnionAsync("自己的工会"), await there.UnionAsync("邻家工会"));
        var identity = Persons.Identity();
        var member = await there.EnrolAsync(Persons.Draft(other.Id, "林小云", identity));
        var asker = await here.ChairAsync(own);
        var draft = Persons.Draft(own.Id, "林小云", identity);
        await asker.Use<AskForTransfer>().RunAsync(draft);
        return (asker, await there.ChairAsync(other), member, draft, there);
    }

    [Fact]
    public async Task Somebody_who_is_a_member_elsewhere_is_asked_for_let_go_and_enrolled_and_neither_side_learns_who_the_other_is()
    {
        var (asker, holder, member, draft, _) = await AskAsync();
        var wish = (await asker.Use<AskForTransfer>().ListAsync()).Wishes.ShouldHaveSingleItem();
        (wish.State, wish.UnionName).ShouldBe((TransferState.Waiting, "自己的工会"));
        await Should.ThrowAsync<Refusal>(() => asker.Use<AskForTransfer>().EnrolAsync(wish.Id));
        var page = await holder.Use<AskForTransfer>().ListAsync();
        var request = page.Requests.ShouldHaveSingleItem();
        (request.Name, request.UnionName, request.MemberId, page.Wishes.Count).ShouldBe(("林小云", "邻家工会", member, 0));
        (await holder.Use<ReadInbox>().RunAsync()).Found.Rows.ShouldContain(message => message.Words.Contains("林小云", StringComparison.Ordinal));

        await holder.Use<AskForTransfer>().AnswerAsync(request.Id, null);

        (await holder.Use<ShowMember>().RunAsync(member)).Spells[^1].Ended.ShouldBe(MembershipChange.MovedOut);
        (await asker.Use<AskForTransfer>().ListAsync()).Wishes.ShouldHaveSingleItem().State.ShouldBe(TransferState.Released);
        var enrolled = await asker.Use<AskForTransfer>().EnrolAsync(wish.Id);
        (await asker.Use<AskForTransfer>().EnrolAsync(wish.Id)).ShouldBe(enrolled);
        (await asker.Use<ShowMember>().RunAsync(enrolled)).Name.ShouldBe("林小云");
        (await Should.ThrowAsync<Refusal>(() => holder.Use<AskForTransfer>().AnswerAsync(request.Id, KeepReason.StillHere))).Message.ShouldContain("已由");
    }

    [Fact]
    public async Task A_no_is_told_with_its_reason_and_changes_nothing()
    {
        var (asker, holder, member, draft, _) = await AskAsync();
        (await Should.ThrowAsync<Refusal>(() => asker.Use<AskForTransfer>().RunAsync(draft))).Message.ShouldBe(UnionPortal.Members.Say.TransferIsAsked);
        var request = (await holder.Use<AskForTransfer>().ListAsync()).Requests.Single();

        await holder.Use<AskForTransfer>().AnswerAsync(request.Id, KeepReason.StillHere);

        var wish = (await asker.Use<AskForTransfer>().ListAsync()).Wishes.Single();
        (wish.State, wish.KeptFor).ShouldBe((TransferState.Refused, KeepReason.StillHere));
        (await holder.Use<ShowMember>().RunAsync(member)).Standing.ShouldBe(MemberStanding.Full);
        (await Should.ThrowAsync<Refusal>(() => asker.Use<AskForTransfer>().EnrolAsync(wish.Id))).Message.ShouldContain("未同意");
    }

    [Fact]
    public async Task A_wish_that_is_taken_back_is_taken_back_there_too_so_that_nobody_is_let_go_into_nowhere()
    {
        var (asker, holder, member, draft, _) = await AskAsync();
        var wish = (await asker.Use<AskForTransfer>().ListAsync()).Wishes.Single().Id;
        var stranger = await installation.FoundAsync();
        await using (var db = await stranger.OpenAsync()) (await OneMembership.WithdrawReleaseAsync(db, wish, default)).ShouldBeFalse();

        await asker.Use<AskForTransfer>().WithdrawAsync(wish);

        (await holder.Use<AskForTransfer>().ListAsync()).Waiting.ShouldBe(0);
        (await Should.ThrowAsync<Refusal>(() => holder.Use<AskForTransfer>().AnswerAsync(wish, null))).Message.ShouldBe(UnionPortal.Members.Say.RequestIsWithdrawn);
        (await holder.Use<ShowMember>().RunAsync(member)).Standing.ShouldBe(MemberStanding.Full);

        await asker.Use<AskForTransfer>().RunAsync(draft);
        var again = (await asker.Use<AskForTransfer>().ListAsync()).Wishes.Single(known => known.State == TransferState.Waiting).Id;
        await holder.Use<AskForTransfer>().AnswerAsync(again, null);
        (await Should.ThrowAsync<Refusal>(() => asker.Use<AskForTransfer>().WithdrawAsync(again))).Message.ShouldContain("林小云");
    }

    [Fact]
    public async Task Who_is_a_member_nowhere_else_is_not_asked_for_and_leaves_no_wish()
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        await using var chair = await office.ChairAsync(union);

        (await Should.ThrowAsync<Refusal>(() => chair.Use<AskForTransfer>().RunAsync(Persons.Draft(union.Id)))).Message.ShouldBe(UnionPortal.Members.Say.LivesNowhereElse);

        await using var db = await office.OpenAsync();
        (await db.Set<TransferWish>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_functions_of_the_database_answer_only_for_wishes_of_the_own_federation()
    {
        var (asker, holder, _, draft, there) = await AskAsync();
        var wish = (await asker.Use<AskForTransfer>().ListAsync()).Wishes.Single().Id;
        await holder.Use<AskForTransfer>().AnswerAsync(wish, KeepReason.StillHere);
        var stranger = await installation.FoundAsync();
        await using var db = await stranger.OpenAsync();

        (await OneMembership.AnswersAsync(db, [wish], default)).ShouldBeEmpty();
        (await OneMembership.AskReleaseAsync(db, wish, db.Vault.DigestOf(draft.Identity!), default)).ShouldBeFalse();
        await using var theirs = await there.OpenAsync();
        (await theirs.Set<ReleaseRequest>().CountAsync()).ShouldBe(1);
    }
}

using FluentValidation;
using UnionPortal.Choosing;
using UnionPortal.Inbox;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Unions;
using Say = UnionPortal.Choosing.Say;

namespace UnionPortal.Tests.Choosing;

public sealed class NoticesTests(TestInstallation installation)
{
    [Fact]
    public async Task Who_comes_onto_a_list_is_told_and_reads_the_campaigns_notices_until_they_are_withdrawn()
    {
        var office = await installation.FoundAsync();
        var (mentor, mentee, outside) = (Registry.Strong(), Registry.Weak(), new GrassrootsUnion { Name = "不在名单上的工会", RegisteredOn = new(2015, 1, 1) });
        await office.AddAsync(mentor, mentee, outside);
        var campaign = await office.OpenCampaignAsync();
        await using var staff = await office.StaffAsync();
        await staff.Use<DrawUpList>().RunAsync(campaign);
        var draft = new NoticeDraft { Title = "启动会", Words = "请主席参加", HeldOn = new(2026, 12, 1), Place = "三楼会议室" };
        await staff.Use<SendNotice>().RunAsync(campaign, draft);
        await staff.Use<SendNotice>().RunAsync(campaign, draft);
        await using var chair = await office.PostAsync(Role.UnionChair, mentee.Id, mentee.Name);
        await using var stranger = await office.PostAsync(Role.UnionChair, outside.Id, outside.Name);

        var told = await ToldAsync(chair);
        told.Count(message => message.Words == Say.NoticeOfCampaign.With("启动会")).ShouldBe(1);
        told.ShouldContain(message => message.Path == $"pairs/campaigns/{campaign}/offers" && message.Icon == "handshake");
        (await ToldAsync(stranger)).ShouldBeEmpty();
        (await ToldAsync(staff)).ShouldNotContain(message => message.Words == Say.NoticeOfCampaign.With("启动会"), "The office sent it.");
        (await chair.Use<ListNotices>().RunAsync(campaign)).Single().Place.ShouldBe("三楼会议室");
        await staff.Use<SendNotice>().WithdrawAsync(draft.Id);
        (await chair.Use<ListNotices>().RunAsync(campaign)).ShouldBeEmpty();
        (await ToldAsync(chair)).ShouldNotContain(message => message.Words == Say.NoticeOfCampaign.With("启动会"));
        (await Should.ThrowAsync<ValidationException>(() => staff.Use<SendNotice>().RunAsync(campaign, new() { Title = " ", Words = "" }))).Errors.Select(error => error.PropertyName).ShouldBe(["Title", "Words"]);
        (await Should.ThrowAsync<Refusal>(() => chair.Use<SendNotice>().RunAsync(campaign, draft))).Kind.ShouldBe(RefusalKind.NotAllowed);
    }

    static async Task<IReadOnlyList<Message>> ToldAsync(Desk desk) => [.. (await desk.Use<ReadInbox>().RunAsync()).Found.Rows.Where(message => message.Kind is MessageKind.Pairs or MessageKind.Due)];
}

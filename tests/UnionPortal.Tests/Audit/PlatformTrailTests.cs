using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Accounts;
using UnionPortal.Audit;
using UnionPortal.Chairs;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Audit;

/// <summary>What the platform's trail knows of a federation's people is read in the federation's own.</summary>
public sealed class PlatformTrailTests(TestInstallation installation)
{
    [Fact]
    public async Task Who_was_invited_came_and_was_sent_away_is_read_among_what_changed()
    {
        var clock = new SetClock(new(2026, 3, 1, 20, 0, 0, TimeSpan.Zero));
        var office = await installation.FoundAsync(clock: clock);
        await using var administrator = await office.PostAsync(Role.FederationAdmin, name: "周洁");
        await using var colleague = await office.PostAsync(Role.FederationStaff, name: "张敏");
        async Task LaterAsync(Func<Task> act)
        {
            clock.Now += TimeSpan.FromMinutes(1);
            await act();
        }

        var issued = await administrator.Use<InviteToOffice>().RunAsync(new() { PersonName = "宋勇", Role = Role.Leader });
        await LaterAsync(() => office.AddAsync(Registry.Strong("甲工会")));
        await LaterAsync(() => administrator.Use<OpenInvitation>().EnterAsAsync(issued.Token, colleague.PersonId));
        await LaterAsync(() => administrator.Use<EndPosting>().RunAsync(colleague.PostingId));

        var rows = (await administrator.Use<ListTrail>().RunAsync(new())).Rows;

        rows.Select(row => row.At).ShouldBe(rows.Select(row => row.At).OrderDescending());
        rows.ShouldContain(row => row.Record == nameof(GrassrootsUnion));
        rows.Where(row => row.Record is nameof(Posting) or nameof(Invitation)).Select(row => (row.Action, row.Title)).ShouldBe(
        [
            (AuditAction.Ended, "张敏（工作人员）"), (AuditAction.Used, "宋勇（领导）"), (AuditAction.Begun, "张敏（领导）"), (AuditAction.Issued, "宋勇（领导）"), (AuditAction.Begun, "张敏（工作人员）"), (AuditAction.Begun, "周洁（管理员）"),
        ], ignoreOrder: true);
        (await administrator.Use<ListTrail>().RunAsync(new(Record: nameof(Posting), Action: AuditAction.Ended, Person: "周洁"))).Rows.ShouldHaveSingleItem().Changes.ShouldContain(change => change.Field == "停用时间");
        (await administrator.Use<ListTrail>().RunAsync(new(RecordId: colleague.PostingId))).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_chairs_link_is_told_once_by_the_union_it_is_for()
    {
        var office = await installation.FoundAsync();
        await office.AddAsync(Registry.Strong("甲工会"));
        await using var administrator = await office.PostAsync(Role.FederationAdmin);

        await administrator.Use<InviteChairs>().RunAsync([ChairState.NotInvited]);
        await administrator.Use<WithdrawChairLinks>().RunAsync(unionId: null);

        var rows = (await administrator.Use<ListTrail>().RunAsync(new())).Rows;
        rows.Where(row => row.Action is AuditAction.Invited or AuditAction.Withdrawn).Select(row => row.Record).ShouldBe([nameof(GrassrootsUnion), nameof(GrassrootsUnion)]);
        rows.ShouldNotContain(row => row.Record == nameof(Invitation));
    }

    [Fact]
    public async Task The_first_look_through_a_public_link_leaves_a_line_and_the_next_does_not()
    {
        var office = await installation.FoundAsync();
        var mentor = Registry.Strong();
        var prospect = new Prospect { Name = "未建会企业", ContactName = "董静", RegisteredOn = Registry.LongAgo };
        await office.AddAsync(mentor, prospect);
        await using var administrator = await office.PostAsync(Role.FederationAdmin);
        var pair = await administrator.Use<ProposePair>().RunAsync(await office.OpenCampaignAsync(), mentor.Id, prospect.Id);
        var link = await administrator.Use<InviteContact>().RunAsync(pair);
        await using var anybody = office.Services.CreateAsyncScope();

        await anybody.ServiceProvider.GetRequiredService<AnswerPair>().ReadByLinkAsync(link.Token);
        await anybody.ServiceProvider.GetRequiredService<AnswerPair>().ReadByLinkAsync(link.Token);

        var lines = (await administrator.Use<ListTrail>().RunAsync(new(Record: nameof(PublicLink)))).Rows;
        lines.Select(line => line.Action).ShouldBe([AuditAction.Used, AuditAction.Issued], ignoreOrder: true);
        var looked = lines.Single(line => line.Action == AuditAction.Used);
        (looked.Person.Contains("董静", StringComparison.Ordinal), looked.Standing).ShouldBe((true, "凭链接"));
    }

    [Fact]
    public async Task A_job_that_changes_something_leaves_a_line_and_one_that_does_not_leaves_none()
    {
        var clock = new SetClock(TimeProvider.System.GetUtcNow());
        var office = await installation.FoundAsync(clock: clock);
        var (mentor, mentee) = (Registry.Strong(), Registry.Weak());
        await office.AddAsync(mentor, mentee);
        await using var administrator = await office.PostAsync(Role.FederationAdmin);
        await administrator.Use<ProposePair>().RunAsync(await office.OpenCampaignAsync(), mentor.Id, mentee.Id);
        var job = ActivatorUtilities.CreateInstance<ExpireUnanswered>(office.Services);
        async Task<List<ListTrail.Row>> ByJobAsync() => (await administrator.Use<ListTrail>().RunAsync(new(Person: "系统任务"))).Rows;

        await job.RunAsync(office.Id, default);
        (await ByJobAsync()).ShouldBeEmpty();

        clock.Now = clock.Now.AddDays(8);
        await job.RunAsync(office.Id, default);
        (await ByJobAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_person_posted_twice_is_told_of_in_each_trail_and_a_neighbours_postings_in_none()
    {
        var (mine, theirs) = (await installation.FoundAsync(), await installation.FoundAsync());
        await using var administrator = await mine.PostAsync(Role.FederationAdmin, name: "周洁");
        await using var neighbour = await theirs.PostAsync(Role.FederationAdmin, name: "何静");
        await using var both = await mine.PostAsync(Role.Leader, name: "许建华");
        await using var again = await theirs.PostAsync(Role.Leader, personId: both.PersonId);
        await using var stranger = await theirs.PostAsync(Role.FederationStaff, name: "董梅");
        await using (var db = mine.Services.CreateScope().ServiceProvider.GetRequiredService<PlatformDoor>().OpenForCommand())
        {
            foreach (var person in await db.Users.Where(person => person.Id == both.PersonId || person.Id == stranger.PersonId).ToListAsync()) person.TwoFactorEnabled = true;
            await db.SaveChangesAsync();
        }

        async Task<IEnumerable<string?>> SecureAsync(Desk desk) => (await desk.Use<ListTrail>().RunAsync(new(Record: nameof(Person)))).Rows.Select(row => row.Title);

        (await SecureAsync(administrator)).ShouldBe(["许建华"]);
        (await SecureAsync(neighbour)).ShouldBe(["许建华", "董梅"], ignoreOrder: true);
        (await administrator.Use<ListTrail>().RunAsync(new(Record: nameof(Posting)))).Rows.Select(row => row.Title).ShouldBe(["许建华（领导）", "周洁（管理员）"], ignoreOrder: true);
    }
}

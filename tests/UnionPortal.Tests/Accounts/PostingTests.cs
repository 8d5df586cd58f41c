using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Accounts;
using UnionPortal.Audit;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;

namespace UnionPortal.Tests.Accounts;

public sealed class PostingTests(TestInstallation installation)
{
    [Fact]
    public async Task An_administrator_sees_and_ends_postings_of_the_own_federation_only()
    {
        var (mine, theirs) = (await installation.FoundAsync(), await installation.FoundAsync());
        await using var admin = await mine.PostAsync(Role.FederationAdmin);
        await using var colleague = await mine.StaffAsync();
        await using var neighbour = await theirs.StaffAsync();
        await using var neighboursAdmin = await theirs.PostAsync(Role.FederationAdmin);
        var theirLink = await neighboursAdmin.Use<InviteToOffice>().RunAsync(new() { PersonName = "张敏", Role = Role.Leader });

        var seen = await admin.Use<ListPostings>().RunAsync();

        seen.Postings.Rows.Select(posting => posting.PersonId).ShouldBe([admin.PersonId, colleague.PersonId], ignoreOrder: true);
        seen.Invitations.Rows.ShouldBeEmpty();
        (await Should.ThrowAsync<Refusal>(() => admin.Use<EndPosting>().RunAsync(neighbour.PostingId))).Kind.ShouldBe(RefusalKind.NotFound);
        (await Should.ThrowAsync<Refusal>(() => admin.Use<WithdrawInvitation>().RunAsync(theirLink.Id))).Kind.ShouldBe(RefusalKind.NotFound);
        await admin.Use<EndPosting>().RunAsync(colleague.PostingId);
        (await admin.Use<ListPostings>().RunAsync()).Postings.Rows.Single(posting => posting.Id == colleague.PostingId).EndedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Postings_and_links_come_in_pages_and_are_found_by_any_part_of_a_name()
    {
        var office = await installation.FoundAsync();
        await using var admin = await office.PostAsync(Role.FederationAdmin);
        for (var at = 1; at <= 22; at++)
        {
            await using var chair = await office.PostAsync(Role.UnionChair, Guid.CreateVersion7(), $"第{at:00}工会", name: $"主席{at:00}");
            await admin.Use<InviteToOffice>().RunAsync(new() { PersonName = $"同事{at:00}", Role = Role.Leader });
        }

        var second = await admin.Use<ListPostings>().RunAsync(page: 2, invitationsPage: 2);
        var byPerson = await admin.Use<ListPostings>().RunAsync("席21");
        var byUnion = await admin.Use<ListPostings>().RunAsync("第22");
        var invited = await admin.Use<ListPostings>().RunAsync("同事07");

        (second.Postings.Count, second.Postings.Rows.Count, second.Invitations.Count, second.Invitations.Rows.Count).ShouldBe((23, 3, 22, 2));
        byPerson.Postings.Rows.ShouldHaveSingleItem().UnionName.ShouldBe("第21工会");
        byUnion.Postings.Rows.ShouldHaveSingleItem().PersonName.ShouldBe("主席22");
        (invited.Postings.Count, invited.Invitations.Rows.ShouldHaveSingleItem().PersonName).ShouldBe((0, "同事07"));
    }

    [Fact]
    public async Task Nobody_ends_the_own_posting_and_none_ends_twice()
    {
        var office = await installation.FoundAsync();
        await using var admin = await office.PostAsync(Role.FederationAdmin);
        await using var colleague = await office.StaffAsync();

        (await Should.ThrowAsync<Refusal>(() => admin.Use<EndPosting>().RunAsync(admin.PostingId))).Message.ShouldBe(UnionPortal.Accounts.Say.NotTheOwnPosting);
        await admin.Use<EndPosting>().RunAsync(colleague.PostingId);
        (await Should.ThrowAsync<Refusal>(() => admin.Use<EndPosting>().RunAsync(colleague.PostingId))).Message.ShouldBe(UnionPortal.Accounts.Say.PostingHasEnded);
    }

    [Theory]
    [InlineData(Role.FederationStaff)]
    [InlineData(Role.Leader)]
    [InlineData(Role.UnionChair)]
    [InlineData(Role.PlatformOperator)]
    public async Task Only_an_administrator_manages_postings(Role role)
    {
        var office = await installation.FoundAsync();
        await using var desk = await office.PostAsync(role, role.IsOfUnion() ? Guid.CreateVersion7() : null);

        foreach (var act in new Func<Task>[] { () => desk.Use<ListPostings>().RunAsync(), () => desk.Use<EndPosting>().RunAsync(Guid.CreateVersion7()), () => desk.Use<InviteToOffice>().RunAsync(new() { PersonName = "张敏" }) })
            (await Should.ThrowAsync<Refusal>(act)).Kind.ShouldBe(RefusalKind.NotAllowed);
    }

    [Fact]
    public async Task An_administrator_invites_no_operator_and_no_chair()
    {
        var office = await installation.FoundAsync();
        await using var admin = await office.PostAsync(Role.FederationAdmin);

        foreach (var role in new[] { Role.UnionChair, Role.UnionClerk, Role.UnionWorker, Role.PlatformOperator })
            await Should.ThrowAsync<FluentValidation.ValidationException>(() => admin.Use<InviteToOffice>().RunAsync(new() { PersonName = "张敏", Role = role }));
    }

    [Fact]
    public async Task A_person_may_hold_several_postings_told_apart_by_number()
    {
        var (one, other) = (await installation.FoundAsync(), await installation.FoundAsync());
        await using var first = await one.StaffAsync();
        await using var adminOfOther = await other.PostAsync(Role.FederationAdmin);
        var issued = await adminOfOther.Use<InviteToOffice>().RunAsync(new() { PersonName = "李敏", Role = Role.Leader });

        await first.Use<OpenInvitation>().EnterAsAsync(issued.Token, first.PersonId);

        var postings = await first.Use<Standings>().ListAsync(first.PersonId);
        postings.Select(posting => (posting.Slug, posting.Role, posting.Number)).ShouldBe([(one.Slug, Role.FederationStaff, 1), (other.Slug, Role.Leader, 2)]);
        await adminOfOther.Use<EndPosting>().RunAsync(postings[1].Id);
        (await first.Use<Standings>().ListAsync(first.PersonId)).ShouldHaveSingleItem().Slug.ShouldBe(one.Slug);
    }

    [Fact]
    public async Task Inviting_and_ending_leave_a_line_in_the_platforms_trail()
    {
        var office = await installation.FoundAsync();
        await using var admin = await office.PostAsync(Role.FederationAdmin, name: "周洁");
        await using var colleague = await office.StaffAsync();

        var issued = await admin.Use<InviteToOffice>().RunAsync(new() { PersonName = "张敏", Role = Role.Leader });
        await admin.Use<EndPosting>().RunAsync(colleague.PostingId);

        await using var db = office.Services.CreateScope().ServiceProvider.GetRequiredService<PlatformDoor>().OpenForCommand();
        (await db.Entries.SingleAsync(entry => entry.Record == nameof(UnionPortal.Federations.Federation) && entry.RecordKey == office.Slug)).Action.ShouldBe(AuditAction.Added);
        var invited = await db.Entries.SingleAsync(entry => entry.RecordKey == issued.Id.ToString());
        (invited.Action, invited.PersonName, invited.FederationId, invited.Changes).ShouldBe((AuditAction.Issued, "周洁", office.Id, "{}"));
        invited.Standing.ShouldContain("管理员");
        var ended = await db.Entries.SingleAsync(entry => entry.RecordKey == colleague.PostingId.ToString() && entry.Action == AuditAction.Ended);
        (ended.PersonName, ended.Changes.Contains("EndedAt", StringComparison.Ordinal)).ShouldBe(("周洁", true));
    }
}

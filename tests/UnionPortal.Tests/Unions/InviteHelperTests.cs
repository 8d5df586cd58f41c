using UnionPortal.Accounts;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Unions;

public sealed class InviteHelperTests(TestInstallation installation)
{
    [Fact]
    public async Task A_union_worker_gathers_postings_to_several_unions_under_one_account()
    {
        var office = await installation.FoundAsync();
        var (one, other) = (Registry.Strong("甲工会"), Registry.Strong("乙工会"));
        await office.AddAsync(one, other);
        await using var staff = await office.StaffAsync();
        await using var worker = await office.PostAsync(Role.UnionWorker, one.Id, one.Name, "吴海燕");

        var link = await staff.Use<InviteHelper>().RunAsync(other.Id, Role.UnionWorker, "吴海燕");
        var entered = await worker.Use<OpenInvitation>().EnterAsAsync(link.Token, worker.PersonId);

        entered.Segment.ShouldBe($"{office.Slug}~2");
        worker.GoTo(entered.Segment);
        await using var db = await worker.Use<FederationDoor>().OpenAsync(Permission.SeeOwnUnion);
        db.Scope.UnionId.ShouldBe(other.Id);
    }

    [Fact]
    public async Task Nobody_is_invited_as_a_chair_or_into_the_office_this_way()
    {
        var office = await installation.FoundAsync();
        var union = Registry.Strong();
        await office.AddAsync(union);
        await using var staff = await office.StaffAsync();

        await Should.ThrowAsync<Refusal>(() => staff.Use<InviteHelper>().RunAsync(union.Id, Role.FederationAdmin, "某人"));
        await Should.ThrowAsync<Refusal>(() => staff.Use<InviteHelper>().RunAsync(union.Id, Role.UnionClerk, " "));
    }
}

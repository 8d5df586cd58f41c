using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Today;

namespace UnionPortal.Tests.Today;

public sealed class TourTests(TestInstallation installation)
{
    [Fact]
    public async Task Four_steps_come_at_the_first_visit_of_each_posting_and_never_again()
    {
        var office = await installation.FoundAsync();
        var union = Registry.Strong();
        await office.AddAsync(union);
        await using var staff = await office.StaffAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, union.Id, union.Name);

        (await staff.Use<TakeTour>().ReadAsync(Role.FederationStaff)).Steps.Count.ShouldBe(4);
        await staff.Use<TakeTour>().EndAsync();
        await staff.Use<TakeTour>().EndAsync();

        (await staff.Use<TakeTour>().ReadAsync(Role.FederationStaff)).Steps.ShouldBeEmpty();
        (await chair.Use<TakeTour>().ReadAsync(Role.UnionChair)).Steps.Count.ShouldBe(4, "Everybody for themselves.");
    }
}

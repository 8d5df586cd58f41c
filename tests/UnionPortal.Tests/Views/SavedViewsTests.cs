using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Views;

namespace UnionPortal.Tests.Views;

public sealed class SavedViewsTests(TestInstallation installation)
{
    [Fact]
    public async Task A_view_is_ones_own_and_a_known_name_stands_for_the_newer_filters()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await using var colleague = await office.StaffAsync();

        await staff.Use<KeepViews>().KeepAsync("unions", " 制造业 ", "?industry=C");
        await staff.Use<KeepViews>().KeepAsync("unions", "制造业", "?industry=C&kind=Enterprise");

        var view = (await staff.Use<KeepViews>().ListAsync("unions")).ShouldHaveSingleItem();
        (view.Name, view.Query).ShouldBe(("制造业", "?industry=C&kind=Enterprise"));
        (await staff.Use<KeepViews>().ListAsync("pairs")).ShouldBeEmpty();
        (await colleague.Use<KeepViews>().ListAsync("unions")).ShouldBeEmpty();
        await colleague.Use<KeepViews>().DropAsync(view.Id);
        (await staff.Use<KeepViews>().ListAsync("unions")).ShouldHaveSingleItem();
        await staff.Use<KeepViews>().DropAsync(view.Id);
        (await staff.Use<KeepViews>().ListAsync("unions")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_view_without_a_name_and_one_too_many_are_refused()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        for (var number = 1; number <= SavedView.Most; number++) await staff.Use<KeepViews>().KeepAsync("unions", $"筛选{number}", $"?q={number}");

        await Should.ThrowAsync<Refusal>(() => staff.Use<KeepViews>().KeepAsync("unions", "  ", "?q=x"));
        await Should.ThrowAsync<Refusal>(() => staff.Use<KeepViews>().KeepAsync("unions", "再来一个", "?q=x"));
        await Should.ThrowAsync<Refusal>(() => staff.Use<KeepViews>().KeepAsync("pairs", "太长", "?q=" + new string('x', SavedView.QueryLimit)));
    }
}

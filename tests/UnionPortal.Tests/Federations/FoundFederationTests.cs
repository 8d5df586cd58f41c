using FluentValidation;
using UnionPortal.Federations;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;

namespace UnionPortal.Tests.Federations;

public sealed class FoundFederationTests(TestInstallation installation)
{
    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("Mapo")]
    [InlineData("1mapo")]
    [InlineData("-mapo")]
    [InlineData("ma po")]
    [InlineData("mapo/unions")]
    [InlineData("mapo~2")]
    [InlineData("mapo\n")]
    [InlineData("马坡")]
    [InlineData("mapo-mapo-mapo-mapo-mapo-mapo-m")]
    public async Task A_short_name_has_a_form(string slug) =>
        (await Should.ThrowAsync<ValidationException>(() => FoundAsync(slug))).Errors.ShouldAllBe(fault => fault.PropertyName == nameof(FederationDraft.Slug));

    [Fact]
    public async Task No_short_name_stands_in_the_way_of_the_portals_own_addresses()
    {
        Federation.TakenSlugs.ShouldNotBeEmpty();
        foreach (var slug in Federation.TakenSlugs) await Should.ThrowAsync<ValidationException>(() => FoundAsync(slug), slug);
        var portal = await installation.PortalAsync();
        var own = Tenancy.Addresses.Of(portal.Services).Select(address => address.Template.Split('/')[1]).Where(first => first.Length > 0 && first[0] is not ('{' or '_') && !first.Contains('.')).Distinct().ToList();
        own.Count.ShouldBeGreaterThan(5);
        own.Where(Federation.IsSlug).ShouldBeEmpty("Add it to Federation.TakenSlugs.");
    }

    [Fact]
    public async Task A_short_name_is_taken_once_also_at_the_same_moment()
    {
        var slug = NewSlug();

        var tried = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            try
            {
                await FoundAsync(slug);
                return true;
            }
            catch (Refusal no)
            {
                no.Message.ShouldContain(slug);
                return false;
            }
        }));

        tried.Count(isFounded => isFounded).ShouldBe(1);
    }

    [Theory]
    [InlineData(FederationLevel.Municipal, FederationLevel.Municipal, false)]
    [InlineData(FederationLevel.Municipal, FederationLevel.District, true)]
    [InlineData(FederationLevel.Municipal, FederationLevel.Township, true)]
    [InlineData(FederationLevel.District, FederationLevel.Township, true)]
    [InlineData(FederationLevel.District, FederationLevel.District, false)]
    [InlineData(FederationLevel.Township, FederationLevel.District, false)]
    [InlineData(FederationLevel.Township, FederationLevel.Township, false)]
    public async Task A_parent_is_of_a_higher_level(FederationLevel parent, FederationLevel child, bool isTaken)
    {
        var above = await installation.FoundAsync(parent);

        if (isTaken) (await FoundAsync(NewSlug(), child, above.Slug)).ParentId.ShouldBe(above.Id);
        else await Should.ThrowAsync<Refusal>(() => FoundAsync(NewSlug(), child, above.Slug));
    }

    [Fact]
    public async Task A_parent_that_is_not_there_is_refused() => (await Should.ThrowAsync<Refusal>(() => FoundAsync(NewSlug(), parent: "nosuchparent"))).Message.ShouldContain("nosuchparent");

    [Fact]
    public async Task Whoever_is_no_operator_founds_nothing()
    {
        var office = await installation.FoundAsync();
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.PlatformOperator))
        {
            await using var desk = await office.PostAsync(role, role.IsOfUnion() ? Guid.CreateVersion7() : null);

            (await Should.ThrowAsync<Refusal>(() => desk.Use<FoundFederation>().RunAsync(Draft(NewSlug())))).Kind.ShouldBe(RefusalKind.NotAllowed);
            desk.GoTo("platform");
            (await Should.ThrowAsync<Refusal>(() => desk.Use<FoundFederation>().RunAsync(Draft(NewSlug())))).Kind.ShouldBe(RefusalKind.NotFound);
            await Should.ThrowAsync<Refusal>(() => desk.Use<ListFederations>().RunAsync());
        }
    }

    [Fact]
    public async Task An_operator_comes_into_no_federations_rows()
    {
        var office = await installation.FoundAsync();
        await using var desk = await office.PostAsync(Role.PlatformOperator);
        foreach (var place in new[] { office.Slug, "platform", "platform~1", "" })
        {
            desk.GoTo(place);
            foreach (var permission in Enum.GetValues<Permission>().Where(permission => permission is not (Permission.RunPlatform or Permission.SeeOwnStanding)))
                await Should.ThrowAsync<Refusal>(() => desk.Use<FederationDoor>().OpenAsync(permission));
        }
    }

    static string NewSlug() => "f" + Guid.NewGuid().ToString("N")[..16];

    static FederationDraft Draft(string slug, FederationLevel level = FederationLevel.Township, string? parent = null) => new() { Name = "测试总工会", Slug = slug, Level = level, ParentSlug = parent };

    async Task<Federation> FoundAsync(string slug, FederationLevel level = FederationLevel.Township, string? parent = null)
    {
        await using var operators = await (await installation.FoundAsync()).PostAsync(Role.PlatformOperator);
        return await operators.Use<FoundFederation>().RunAsync(Draft(slug, level, parent));
    }
}

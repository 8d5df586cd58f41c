using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Accounts;
using UnionPortal.Federations;
using UnionPortal.Figures;
using UnionPortal.Submissions;
using UnionPortal.Targets;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;

namespace UnionPortal.Tests.Tenancy;

/// <summary>
/// Two townships of one district at the running portal, each with a row of every kind. Every text of the neighbour holds one canary;
/// in the own township every text of the unions other than the first holds another.
/// </summary>
public sealed class TwoFederations(TestInstallation installation) : IAsyncLifetime
{
    /// <summary>In no answer to anybody of the own federation.</summary>
    public const string Canary = "金丝雀7f3a91";

    /// <summary>In no answer to a chair, clerk or worker of the first union.</summary>
    public const string OtherUnion = "百灵鸟2c8e05";

    readonly List<Visitor> visitors = [];
    ServiceProvider? services;

    public RunningPortal Portal { get; private set; } = null!;

    /// <summary>Right above both; it holds what they handed up, and handed something down to each.</summary>
    public Office District { get; private set; } = null!;

    public Office Own { get; private set; } = null!;

    public Office Neighbour { get; private set; } = null!;

    public Ids Mine { get; private set; } = null!;

    public Ids Theirs { get; private set; } = null!;

    /// <summary>One signed-in person of every role at the own federation; nothing for the signed-out.</summary>
    public Dictionary<string, (Role? Role, Visitor Visitor)> People { get; } = [];

    /// <summary>The neighbour's administrator.</summary>
    public Visitor NeighboursAdministrator { get; private set; } = null!;

    public IServiceProvider Services => services!;

    public async ValueTask InitializeAsync()
    {
        Portal = await installation.PortalAsync();
        services = installation.Build(installation.PortalDatabases);
        District = await installation.FoundAsync(FederationLevel.District, on: services);
        var longAgo = TimeProvider.System.GetUtcNow().AddYears(-1);
        Own = await installation.FoundAsync(parent: District, on: services, at: longAgo);
        Neighbour = await installation.FoundAsync(parent: District, on: services, at: longAgo);
        await HandDownAsync();
        (Mine, var first) = await OneOfEverything.ArrangeAsync(Own, District);
        (Theirs, _) = await OneOfEverything.ArrangeAsync(Neighbour, District);
        await using (var staff = await Own.StaffAsync()) await OneOfEverything.HelpAsync(staff, (await Own.PairUpAsync()).Pair);
        var canaries = new Canaries(installation.PortalDatabases.Owner);
        await canaries.PlantAsync(Neighbour, Canary, _ => "true");
        await canaries.PlantAsync(District, Canary, table => typeof(HandedOver).IsAssignableFrom(table) ? $"sender_federation_id = {Neighbour.Id}" : typeof(OfficeOwned).IsAssignableFrom(table) ? "true" : null);
        await canaries.PlantInPlatformAsync(Neighbour, Canary);
        await canaries.PlantAsync(Own, OtherUnion, table => Canaries.OfOthers(table, first));

        foreach (var role in Enum.GetValues<Role>())
        {
            await using var desk = await Own.PostAsync(role, role.IsOfUnion() ? first : null, "强工会");
            People.Add(role.ToString(), (role, await SignInAsync(desk)));
        }

        People.Add("nobody", (null, Keep(new Visitor(Portal.Address))));
        await using var neighbour = await Neighbour.PostAsync(Role.FederationAdmin);
        NeighboursAdministrator = await SignInAsync(neighbour);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in visitors) visitor.Dispose();
        if (services is not null) await services.DisposeAsync();
    }

    async Task<Visitor> SignInAsync(Desk desk) => Keep(await Visitor.SignInAsync(Portal.Address, services!, desk.PersonId));

    Visitor Keep(Visitor visitor)
    {
        visitors.Add(visitor);
        return visitor;
    }

    async Task HandDownAsync()
    {
        await using var desk = await District.StaffAsync();
        var today = desk.Use<TimeProvider>().Today();
        await desk.Use<NudgeReports>().RunAsync(Deadline.DueMonth(today));
        await desk.Use<SetTargets>().RunAsync(new()
        {
            Year = today.Year, Cells = [.. new[] { District, Own, Neighbour }.Select(office => new TargetsDraft.Cell { Indicator = Indicators.Members, FederationId = office.Id, Value = 100 + office.Id })],
        });
    }
}

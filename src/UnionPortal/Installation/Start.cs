using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using UnionPortal.Accounts;
using UnionPortal.Demonstration;
using UnionPortal.Tenancy;

namespace UnionPortal.Installation;

/// <summary>The steps between a built program and a serving one.</summary>
public static class Start
{
    public static async Task<int> RunCommandAsync(this WebApplication app, CommandLine line)
    {
        await using var scope = app.Services.CreateAsyncScope();
        if (line.Command is not ("help" or "migrate" or "restore")) await app.PrepareAsync();
        return await new Commands(scope.ServiceProvider, Console.Out).RunAsync(line);
    }

    /// <summary>Migrates where an owner is named, and refuses to go on while the walls are not up.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        if (app.Services.GetRequiredService<Databases>().Owner is not null) await app.Services.GetRequiredService<Migrate>().RunAsync();
        await app.Services.GetRequiredService<StartCheck>().RunAsync();
    }

    /// <summary>In Development an empty database gets a demonstration, so that the first page shows something.</summary>
    public static async Task DemonstrateAsync(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment() || app.Configuration.GetValue("Demonstration", true) is false) return;
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<FoundDemonstration>().RunAsync();
    }

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddDbContextCheck<PlatformDb>("database", tags: ["ready"]);
        return services;
    }

    /// <summary>`/health/live`: the program runs. `/health/ready`: it reaches its database.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
    }
}

/// <summary>The language people read until they choose another.</summary>
public static class Culture
{
    public static void UseChinese()
    {
        var chinese = Shell.Language.OfThePortal;
        System.Globalization.CultureInfo.DefaultThreadCurrentCulture = chinese;
        System.Globalization.CultureInfo.DefaultThreadCurrentUICulture = chinese;
        System.Globalization.CultureInfo.CurrentCulture = chinese;
        System.Globalization.CultureInfo.CurrentUICulture = chinese;
    }
}

namespace UnionPortal.Watch;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    public static IServiceCollection AddWatch(this IServiceCollection services) => services
        .AddSingleton<SlowQueries>().AddHostedService(provider => provider.GetRequiredService<SlowQueries>())
        .AddSingleton<Telemetry>().AddHostedService(provider => provider.GetRequiredService<Telemetry>());
}

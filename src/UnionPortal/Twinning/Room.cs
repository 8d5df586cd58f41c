using UnionPortal.Unions;

namespace UnionPortal.Twinning;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    public static IServiceCollection AddTwinning(this IServiceCollection services) => 
        services.AddHostedService<ExpireUnanswered>().AddSingleton(new BesideProspect(typeof(PairsOfProspect)));
}

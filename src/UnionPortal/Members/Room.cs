
namespace UnionPortal.Members;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    public static IServiceCollection AddMembers(this IServiceCollection services) => services.AddHostedService<EscalateApplications>().AddHostedService<FollowRosters>();
}

namespace UnionPortal.Activities;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    public static IServiceCollection AddActivities(this IServiceCollection services) => services.AddHostedService<SweepPhotos>();
}

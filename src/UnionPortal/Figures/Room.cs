using UnionPortal.Tenancy;

namespace UnionPortal.Figures;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    public static IServiceCollection AddFigures(this IServiceCollection services) =>
        services.AddSingleton<WorkerDoor>().AddSingleton<FigureWorker>().AddHostedService(provider => provider.GetRequiredService<FigureWorker>());
}

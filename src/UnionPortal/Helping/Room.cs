using UnionPortal.Activities;
using UnionPortal.Twinning;

namespace UnionPortal.Helping;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    public static IServiceCollection AddHelping(this IServiceCollection services) =>
        services.AddSingleton(new BesidePair(typeof(HelpOfPair))).AddSingleton(new BesideActivity(typeof(ItemOfActivity)));
}

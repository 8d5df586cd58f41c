using UnionPortal.Unions;

namespace UnionPortal.Moving;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    public static IServiceCollection AddMoving(this IServiceCollection services) => services.AddSingleton(new BesideUnion(typeof(MovesOfUnion)));
}

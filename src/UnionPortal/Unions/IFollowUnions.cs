using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>What becomes of the members of a union that is dissolved.</summary>
public abstract record MembersFate
{
    /// <summary>They become members of another union that day.</summary>
    public sealed record TransferTo(Guid UnionId) : MembersFate;

    /// <summary>They go along with it into another federation; whoever moves it sees to that.</summary>
    public sealed record GoAlong : MembersFate;

    /// <summary>They stay on this union's list, and the office sees to them one by one.</summary>
    public sealed record LeaveHere : MembersFate;
}

/// <summary>A union ends, as those are told who keep something of it.</summary>
/// <param name="UnionId">The union.</param>
/// <param name="UnionName">Its name.</param>
/// <param name="Kind">How it ends.</param>
/// <param name="Day">The first day it is no more.</param>
/// <param name="Reason">Why.</param>
/// <param name="Successors">The unions that go on in its place.</param>
/// <param name="Members">What becomes of its members.</param>
public sealed record Dissolution(Guid UnionId, string UnionName, DissolutionKind Kind, DateOnly Day, string Reason, IReadOnlyList<Guid> Successors, MembersFate Members);

/// <summary>What ends with a union, such as its pairs, its posts and its members' membership. Rooms that keep such things register one by being there; the caller saves.</summary>
public interface IFollowUnions
{
    /// <summary>The union is dissolved.</summary>
    Task DissolvedAsync(FederationDb db, Dissolution end, CancellationToken ct);

    /// <summary>It was dissolved by mistake and is back. What cannot come back by itself stays ended.</summary>
    Task RestoredAsync(FederationDb db, Guid unionId, CancellationToken ct) => Task.CompletedTask;
}

using System.Security.Claims;

namespace UnionPortal.Tenancy;

/// <summary>Who is there and at which address: set once a scope, by middleware for a request and by the circuit for a page.</summary>
public sealed class Caller
{
    /// <summary>What names the device in the cookie.</summary>
    public const string SessionClaim = "device";

    public Guid? PersonId { get; private set; }

    /// <summary>The device at which the person is signed in.</summary>
    public Guid? SessionId { get; private set; }

    /// <summary>First part of the address: a federation's short name, perhaps with the number of one of several postings (`mapo~2`).</summary>
    public Segment Segment { get; private set; } = Segment.None;

    public void Is(ClaimsPrincipal? principal)
    {
        PersonId = Guid.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
        SessionId = Guid.TryParse(principal?.FindFirstValue(SessionClaim), out var session) ? session : null;
    }

    public void Is(Guid personId, Guid? sessionId = null) => (PersonId, SessionId) = (personId, sessionId);

    public void StandsAt(string path) => Segment = Segment.Of(path);
}

/// <summary>The part of an address that names the federation and, where a person holds several postings in it, which one acts.</summary>
public readonly record struct Segment(string Slug, int? Posting)
{
    public static readonly Segment None = new("", null);

    public static Segment Of(string path)
    {
        var first = path.TrimStart('/').Split('/', '?', '#')[0];
        var cut = first.IndexOf('~', StringComparison.Ordinal);
        if (cut < 0) return new(first, null);
        return int.TryParse(first.AsSpan(cut + 1), out var number) ? new(first[..cut], number) : None;
    }

    public override string ToString() => Posting is { } number ? $"{Slug}~{number}" : Slug;
}

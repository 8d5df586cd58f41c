using UnionPortal.Tenancy;

namespace UnionPortal.Shell;

/// <summary>Who looks at the page, as whom, and where that person may go: all that the frame around a page shows.</summary>
/// <param name="PostingWords">The posting in words, as in "某某工会主席".</param>
/// <param name="FederationColour">A colour such as <c>#b4232a</c>; made darker where white text on it would be hard to read.</param>
/// <param name="FederationSegment">The federation's name in addresses; empty for a person of no federation.</param>
/// <param name="Others">The person's other postings, to switch to.</param>
public sealed record Standing(
    string PersonName,
    Role Role,
    string PostingWords,
    string? FederationName,
    string? FederationColour,
    string FederationSegment,
    IReadOnlyList<StandingChoice> Others,
    IReadOnlyList<NavItem> Nav)
{
    /// <summary>The place an address belongs to: of several that fit, the longest; none where no place names it.</summary>
    public NavItem? At(string address) => Nav.Select(place => (Place: place, Fit: Fit(place, address))).Where(each => each.Fit > 0).DefaultIfEmpty().MaxBy(each => each.Fit).Place;

    // How much of the address the place names.
    private int Fit(NavItem place, string address) =>
        place.Also.Prepend(place.Href).Where(known => address == known || known.Trim('/') != FederationSegment && address.StartsWith(known + "/", StringComparison.Ordinal)).Select(known => known.Length).DefaultIfEmpty().Max();
}

/// <summary>Another posting of the same person; following the address acts in it.</summary>
public sealed record StandingChoice(string Words, string Href);

/// <param name="Icon">A name that <see cref="Icon"/> draws.</param>
/// <param name="OnPhone">Whether it earns one of the few places at the foot of a phone; the others are behind 更多.</param>
public sealed record NavItem(string Href, string Icon, string Words, bool OnPhone)
{
    /// <summary>Other addresses whose pages belong to this place.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];
}

/// <summary>Tells the frame around a page who is there. Replaced by a registration of one's own after <c>AddShell()</c>; nobody is there until then.</summary>
public sealed class CurrentStanding(Func<CancellationToken, Task<Standing?>> read)
{
    /// <summary>Null when nobody is signed in: then there is no navigation.</summary>
    public Func<CancellationToken, Task<Standing?>> Read { get; } = read;
}

namespace UnionPortal.Tenancy;

/// <summary>What a connection may reach: one federation, perhaps one union of it, perhaps one person's own rows, perhaps what one link names.</summary>
/// <param name="PostingId">In which of a person's postings; what they type in one is not offered in another.</param>
/// <param name="SenderFederationId">The federation that stands at this one's counter; it reaches what it handed over and no more.</param>
/// <param name="PublicPage">The page for everybody that is being read; it reaches the rows flagged for it and no more.</param>
public sealed record Scope(int FederationId, Guid? UnionId = null, Guid? PersonId = null, Guid? LinkSubject = null, Guid? PostingId = null, int? SenderFederationId = null,
    PublicPage? PublicPage = null)
{
    /// <summary>A public link reaches the one row it names; an empty union keeps every union's rows out of its reach.</summary>
    public static Scope OfLink(int federationId, Guid subject) => new(federationId, Guid.Empty, null, subject);

    /// <summary>A page for everybody; once more the empty union keeps every other row out of reach.</summary>
    public static Scope OfPublicPage(int federationId, PublicPage page) => new(federationId, Guid.Empty, PublicPage: page);

    /// <summary>One federation at another's counter; again the empty union keeps every other row out of reach.</summary>
    public static Scope AtCounter(int receiver, int sender) => new(receiver, Guid.Empty, SenderFederationId: sender);
}

/// <summary>The pages that show something of a federation to everybody.</summary>
public enum PublicPage
{
    Facilities,
    Notices,
}

/// <summary>In whose name a row is written; the trail repeats it word for word.</summary>
public sealed record Acting(Guid? PersonId, string Name, string Standing);

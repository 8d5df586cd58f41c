namespace UnionPortal.Tenancy;

/// <summary>A row of one federation. Who within the federation may reach it is said by the class it derives from.</summary>
public abstract class FederationOwned
{
    public int FederationId { get; private set; }

    /// <summary>Guid v7, made by whoever makes the row; a second save of the same row is refused by the primary key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>PostgreSQL's xmin: changes with every write, so that a lost race is noticed.</summary>
    public uint Version { get; private set; }
}

/// <summary>Rows of the federation's office, out of reach for its unions: prospects, imports, the trail.</summary>
public abstract class OfficeOwned : FederationOwned;

/// <summary>The union's own row: a chair sees this one and no other.</summary>
public abstract class UnionItself : FederationOwned;

/// <summary>Rows of one union: its chair reaches the own union's only.</summary>
public abstract class UnionOwned : FederationOwned
{
    Guid unionId;

    public Guid UnionId { get => unionId; init => unionId = value; }

    /// <summary>From the next save on the row is another union's.</summary>
    protected void HandTo(Guid union) => unionId = union;
}

/// <summary>Rows of one union, whose chair reaches them, or of the office alone where they name none.</summary>
public abstract class UnionOrOfficeOwned : FederationOwned
{
    Guid? unionId;

    public Guid? UnionId { get => unionId; init => unionId = value; }

    /// <summary>From the next save on the row is within reach of this union, or of the office alone.</summary>
    protected void HandTo(Guid? union) => unionId = union;
}

/// <summary>Rows that two unions share: either may reach them. A prospect has no union, so the partner may be missing.</summary>
public abstract class PairOwned : FederationOwned
{
    Guid? unionId;
    Guid? partnerUnionId;

    public Guid? UnionId { get => unionId; init => unionId = value; }
    public Guid? PartnerUnionId { get => partnerUnionId; init => partnerUnionId = value; }

    /// <summary>From the next save on the row is within reach of these two unions and no others.</summary>
    protected void HandTo(Guid? union, Guid? partner) => (unionId, partnerUnionId) = (union, partner);
}

/// <summary>
/// Rows one federation hands to another, up or down the tree. They are the receiver's: its office reaches them all,
/// the sender only those it handed over, and neither reaches anything else of the other from there.
/// </summary>
public abstract class HandedOver : FederationOwned
{
    /// <summary>Who handed it over.</summary>
    public int SenderFederationId { get; init; }
}

/// <summary>Rows of one person: nobody else reaches them, not even the own federation.</summary>
public abstract class PersonOwned : FederationOwned
{
    public Guid PersonId { get; init; }
}

/// <summary>Rows that are added and never changed; they carry no version, so that those may write them who may not read them.</summary>
public interface IAppendOnly;

/// <summary>Rows that a figure counts: saving one leaves a <see cref="Touch"/> for each month it counts from, before and after.</summary>
public interface ICounted
{
    /// <summary>The first day whose figures this row changes.</summary>
    DateOnly CountsFrom { get; }

    /// <summary>All days whose figures it changes, where there are several. One that is amended touches only the days that were moved.</summary>
    IEnumerable<DateOnly> CountedDays => [CountsFrom];
}

/// <summary>Rows whose changes are nobody's business: drafts, touches, figures, and the trail itself.</summary>
public interface IUnaudited;

/// <summary>A record that people know by a name; the trail tells it beside what was done.</summary>
public interface IKnownAs
{
    string KnownAs { get; }
}

/// <summary>A value the trail may say has changed, but never from what to what.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute;

/// <summary>A value that follows from others by itself; the trail tells of those.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DerivedAttribute : Attribute;

/// <summary>
/// Rows that a page for everybody shows while they say so. Whoever comes by that page reads these and nothing else, and writes nothing.
/// A kind says which page by <see cref="ShownOnAttribute"/>.
/// </summary>
public interface IShownInPublic
{
    bool IsPublic { get; }
}

/// <summary>The page for everybody that shows rows of this kind.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ShownOnAttribute(PublicPage page) : Attribute
{
    public PublicPage Page { get; } = page;
}

/// <summary>Marks a use case: one thing people do, registered by a scan of the assembly.</summary>
public interface IUseCase;

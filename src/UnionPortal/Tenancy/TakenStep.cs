namespace UnionPortal.Tenancy;

/// <summary>A step that somebody took in the life of a record: when, who and as whom. What it came to and in which words is the room's own.</summary>
public abstract class TakenStep
{
    public DateTimeOffset At { get; init; }
    public required string By { get; init; }

    /// <summary>The person's account; absent for a contact, a command or a job.</summary>
    public Guid? ById { get; init; }
    public required string Standing { get; init; }
}

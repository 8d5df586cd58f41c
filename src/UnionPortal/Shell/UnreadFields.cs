namespace UnionPortal.Shell;

/// <summary>Fields of a form that hold what they cannot read, such as letters in a number. Nothing is saved meanwhile: what was typed there would be dropped.</summary>
public sealed class UnreadFields
{
    readonly Dictionary<string, string> unreadable = [];

    /// <summary>What was found when the form was last sent.</summary>
    public Faults Found { get; private set; } = Faults.None;

    /// <summary>A field holds what it cannot read, or holds it no longer.</summary>
    public void Note(string field, string? sentence)
    {
        if (sentence is not null) unreadable[field] = sentence;
        else if (unreadable.Remove(field)) Found = Faults.None;
    }

    /// <summary>Whether there is nothing in the way of sending the form.</summary>
    public bool AllowSending()
    {
        Found = new(unreadable.Select(each => (each.Key, each.Value)));
        return !Found.Any;
    }
}

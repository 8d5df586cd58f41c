using UnionPortal.Tenancy;

namespace UnionPortal.Inbox;

/// <summary>What a notice is about. A person may leave a kind out.</summary>
[Flags]
public enum MessageKind
{
    None = 0,
    Pairs = 1,
    Activities = 2,
    Due = 4,
    Nudges = 8,
    Reports = 16,
    Targets = 32,
    Members = 64,
    Moves = 128,
    Assessments = 256,
    Selections = 512,
}

/// <summary>Something that happened, told to whoever it concerns: in words, with the address that takes it on.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="At">When it happened, or became due.</param>
/// <param name="Words">One sentence.</param>
/// <param name="Hint">What to do, or why.</param>
/// <param name="Path">Where to go, below the federation's address.</param>
/// <param name="Icon">A name that the icons know.</param>
public sealed record Message(MessageKind Kind, DateTimeOffset At, string Words, string? Hint, string Path, string Icon);

/// <summary>
/// Tells notices of one room from the rows the reader may see anyway: nothing is copied to anybody, so nothing can be sent to the wrong one,
/// and a notice is gone when its record is. Registered by being there.
/// </summary>
public interface IMessages
{
    /// <param name="db">The reader's own door.</param>
    /// <param name="since">Only what happened later.</param>
    /// <param name="ct">Ends it.</param>
    Task<IReadOnlyList<Message>> SinceAsync(FederationDb db, DateTimeOffset since, CancellationToken ct);
}

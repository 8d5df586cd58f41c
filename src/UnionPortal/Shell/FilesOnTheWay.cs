namespace UnionPortal.Shell;

/// <summary>Files a form has begun to send. What they belong to is saved once they have arrived, and not while one did not.</summary>
public sealed class FilesOnTheWay
{
    readonly List<Task<bool>> journeys = [];

    /// <summary>The form was sent, and waits.</summary>
    public bool IsWaitedFor { get; private set; }

    /// <summary>Takes note of a file on its way until it has arrived.</summary>
    public async Task FollowAsync(Task<bool> journey)
    {
        journeys.Add(journey);
        try
        {
            await journey;
        }
        finally
        {
            journeys.Remove(journey);
        }
    }

    /// <summary>Waits for all of them; false where one did not arrive.</summary>
    /// <param name="waiting">Says so meanwhile.</param>
    public async Task<bool> HaveArrivedAsync(Action waiting)
    {
        if (journeys.Count == 0) return true;
        IsWaitedFor = true;
        waiting();
        try
        {
            return Array.TrueForAll(await Task.WhenAll(journeys), arrived => arrived);
        }
        finally
        {
            IsWaitedFor = false;
        }
    }
}

using UnionPortal.Tenancy;

namespace UnionPortal.Shell;

/// <summary>Keeps what is typed a second after typing pauses. Whoever is typing is not stopped because a copy could not be kept: the browser has one, and it is tried again.</summary>
public sealed class DraftKeeping(TimeProvider clock, ILogger log) : IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    CancellationTokenSource pausing = new();

    /// <summary>Why the last words are not kept; nothing while they are.</summary>
    public string? NotKept { get; private set; }

    /// <summary>Somebody typed: keeps it soon, unless they type on, save or leave.</summary>
    /// <param name="form">Which form, for the log.</param>
    /// <param name="keep">Keeps the draft.</param>
    /// <param name="changed">Called when <see cref="NotKept"/> has changed.</param>
    public async Task KeepSoonAsync(string? form, Func<Task> keep, Action changed)
    {
        await StopAsync();
        pausing.Dispose();
        pausing = new();
        var typing = pausing.Token;
        try
        {
            for (var pause = Pause; ; pause = PauseAfterFailure)
            {
                await Task.Delay(pause, clock, typing);
                var before = NotKept;
                var isOver = await TryAsync(form, keep);
                if (NotKept != before) changed();
                if (isOver) return;
            }
        }
        catch (OperationCanceledException)
        {
            // Typed on, saved or left.
        }
    }

    public Task StopAsync() => pausing.CancelAsync();

    public void Dispose()
    {
        pausing.Cancel();
        pausing.Dispose();
    }

    async Task<bool> TryAsync(string? form, Func<Task> keep)
    {
        try
        {
            await keep();
            NotKept = null;
            return true;
        }
        catch (Refusal refusal)
        {
            NotKept = refusal.Message;
            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogWarning(fault, "A draft of {Form} could not be kept", form);
            NotKept = Say.DraftNotKept;
            return false;
        }
    }
}

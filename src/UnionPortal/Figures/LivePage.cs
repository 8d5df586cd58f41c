using Microsoft.AspNetCore.Components;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Figures;

/// <summary>A page whose numbers are read again every two seconds while it is open, and drawn again only when something changed.</summary>
public abstract class LivePage : PortalPage
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>The last reading failed; what is shown is older.</summary>
    protected bool IsBehind { get; private set; }

    [Inject] protected TimeProvider Clock { get; set; } = null!;

    [Inject] ILogger<LivePage> Log { get; set; } = null!;

    /// <summary>Reads, and says whether what is shown has changed.</summary>
    protected abstract Task<bool> ReadAsync(CancellationToken ct);

    /// <summary>Takes from the screen what may be seen no longer.</summary>
    protected abstract void Forget();

    protected override Task OnParametersSetAsync() => TryAsync(ReadAsync);

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _ = KeepReadingAsync();
    }

    async Task KeepReadingAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(Pause);
            while (await timer.WaitForNextTickAsync(Leaving) && await ReadAgainAsync())
            {
            }
        }
        catch (OperationCanceledException)
        {
            // The reader has left.
        }
        catch (ObjectDisposedException)
        {
            // The reader has left, between two readings.
        }
    }

    // A refusal ends it: whoever may see nothing here any longer has nothing to wait for.
    async Task<bool> ReadAgainAsync()
    {
        try
        {
            if (!await ReadAsync(Leaving) && !IsBehind) return true;
            IsBehind = false;
        }
        catch (Refusal)
        {
            Forget();
            return await TryAsync(ReadAsync);
        }
        catch (Exception fault) when (!Leaving.IsCancellationRequested)
        {
            if (IsBehind) return true;
            Log.LogWarning(fault, "Figures could not be read again");
            IsBehind = true;
        }

        StateHasChanged();
        return true;
    }

    Task<bool> TryAsync(Func<CancellationToken, Task<bool>> read) => TryAsync(async ct => { await read(ct); });
}

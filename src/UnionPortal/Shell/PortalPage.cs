using FluentValidation;
using Microsoft.AspNetCore.Components;
using UnionPortal.Tenancy;

namespace UnionPortal.Shell;

/// <summary>
/// What every page of a federation shares: its address, and one way to run a use case that shows a refusal as a sentence,
/// faults beside their fields, and anything else as "something went wrong" with a way to try again.
/// </summary>
public abstract class PortalPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private CancellationTokenSource? showing;
    private Func<CancellationToken, Task>? lastAct;

    /// <summary>The federation's name in the address.</summary>
    [Parameter] public string Federation { get; set; } = "";

    [Inject] protected NavigationManager Navigation { get; set; } = null!;

    /// <summary>The request a first answer is made for; absent in a circuit.</summary>
    [CascadingParameter] private HttpContext? Http { get; set; }

    [Inject] private ILoggerFactory Logs { get; set; } = null!;

    [Inject] private Parting Parting { get; set; } = null!;

    [Inject] private Carryover Carryover { get; set; } = null!;

    public bool Busy { get; private set; }

    public string? Refused { get; protected set; }

    public RefusalKind? RefusedAs { get; private set; }

    /// <summary>The last act ended in a fault of ours; the log has it.</summary>
    public bool Failed { get; private set; }

    public Faults Faults { get; protected set; } = Faults.None;

    public bool Succeeded => !Failed && Refused is null && !Faults.Any;

    /// <summary>Cancelled when the reader leaves the page.</summary>
    protected CancellationToken Leaving => leaving.Token;

    public string To(string path) => $"/{Federation}/{path.TrimStart('/')}".TrimEnd('/');

    /// <summary>Runs a use case. True when it was done; otherwise <see cref="PageBody"/> and the fields show why not.</summary>
    public async Task<bool> TryAsync(Func<CancellationToken, Task> act)
    {
        lastAct = act;
        (Busy, Refused, RefusedAs, Failed, Faults) = (true, null, null, false, Faults.None);
        StateHasChanged();
        try
        {
            await act(leaving.Token);
        }
        catch (Refusal refusal)
        {
            (Refused, RefusedAs) = (refusal.Message, refusal.Kind);
            // The first answer to a browser says so in its status as well; another federation's record looks like one that is not there.
            if (refusal.Kind == RefusalKind.NotFound && !RendererInfo.IsInteractive) Navigation.NotFound();
        }
        catch (ValidationException refused)
        {
            Faults = Faults.Of(refused);
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            return false;
        }
        catch (NavigationException)
        {
            throw; // A prerendered page leaves for another address this way.
        }
        catch (Exception fault)
        {
            Logs.CreateLogger(GetType()).LogError(fault, "{Page} failed", GetType().Name);
            Failed = true;
            if (Http is { Response.HasStarted: false }) Http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        finally
        {
            Busy = false;
        }
        if (!leaving.IsCancellationRequested) StateHasChanged();
        return Succeeded;
    }

    /// <summary>Goes on to another page of the federation, which says what was done here.</summary>
    public void GoOn(string path, string sentence)
    {
        Parting.Leave(sentence);
        Navigation.NavigateTo(To(path));
    }

    /// <summary>Reads what the page shows at its address. A newer address ends an older reading, so that the last click wins and not the slowest answer.</summary>
    protected async Task ShowAsync(Func<CancellationToken, Task> read)
    {
        if (showing is not null) await showing.CancelAsync();
        using var own = CancellationTokenSource.CreateLinkedTokenSource(leaving.Token);
        showing = own;
        await TryAsync(async _ =>
        {
            try
            {
                await read(own.Token);
            }
            catch (OperationCanceledException) when (own.IsCancellationRequested)
            {
                // Somebody asked for something else meanwhile.
            }
        });
        if (showing == own) showing = null;
    }

    /// <summary>Reads what the page shows; what the first answer to the browser has read already is not read again.</summary>
    protected async Task<T> OnceAsync<T>(Func<Task<T>> ask) where T : class
    {
        var own = showing;
        var read = await Carryover.OnceAsync(RendererInfo.IsInteractive, ask);
        if (own is not null && own != showing) throw new OperationCanceledException(own.Token);
        return read;
    }

    public Task RetryAsync() => lastAct is null ? Task.CompletedTask : TryAsync(lastAct);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        leaving.Cancel();
        leaving.Dispose();
    }
}

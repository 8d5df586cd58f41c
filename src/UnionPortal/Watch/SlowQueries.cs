using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace UnionPortal.Watch;

/// <summary>Remembers the last queries of this process that took long: their shape and their time, never their values.</summary>
public sealed class SlowQueries(TimeProvider clock) : IHostedService, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    public static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(500);

    const int Kept = 20;
    const int ShapeLimit = 240;

    readonly ConcurrentQueue<Entry> entries = new();
    readonly List<IDisposable> listening = [];

    /// <param name="At">When it ended.</param>
    /// <param name="Took">How long it took.</param>
    /// <param name="Shape">Its SQL with places for values.</param>
    public sealed record Entry(DateTimeOffset At, TimeSpan Took, string Shape);

    public IReadOnlyList<Entry> Last => [.. entries.Reverse()];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        listening.Add(DiagnosticListener.AllListeners.Subscribe(this));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var each in listening) each.Dispose();
        return Task.CompletedTask;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) listening.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuted.Name));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key != RelationalEventId.CommandExecuted.Name || value.Value is not CommandExecutedEventData done || done.Duration < Slow) return;
        var shape = string.Join(' ', done.Command.CommandText.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        entries.Enqueue(new(clock.GetUtcNow(), done.Duration, shape[..Math.Min(shape.Length, ShapeLimit)]));
        while (entries.Count > Kept) entries.TryDequeue(out _);
    }

    public void OnCompleted()
    {
        // Nothing to close: what listens is disposed of when the program stops.
    }

    public void OnError(Exception error)
    {
        // A listener that broke says nothing more; the portal goes on.
    }
}

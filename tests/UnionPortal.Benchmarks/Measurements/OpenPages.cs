using UnionPortal.Benchmarks.Harness;
using UnionPortal.Benchmarks.Municipality;

namespace UnionPortal.Benchmarks.Measurements;

/// <summary>Memory and processor of pages held open.</summary>
public sealed class OpenPages(int circuits) : IMeasurement
{
    public string Name => "pages";

    public bool NeedsCity => false;

    public Task RunAsync(Bench bench, City city, Sheet sheet)
    {
        sheet.Plain($"memory and processor of {circuits} open pages", "not measured yet");
        return Task.CompletedTask;
    }
}

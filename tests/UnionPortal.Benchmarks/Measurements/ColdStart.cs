using UnionPortal.Benchmarks.Harness;
using UnionPortal.Benchmarks.Municipality;

namespace UnionPortal.Benchmarks.Measurements;

/// <summary>The published program from nothing to its first page, with a demonstration founded on the way; and again where all that is there.</summary>
public sealed class ColdStart : IMeasurement
{
    public string Name => "start";

    public bool NeedsCity => false;

    public async Task RunAsync(Bench bench, City city, Sheet sheet)
    {
        var data = Bench.OpenForServer(Path.Combine(bench.Folder, "cold"));
        foreach (var what in new[] { "start on an empty folder, with the demonstration", "start again on that folder" })
        {
            await using var portal = await PublishedPortal.StartAsync(bench, data);
            sheet.Plain(what, Sheet.Text($"{portal.Took.TotalSeconds:0.0} s"));
        }

        sheet.Note("A start is measured from the process to the first 200 of /sign-in. On an empty folder it makes a PostgreSQL cluster, migrates, and founds the demonstration of six townships.");
    }
}

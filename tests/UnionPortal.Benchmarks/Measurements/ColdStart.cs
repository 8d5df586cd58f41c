using UnionPortal.Benchmarks.Harness;
using UnionPortal.Benchmarks.Municipality;

namespace UnionPortal.Benchmarks.Measurements;

/// <summary>By `dotnet run` and as the published program: from nothing to its first page, with a demonstration founded on the way; and again where all that is there.</summary>
public sealed class ColdStart : IMeasurement
{
    public string Name => "start";

    public bool NeedsCity => false;

    public async Task RunAsync(Bench bench, City city, Sheet sheet)
    {
        foreach (var (how, folder, start) in new (string, string, Func<string, Task<RunningProgram>>)[] { ("dotnet run", "run", Portal.RunAsync), ("the published program", "cold", data => Portal.StartAsync(bench, data)) })
        {
            var data = Bench.OpenForServer(Path.Combine(bench.Folder, folder));
            foreach (var what in new[] { "on an empty folder, with the demonstration", "again on that folder" })
            {
                await using var portal = await start(data);
                sheet.Plain($"start of {how}, {what}", Sheet.Text($"{portal.Took.TotalSeconds:0.0} s"));
            }
        }

        sheet.Note("A start is measured from the process to the first 200 of /sign-in; `dotnet run` finds everything built and looks whether it is. On an empty folder it makes a PostgreSQL cluster, migrates, and founds the demonstration of six townships.");
    }
}

using System.Diagnostics;
using UnionPortal.Benchmarks.Circuits;
using UnionPortal.Benchmarks.Harness;
using UnionPortal.Benchmarks.Measurements;
using UnionPortal.Benchmarks.Municipality;
using UnionPortal.Installation;

if (args.Contains(BareProgram.Option))
{
    await BareProgram.RunAsync(args);
    return 0;
}

Culture.UseChinese();
var wanted = Wanted.Of(args);
IMeasurement[] all = [new UnionLists(), new PairBoard(), new LedgerImport(), new DashboardRead(), new ActivitySave(), new FiguresVisible(), new MemberLists(), new RosterImport(), new RosterExport(wanted.Scale), new TwinningRound(), new ColdStart(), new OpenPages(wanted.Circuits)];
var chosen = all.Where(measurement => wanted.Asks(measurement.Name)).ToList();
if (chosen.Count == 0)
{
    Console.Error.WriteLine($"There is no such measurement. Known: {string.Join(", ", all.Select(measurement => measurement.Name))}.");
    return 1;
}

await using var bench = await Bench.StartAsync();
var city = chosen.Exists(measurement => measurement.NeedsCity) ? await City.InventAsync(bench, wanted.Scale) : null;
var sheet = new Sheet();
foreach (var measurement in chosen)
{
    Console.Write($"{measurement.Name} … ");
    var began = Stopwatch.GetTimestamp();
    // One that fails does not take the others' hours with it; the table says that it did.
    try
    {
        await measurement.RunAsync(bench, city!, sheet);
    }
    catch (Exception fault)
    {
        Console.Error.WriteLine(fault);
        sheet.Plain(measurement.Name, "failed", isMet: false);
    }

    Console.WriteLine(Sheet.Text($"{Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));
}

var text = sheet.Write(wanted.Scale, city);
Console.WriteLine(text);
if (wanted.IsEverything) await File.WriteAllTextAsync(Path.Combine(Bench.Repository, "docs", Sheet.FileName(wanted.Scale)), text);
return 0;

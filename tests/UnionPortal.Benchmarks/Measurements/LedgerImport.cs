using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Benchmarks.Harness;
using UnionPortal.Benchmarks.Municipality;
using UnionPortal.Federations;
using UnionPortal.Ledgers;
using UnionPortal.Reference;

namespace UnionPortal.Benchmarks.Measurements;

/// <summary>A ledger of 10,000 unions, read, judged and registered with all checks, against COPY of the same rows into tables with no walls, keys or indexes.</summary>
public sealed class LedgerImport : IMeasurement
{
    const int Rows = 10_000;
    const int Rounds = 4;
    const double Goal = 0.25;

    static readonly string[] Tables = ["grassroots_union", "headcount", "honour"];

    public string Name => "import";

    public async Task RunAsync(Bench bench, City city, Sheet sheet)
    {
        var content = Ledger();
        var (portal, floor, peaks) = (new List<double>(), new List<double>(), new List<long>());
        for (var round = 0; round < Rounds; round++)
        {
            var office = await bench.FoundAsync(new FederationDraft { Name = $"台账{round}镇总工会", Slug = $"ledger-{round}", Level = FederationLevel.Township });
            await using var scope = bench.Services.CreateAsyncScope();
            var memory = MemoryPeak.Watch();
            var began = Stopwatch.GetTimestamp();
            var outcome = await scope.ServiceProvider.GetRequiredService<ImportFromTerminal>().RunAsync(office.Id, "台账.csv", content);
            portal.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            peaks.Add(await memory.StopAsync());
            if (outcome.Tally?.Total != Rows) throw new InvalidOperationException("The ledger was not registered: " + string.Join('\n', outcome.Lines.Take(5)));
            floor.Add(await BareCopy.RunAsync(bench, office.Id, Tables));
            await bench.AskAsync("TRUNCATE rows.touch");
        }

        // The first round warms up.
        var (took, bare) = (new Timing(portal.Skip(1)), new Timing(floor.Skip(1)));
        var share = bare.Median / took.Median;
        sheet.Plain("import of 10,000 unions", Sheet.Text($"{Rows / took.Median * 1000:N0} rows/s ({took})"), $"≥ {Goal:P0} of COPY's rows/s", share >= Goal,
            Sheet.Text($"binary COPY: {Rows / bare.Median * 1000:N0} rows/s ({bare})"), Sheet.Text($"{share * 100:0} %"));
        sheet.Plain("import, managed memory at its peak", Sheet.Text($"{peaks.Skip(1).Max() / 1048576.0:0} MB"));
        sheet.Note("The import reads a CSV of 10,000 unions (name, kind, code, industry, address, founding, heads, chair, phone, honour), judges every row, seals the phones and registers unions, head counts and honours behind the walls in one transaction. The floor copies the very rows it wrote, held in memory, into logged tables without walls, keys and indexes. A union with its head count and honour is one row. Its memory is what the heap holds above its size before.");
    }

    static byte[] Ledger()
    {
        var text = new StringBuilder("工会名称,工会类型,统一社会信用代码,所属行业代码,详细地址,成立时间,职工人数,女职工人数,会员人数,女会员人数,工会主席,联系电话,荣誉\n");
        for (var row = 0; row < Rows; row++)
        {
            var first = $"81999999MK{row:D7}";
            var honour = row % 5 == 0 ? "市级模范职工之家（2020）" : "";
            text.Append($"云启机械制造第{row}有限公司工会委员会,企业,{first}{CreditCode.CheckCharacter(first)},3429,兴业街{row % 300 + 1}号,2015-03-{row % 28 + 1:D2},{row % 400 + 20},{row % 150 + 5},{row % 300 + 15},{row % 100 + 5},宋勇艳,139{row:D8},{honour}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}

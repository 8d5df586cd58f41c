using System.Diagnostics;
using System.Text;
using UnionPortal.Benchmarks.Harness;
using UnionPortal.Benchmarks.Municipality;
using UnionPortal.Demonstration;
using UnionPortal.Federations;
using UnionPortal.Files;
using UnionPortal.Members;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Benchmarks.Measurements;

/// <summary>A list of 100,000 members, one bad row among them, read, judged, sealed and enrolled, against COPY of the same rows into tables with no walls, keys or indexes; and how a neighbour's page fares meanwhile.</summary>
public sealed class RosterImport : IMeasurement
{
    const int Rows = 100_000;

    /// <summary>Before anything is measured, so many come in and go out beside the neighbour: a program that has run for a day has no compiler at work.</summary>
    const int WarmUp = 50_000;

    const int Imports = 2;
    const double Goal = 0.25;
    const double GoalOfNeighbour = 2;

    static readonly string[] Tables = ["member", "membership", "category_spell"];

    public string Name => "roster import";

    public async Task RunAsync(Bench bench, City city, Sheet sheet)
    {
        await using var neighbour = await Desk.PostAsync(bench, city.One.Federation, Role.FederationStaff);
        var office = await bench.FoundAsync(new FederationDraft { Name = "大名册总工会", Slug = "roster", Level = FederationLevel.Township });
        var union = new GrassrootsUnion { Name = "大名册工会", RegisteredOn = bench.Today };
        await using (var db = bench.OpenAsOwner(office.Id))
        {
            db.Add(union);
            await db.SaveChangesAsync();
        }

        await using var staff = await Desk.PostAsync(bench, office, Role.FederationStaff);
        await using var colleague = await Desk.PostAsync(bench, office, Role.FederationStaff);
        await PagesAsync(neighbour, TimeSpan.FromSeconds(5));
        await ImportAsync(staff, neighbour, union.Id, 22_000_000, taking: colleague, WarmUp);
        // The database tidies up behind it.
        await PagesAsync(neighbour, TimeSpan.FromSeconds(20));
        var quiet = await PagesAsync(neighbour, TimeSpan.FromSeconds(20));
        var memory = MemoryPeak.Watch();
        var (took, alone) = await ImportAsync(staff, neighbour, union.Id, 20_000_000, taking: null);
        var peak = await memory.StopAsync();
        var (_, together) = await ImportAsync(staff, neighbour, union.Id, 21_000_000, taking: colleague);
        // What was copied is all of the office's register, the warming up as well.
        const double lists = Imports + (double)WarmUp / Rows;
        var bare = await BareCopy.RunAsync(bench, office.Id, Tables) / lists;
        var keyed = await BareCopy.RunAsync(bench, office.Id, Tables, isBare: false) / lists;
        sheet.Plain("import of 100,000 members", Sheet.Text($"{Rows / took * 1000:N0} rows/s ({took / 1000:0.0} s)"), $"≥ {Goal:P0} of COPY's rows/s", bare / took >= Goal, Sheet.Text($"binary COPY: {Rows / bare * 1000:N0} rows/s ({bare / 1000:0.0} s)"), Sheet.Text($"{bare / took * 100:0} %"));
        sheet.Plain("import of 100,000 members, against tables that are searched", Sheet.Text($"{Rows / took * 1000:N0} rows/s"), $"≥ {Goal:P0} of COPY's rows/s", keyed / took >= Goal, Sheet.Text($"binary COPY with the same indexes and keys: {Rows / keyed * 1000:N0} rows/s ({keyed / 1000:0.0} s)"), Sheet.Text($"{keyed / took * 100:0} %"));
        sheet.Plain("import of 100,000 members, managed memory at its peak", Sheet.Text($"{peak / 1048576.0:0} MB"));
        Beside(sheet, "another federation's page while it runs, p99", alone, quiet);
        Beside(sheet, "another federation's page while one imports and one exports there, p99", together, quiet);
        sheet.Note("The list of members is a CSV with name, sex, identity number, phone, joining date, category and job; one row has a wrong check digit and is told. Every number is sealed and hashed, held against the whole installation, and enrolled behind the walls in one transaction, with a neighbour's clerk leafing through unions all the while on the same two cores. A list of 50,000 came in and went out before. COPY into tables that are searched is itself a tenth as fast as into bare ones. A second list comes in while a colleague takes the whole register home, again and again until it is in.");
    }

    static void Beside(Sheet sheet, string what, List<double> beside, List<double> quiet) => sheet.Plain(what, Sheet.Text($"{P99(beside):0.00} ms"), $"≤ {GoalOfNeighbour:0} ×", P99(beside) <= GoalOfNeighbour * P99(quiet),
        Sheet.Text($"nothing else running: {P99(quiet):0.00} ms"), Sheet.Text($"{P99(beside) / P99(quiet):0.0} ×"));

    static async Task<(double Milliseconds, List<double> Beside)> ImportAsync(Desk staff, Desk neighbour, Guid union, int firstNumber, Desk? taking, int rows = Rows)
    {
        using var list = new MemoryStream(List(firstNumber, rows));
        var id = await staff.Use<ReadMembers>().RunAsync(Guid.CreateVersion7(), "名册.csv", list, union);
        using var done = new CancellationTokenSource();
        var (leafing, exporting) = (PagesAsync(neighbour, Timeout.InfiniteTimeSpan, done.Token), taking is null ? Task.CompletedTask : ExportAsync(taking, done.Token));
        var began = Stopwatch.GetTimestamp();
        await staff.Use<ImportMembers>().RunAsync(id);
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        await done.CancelAsync();
        await exporting;
        var shown = await staff.Use<ImportMembers>().ShowAsync(id);
        if ((shown.Enrolled, shown.Problems) != (rows - 1, 1)) throw new InvalidOperationException($"{shown.Enrolled} enrolled, {shown.Problems} told: {shown.Told[0].Sentence}");
        return (took, await leafing);
    }

    // On threads of its own, as a web server would.
    static Task ExportAsync(Desk desk, CancellationToken done) => Task.Run(async () =>
    {
        while (!done.IsCancellationRequested) await (await desk.Use<ExportMembers>().RunAsync(new(), withNumbers: false)).WriteAsync(SheetFormat.Xlsx, Stream.Null, CancellationToken.None);
    }, CancellationToken.None);

    static byte[] List(int firstNumber, int rows)
    {
        var (text, random) = (new StringBuilder("姓名,性别,身份证号,手机号,入会日期,会员类别,岗位\n"), new Random(7));
        for (var row = 0; row < rows; row++)
        {
            var number = InventedRoster.Identity(firstNumber + row);
            if (row == rows * 5 / 9) number = number[..^1] + (number[^1] == '0' ? '1' : '0');
            var name = InventedNames.Families[random.Next(InventedNames.Families.Length)] + InventedNames.Givens[random.Next(InventedNames.Givens.Length)];
            text.Append(Sheet.Text($"{name},,{number},137{firstNumber % 10_000_000 + row:D8},2015-03-{row % 28 + 1:D2},在岗职工,操作工\n"));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static async Task<List<double>> PagesAsync(Desk desk, TimeSpan span, CancellationToken ct = default)
    {
        var (taken, until) = (new List<double>(), span == Timeout.InfiniteTimeSpan ? long.MaxValue : Stopwatch.GetTimestamp() + (long)(span.TotalSeconds * Stopwatch.Frequency));
        while (!ct.IsCancellationRequested && Stopwatch.GetTimestamp() < until)
        {
            var began = Stopwatch.GetTimestamp();
            await desk.Use<ListUnions>().RunAsync(new(), CancellationToken.None);
            taken.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            await Task.Delay(10, CancellationToken.None);
        }

        return taken;
    }

    static double P99(List<double> taken) => taken.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(taken.Count * 0.99) - 1));
}

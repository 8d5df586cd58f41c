using System.Net;
using UnionPortal.Benchmarks.Circuits;
using UnionPortal.Benchmarks.Harness;
using UnionPortal.Benchmarks.Municipality;

namespace UnionPortal.Benchmarks.Measurements;

/// <summary>Memory and processor of pages held open and leafed through: the list of unions, by the published portal with its demonstration, against the least that the same framework can show.</summary>
public sealed class OpenPages(int circuits) : IMeasurement
{
    const string Page = "/liuhe/unions";
    const double MemoryGoal = 3;
    const double ProcessorGoal = 4;

    public string Name => "pages";

    public bool NeedsCity => false;

    public async Task RunAsync(Bench bench, City city, Sheet sheet)
    {
        var bare = await LookAsync(() => RunningProgram.StartAsync($"dotnet '{typeof(BareProgram).Assembly.Location}'", AppContext.BaseDirectory, BareProgram.Page, BareProgram.Option), BareProgram.Page, _ => Task.FromResult(new CookieContainer()));
        var portal = await LookAsync(() => Portal.StartAsync(bench, Bench.OpenForServer(Path.Combine(bench.Folder, "cold"))), Page, address => SignIn.AsAsync(address, "admin"));
        Ratio(sheet, $"memory of an open page, of {circuits}", $"{portal.KilobytesEach:0} KB (process {portal.Before / 1048576.0:0} MB → {portal.After / 1048576.0:0} MB)", $"bare circuit: {bare.KilobytesEach:0} KB", portal.KilobytesEach / bare.KilobytesEach, MemoryGoal);
        Ratio(sheet, "processor time of a page turn", $"{portal.MillisecondsATurn:0.00} ms", $"bare circuit: {bare.MillisecondsATurn:0.00} ms", portal.MillisecondsATurn / bare.MillisecondsATurn, ProcessorGoal);
        sheet.Plain($"processor of {OpenPagesOf.WarmUps + circuits} open pages nobody touches", Sheet.Text($"{portal.AtRest * 100:0.0} % of one core"), floor: Sheet.Text($"bare circuits: {bare.AtRest * 100:0.0} %"));
        sheet.Note($"Pages are opened by a small client of ours that speaks Blazor's own protocol: it signs in, reads {Page} of the demonstration over HTTP, starts its circuit over a web socket and acknowledges every batch. Memory is what the process holds (resident, garbage included) beyond {OpenPagesOf.WarmUps} pages opened before. A page is turned by moving to its second page and back, until its rows are there. The client renders nothing, types nothing and answers every call into the page with null. The bare circuit is a program of the same framework with one table of twenty lines out of memory: no sign-in, no database, no frame, no words. What a program does at rest is taken off a turn; it is looked at once the compiler has come to rest.");
    }

    async Task<OpenPagesOf> LookAsync(Func<Task<RunningProgram>> start, string page, Func<Uri, Task<CookieContainer>> signIn)
    {
        await using var program = await start();
        return await OpenPagesOf.LookAtAsync(program, await signIn(program.Address), page, circuits);
    }

    static void Ratio(Sheet sheet, string what, FormattableString portal, FormattableString floor, double ratio, double goal) =>
        sheet.Plain(what, Sheet.Text(portal), Sheet.Text($"≤ {goal} ×"), ratio <= goal, Sheet.Text(floor), Sheet.Text($"{ratio:0.0} ×"));
}

using System.Net;
using UnionPortal.Benchmarks.Harness;

namespace UnionPortal.Benchmarks.Circuits;

/// <summary>What pages of one program cost that are held open and leafed through.</summary>
/// <param name="KilobytesEach">Memory of an open page.</param>
/// <param name="Before">The program's memory before they were opened, in bytes.</param>
/// <param name="After">With all of them open.</param>
/// <param name="AtRest">Which part of a core is busy while nobody touches them.</param>
/// <param name="MillisecondsATurn">Processor time of turning one of them.</param>
sealed record OpenPagesOf(double KilobytesEach, long Before, long After, double AtRest, double MillisecondsATurn)
{
    public const int WarmUps = 20;
    const int AtOnce = 4;
    const int Rounds = 10;

    /// <summary>The part of a core below which a program is at rest.</summary>
    const double Quiet = 0.06;

    static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);
    static readonly TimeSpan Watched = TimeSpan.FromSeconds(15);

    /// <summary>Opens so many pages, looks on, turns each of them a few times.</summary>
    public static async Task<OpenPagesOf> LookAtAsync(RunningProgram program, CookieContainer cookies, string page, int count)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = program.Address };
        var open = new List<Circuit>();
        try
        {
            // These stay open: what the first pages cost is the program's own warming up.
            await OpenAsync(WarmUps);
            await TurnAsync(open, page, Rounds);
            await QuietAsync(program);
            var before = program.Memory;
            await OpenAsync(count);
            await Task.Delay(Settling);
            var after = program.Memory;
            if (open.Exists(circuit => circuit.Batches == 0)) throw new InvalidOperationException("A page was never drawn.");

            // The compiler works on for a while on what has just run often.
            await QuietAsync(program);
            var busy = program.Busy;
            await Task.Delay(Watched);
            var atRest = (program.Busy - busy) / Watched;
            busy = program.Busy;
            var took = await TurnAsync(open, page, Rounds);
            var turning = program.Busy - busy - took * atRest;
            return new((after - before) / 1024.0 / count, before, after, atRest, turning.TotalMilliseconds / (open.Count * Rounds));
        }
        finally
        {
            foreach (var circuit in open) await circuit.DisposeAsync();
        }

        async Task OpenAsync(int many)
        {
            foreach (var few in Enumerable.Range(0, many).Chunk(AtOnce)) open.AddRange(await Task.WhenAll(few.Select(_ => Circuit.OpenAsync(client, cookies, page))));
        }
    }

    /// <summary>Waits until the program has done with its own start: what it counts and founds then is not the pages' doing.</summary>
    static async Task QuietAsync(RunningProgram program)
    {
        for (var look = 0; look < 30; look++)
        {
            var busy = program.Busy;
            await Task.Delay(Settling);
            if ((program.Busy - busy) / Settling < Quiet) return;
        }
    }

    /// <summary>Turns every page to its second and back; the answer is how long it took.</summary>
    static async Task<TimeSpan> TurnAsync(List<Circuit> open, string page, int rounds)
    {
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        for (var round = 0; round < rounds; round++)
            foreach (var few in open.Chunk(AtOnce)) await Task.WhenAll(few.Select(circuit => circuit.TurnToAsync($"{page}?page={2 - round % 2}")));
        return System.Diagnostics.Stopwatch.GetElapsedTime(began);
    }
}

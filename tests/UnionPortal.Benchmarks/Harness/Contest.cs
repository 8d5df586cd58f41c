using System.Diagnostics;

namespace UnionPortal.Benchmarks.Harness;

/// <summary>Several ways to the same answer, taken in turn round by round, so that whatever else the machine does falls on all of them alike.</summary>
public sealed class Contest(int warmUps, int rounds)
{
    readonly List<Contender> contenders = [];

    public Contest Enter(string name, Func<Task> run)
    {
        contenders.Add(new(name, run, []));
        return this;
    }

    public async Task<IReadOnlyDictionary<string, Timing>> RunAsync()
    {
        for (var round = 0; round < warmUps; round++)
            foreach (var contender in contenders) await contender.Run();
        for (var round = 0; round < rounds; round++)
            for (var turn = 0; turn < contenders.Count; turn++)
            {
                // Who begins moves on, so that nobody always follows the same one.
                var contender = contenders[(round + turn) % contenders.Count];
                var began = Stopwatch.GetTimestamp();
                await contender.Run();
                contender.Taken.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

        return contenders.ToDictionary(contender => contender.Name, contender => new Timing(contender.Taken));
    }

    sealed record Contender(string Name, Func<Task> Run, List<double> Taken);
}

/// <summary>How long something took, in milliseconds.</summary>
public sealed class Timing(IEnumerable<double> taken)
{
    readonly double[] sorted = [.. taken.Order()];

    public int Count => sorted.Length;

    public double Median => sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;

    public double P95 => sorted[Math.Max(0, (int)Math.Ceiling(sorted.Length * 0.95) - 1)];

    public double Worst => sorted[^1];

    public override string ToString() => $"{Say(Median)} (p95 {Say(P95)})";

    static string Say(double milliseconds) => milliseconds < 1000 ? Sheet.Text($"{milliseconds:0.00} ms") : Sheet.Text($"{milliseconds / 1000:0.0} s");
}

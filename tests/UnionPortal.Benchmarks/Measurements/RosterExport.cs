using System.Diagnostics;
using UnionPortal.Benchmarks.Harness;
using UnionPortal.Benchmarks.Municipality;
using UnionPortal.Federations;
using UnionPortal.Files;
using UnionPortal.Members;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Benchmarks.Measurements;

/// <summary>A large federation's whole register taken home as a stream: when its first byte leaves, and how much memory it takes.</summary>
public sealed class RosterExport(double scale) : IMeasurement
{
    const int Whole = 600_000;
    const int Everyday = 60_000;

    /// <summary>Behind those of the municipality.</summary>
    const int FirstNumber = 12_000_000;

    const double GoalInSeconds = 1;
    const long GoalInBytes = 100L * 1024 * 1024;

    public string Name => "roster export";

    public bool NeedsCity => false;

    public async Task RunAsync(Bench bench, City city, Sheet sheet)
    {
        var count = scale >= 1 ? Whole : Everyday;
        var office = await bench.FoundAsync(new FederationDraft { Name = "大区总工会", Slug = "large", Level = FederationLevel.Township });
        var unions = Enumerable.Range(0, 400).Select(at => new GrassrootsUnion { Name = $"第{at}工会", RegisteredOn = bench.Today }).ToList();
        await using (var db = bench.OpenAsOwner(office.Id))
        {
            db.AddRange(unions);
            await db.SaveChangesAsync();
        }

        await InventedRoster.FillAsync(bench, office, unions, count, FirstNumber);
        await bench.AskAsync("VACUUM ANALYZE");
        await using var staff = await Desk.PostAsync(bench, office, Role.FederationStaff);
        foreach (var format in Enum.GetValues<SheetFormat>())
        {
            var memory = MemoryPeak.Watch();
            var began = Stopwatch.GetTimestamp();
            var to = new Watched(began);
            await (await staff.Use<ExportMembers>().RunAsync(new(), withNumbers: false)).WriteAsync(format, to, default);
            var (took, peak) = (Stopwatch.GetElapsedTime(began).TotalSeconds, await memory.StopAsync());
            var name = Sheet.Text($"export of {count:N0} members, {format.ToString().ToLowerInvariant()}");
            sheet.Plain($"{name}, first byte", Sheet.Text($"{to.First:0.00} s"), $"≤ {GoalInSeconds:0} s", to.First <= GoalInSeconds);
            sheet.Plain($"{name}, memory at its peak", Sheet.Text($"{peak / 1048576.0:0} MB"), "< 100 MiB", peak < GoalInBytes);
            sheet.Plain($"{name}, whole", Sheet.Text($"{took:0.0} s, {count / took:N0} rows/s, {to.Length / 1048576.0:0} MB"));
        }
    }

    /// <summary>Throws away what it gets, and remembers when the first of it came.</summary>
    sealed class Watched(long began) : Stream
    {
        long length;

        public double First { get; private set; }
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => length;
        public override long Position { get => length; set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (length == 0) First = Stopwatch.GetElapsedTime(began).TotalSeconds;
            length += count;
        }

        public override void Flush() { }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}

using UnionPortal.Benchmarks.Municipality;

namespace UnionPortal.Benchmarks.Harness;

/// <summary>One thing the portal does, held against the least it could cost.</summary>
public interface IMeasurement
{
    string Name { get; }

    /// <summary>Whether it measures in the invented municipality.</summary>
    bool NeedsCity => true;

    Task RunAsync(Bench bench, City city, Sheet sheet);
}

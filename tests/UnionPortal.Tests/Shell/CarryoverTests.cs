using System.Text.Json;
using UnionPortal.Shell;

namespace UnionPortal.Tests.Shell;

public sealed class CarryoverTests
{
    sealed record Read(string Name, (int Month, decimal? Sum)? Total, IReadOnlyList<(Guid Id, string Name)> Rows);

    [Fact]
    public void Tuples_survive_the_way_into_the_circuit()
    {
        var read = new Read("甲", (3, 4.5m), [(Guid.CreateVersion7(), "乙")]);

        var arrived = JsonSerializer.Deserialize<Read>(JsonSerializer.SerializeToUtf8Bytes(read, Carryover.Way), Carryover.Way)!;

        (arrived.Name, arrived.Total, arrived.Rows[0]).ShouldBe((read.Name, read.Total, read.Rows[0]));
    }
}

using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>The pairs an employer without a union is or was the mentee of, latest first. They stay its own once it has founded one.</summary>
public sealed class ListPairsOfProspect(FederationDoor door) : IUseCase
{
    public sealed record Row(Guid Id, string MentorName, PairStage Stage, DateOnly ProposedOn);

    public async Task<List<Row>> RunAsync(Guid prospectId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        return await db.Set<TwinningPair>().AsNoTracking().Where(pair => pair.ProspectId == prospectId).OrderByDescending(pair => pair.ProposedOn).ThenBy(pair => pair.Id)
            .Select(pair => new Row(pair.Id, pair.MentorName, pair.Stage, pair.ProposedOn)).ToListAsync(ct);
    }
}

using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;
using UnionPortal.Views;

namespace UnionPortal.Selections;

/// <summary>
/// The office recommends candidates or sends them back (推荐), and reviews those that were recommended (审核): several at once, all or none, the one in the way is named.
/// Refuses to skip a step, anything after the notice has begun, and a review by whoever recommended, where the office has a second person.
/// </summary>
public sealed class JudgeCandidacies(FederationDoor door, Standings standings, TimeProvider clock) : IUseCase
{
    public async Task RecommendAsync(IReadOnlyCollection<Guid> ids, string? opinion, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        await EachAsync(db, ids, candidacy => candidacy.Recommend(opinion, db.Acting, clock.GetUtcNow()), ct);
    }

    /// <summary>Back to their unions, to be mended, for one reason.</summary>
    public async Task ReturnAsync(IReadOnlyCollection<Guid> ids, string? reason, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        await EachAsync(db, ids, candidacy => candidacy.Return(reason, db.Acting, clock.GetUtcNow()), ct);
    }

    public async Task NotRecommendAsync(IReadOnlyCollection<Guid> ids, string? reason, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        await EachAsync(db, ids, candidacy => candidacy.NotRecommend(reason, db.Acting, clock.GetUtcNow()), ct);
    }

    public async Task PassAsync(IReadOnlyCollection<Guid> ids, string? note, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        var isSecondThere = await IsSecondThereAsync(db, ct);
        await EachAsync(db, ids, candidacy => candidacy.Pass(note, isSecondThere, db.Acting, clock.GetUtcNow()), ct);
    }

    public async Task NotPassAsync(IReadOnlyCollection<Guid> ids, string? reason, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        var isSecondThere = await IsSecondThereAsync(db, ct);
        await EachAsync(db, ids, candidacy => candidacy.NotPass(reason, isSecondThere, db.Acting, clock.GetUtcNow()), ct);
    }

    async Task<bool> IsSecondThereAsync(FederationDb db, CancellationToken ct) => await standings.OfficeSizeAsync(db.Scope.FederationId, ct) > 1;

    static async Task EachAsync(FederationDb db, IReadOnlyCollection<Guid> ids, Action<Candidacy> act, CancellationToken ct)
    {
        Picked.RefuseUnfit(ids);
        var rows = await db.Set<Candidacy>().Where(candidacy => ids.Contains(candidacy.Id)).OrderBy(candidacy => candidacy.UnionName).ToListAsync(ct);
        if (rows.Count != ids.Count) throw new Refusal(RefusalKind.NotFound, Say.NoSuchCandidacy);
        foreach (var selection in rows.Select(row => row.SelectionId).Distinct()) (await db.FindSelectionAsync(selection, ct)).RefuseIfNoticed();
        if (rows.Count == 1) act(rows[0]);
        else
            await Picked.EachAsync(rows, row => row.Name, row =>
            {
                act(row);
                return Task.CompletedTask;
            });
        await db.SaveOrRefuseAsync(Say.AmendedMeanwhile, ct);
    }
}

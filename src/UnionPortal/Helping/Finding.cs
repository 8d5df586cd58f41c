using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Helping;

/// <summary>A pair as every page of this room names it.</summary>
/// <param name="OwnSide">The reader's side; nothing for the office.</param>
/// <param name="EndsOn">The agreement's last day.</param>
public sealed record PairHead(Guid Id, string MentorName, string MenteeName, bool IsProspect, PairStage Stage, PairSide? OwnSide, DateOnly? ActiveFrom, DateOnly? EndsOn)
{
    /// <summary>Plan, records and questions may be added.</summary>
    public bool IsOpen => Stage.IsActive();

    public string NameOf(PairSide side) => side == PairSide.Mentor ? MentorName : MenteeName;
}

/// <summary>Finds what this room works with, or says in a sentence why not.</summary>
static class Finding
{
    public static async Task<PairHead> HeadAsync(this FederationDb db, Guid pairId, CancellationToken ct)
    {
        var own = db.Scope.UnionId;
        return await db.Set<TwinningPair>().AsNoTracking().Where(pair => pair.Id == pairId).Select(pair => new PairHead(pair.Id, pair.MentorName, pair.MenteeName, pair.PartnerUnionId == null, pair.Stage,
            own == null ? null : pair.UnionId == own ? PairSide.Mentor : PairSide.Mentee, pair.ActiveFrom,
            db.Set<PairAgreement>().Where(agreement => agreement.PairId == pair.Id).Select(agreement => (DateOnly?)agreement.EndsOn).FirstOrDefault())).FirstOrDefaultAsync(ct)
            ?? throw new Refusal(RefusalKind.NotFound, Twinning.Say.NoSuchPair);
    }

    /// <summary>A pair that takes new items, records and questions. Refuses one that is over or has not begun.</summary>
    public static async Task<TwinningPair> FindOpenPairAsync(this FederationDb db, Guid pairId, CancellationToken ct)
    {
        var pair = await db.FindPairAsync(pairId, ct);
        if (pair.Stage.IsActive()) return pair;
        throw new Refusal(pair.IsLiving ? Say.PairHasNotBegun : Say.PairTakesNoMore, pair.StageWord);
    }

    public static async Task<HelpItem> FindItemAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<HelpItem>().FirstOrDefaultAsync(item => item.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchItem);

    public static async Task<HelpRecord> FindRecordAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<HelpRecord>().FirstOrDefaultAsync(record => record.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchRecord);

    public static async Task<PairQuestion> FindQuestionAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<PairQuestion>().FirstOrDefaultAsync(question => question.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchQuestion);

    /// <summary>The side somebody of a union is on; nothing for the office.</summary>
    public static PairSide? SideOf(this FederationDb db, PairOwned row) => db.Scope.UnionId is not { } own ? null : row.UnionId == own ? PairSide.Mentor : PairSide.Mentee;

    /// <summary>What the office does from here on it does for one side; a union acts for itself.</summary>
    public static async Task ActForSideAsync(this FederationDb db, Guid pairId, PairSide side, CancellationToken ct)
    {
        if (db.Scope.UnionId is null) db.ActFor((await db.HeadAsync(pairId, ct)).NameOf(side));
    }

    /// <summary>Name and standing as they stand beside what somebody did.</summary>
    public static string Named(this Acting by) => $"{by.Name} · {by.Standing}";

    /// <summary>Saves an answer; whoever comes second in the same moment is told, nothing is overwritten.</summary>
    public static Task SaveAnswerAsync(this FederationDb db, CancellationToken ct) => db.SaveOrRefuseAsync(Say.SomebodyWasFaster, ct);
}

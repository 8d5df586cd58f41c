using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;
using UnionPortal.Unions;
using UnionPortal.Views;

namespace UnionPortal.Twinning;

/// <summary>Pairs by stage and campaign; a chair's own pairs only. Those under review are active as well.</summary>
public sealed class ListPairs(FederationDoor door, Standings standings) : IUseCase
{
    public sealed record Row(
        Guid Id, string MentorName, string MenteeName, bool IsProspect, PairStage Stage, int Score, DateOnly ProposedOn, DateOnly AnswerBy, DateOnly? ActiveFrom, DateOnly? EndsOn,
        bool? MentorSaysYes, bool? MenteeSaysYes, PairSide? OwnSide)
    {
        public bool AwaitsOwnAnswer => Stage == PairStage.Proposed && (OwnSide == PairSide.Mentor ? MentorSaysYes : MenteeSaysYes) is null && OwnSide is not null;

        /// <summary>What the columns say that somebody chose besides these facts.</summary>
        public Dictionary<string, string?> More { get; init; } = [];

        public string PartnerName => OwnSide == PairSide.Mentor ? MenteeName : MentorName;
    }

    /// <param name="Found">The pairs.</param>
    /// <param name="ByStage">How many there are at each stage.</param>
    /// <param name="All">How many there are at any.</param>
    /// <param name="IsAbove">There are none, and federations below may have some.</param>
    public sealed record Page(Paged<Row> Found, IReadOnlyDictionary<PairStage, int> ByStage, int All, bool IsAbove);

    /// <summary>What is in every row already.</summary>
    static readonly string[] InRow = ["mentor", "mentee", "stage", "proposed", "answer-by", "active", "ends"];

    public async Task<Page> RunAsync(PairStage? stage, string? search, int page, string? columns = null, string? sort = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        var own = db.Scope.UnionId;
        var pairs = Find(db, search);
        var byStage = await pairs.CountByStageAsync(ct);
        var all = byStage.Values.Sum() - byStage.GetValueOrDefault(PairStage.UnderReview);
        if (stage is { } at) pairs = pairs.At(at);
        var found = await pairs.PageAsync(page, shown => shown.InOrder(sort)
            .Select(pair => new Row(pair.Id, pair.MentorName, pair.MenteeName, pair.PartnerUnionId == null, pair.Stage, pair.Score, pair.ProposedOn, pair.AnswerBy, pair.ActiveFrom,
                db.Set<PairAgreement>().Where(agreement => agreement.PairId == pair.Id).Select(agreement => (DateOnly?)agreement.EndsOn).FirstOrDefault(),
                pair.MentorSaysYes, pair.MenteeSaysYes, own == null ? null : pair.UnionId == own ? PairSide.Mentor : PairSide.Mentee)), ct, stage is { } counted ? byStage.GetValueOrDefault(counted) : all);
        var more = PairColumns.All.Chosen(columns).Where(column => !InRow.Contains(column.Key)).ToList();
        if (more.Count > 0) await TellMoreAsync(db, found.Rows, more, ct);
        return new(found, byStage, all, all == 0 && own is null && (await standings.BelowAsync(db.Scope.FederationId, ct)).Count > 0);
    }

    static async Task TellMoreAsync(FederationDb db, List<Row> rows, List<Column<PairColumns.Line>> more, CancellationToken ct)
    {
        var ids = rows.ConvertAll(row => row.Id);
        var lines = (await db.LinesAsync(await db.Set<TwinningPair>().AsNoTracking().Where(pair => ids.Contains(pair.Id)).ToListAsync(ct), ct)).ToDictionary(line => line.Pair.Id);
        foreach (var row in rows)
            foreach (var column in more) row.More[column.Key] = column.Words(lines[row.Id]);
    }

    /// <summary>A stage as an address names it; nothing for a word that is none.</summary>
    public static PairStage? StageOf(string? word) => Enum.TryParse<PairStage>(word, ignoreCase: true, out var stage) && Enum.IsDefined(stage) ? stage : null;

    // A pair keeps the names of its day; by initials and by today's names it is found through its two sides.
    internal static IQueryable<TwinningPair> Find(FederationDb db, string? search)
    {
        var pairs = db.Set<TwinningPair>().AsNoTracking();
        foreach (var word in Named.Words(search))
        {
            var unions = db.Set<GrassrootsUnion>().Found(word).Select(union => (Guid?)union.Id);
            var prospects = db.Set<Prospect>().Found(word).Select(prospect => (Guid?)prospect.Id);
            pairs = pairs.Where(pair => pair.MentorName.Contains(word) || pair.MenteeName.Contains(word)
                || unions.Contains(pair.UnionId) || unions.Contains(pair.PartnerUnionId) || prospects.Contains(pair.ProspectId));
        }

        return pairs;
    }
}

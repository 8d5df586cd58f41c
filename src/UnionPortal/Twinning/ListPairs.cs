using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>Pairs by stage and campaign; a chair's own pairs only. Numbered pages up to a thousand, more are said as "1,000+".</summary>
public sealed class ListPairs(FederationDoor door) : IUseCase
{
    public const int PageSize = 20;
    public const int CountLimit = 1000;

    public sealed record Row(
        Guid Id, string MentorName, string MenteeName, bool IsProspect, PairStage Stage, int Score, DateOnly ProposedOn, DateOnly AnswerBy, DateOnly? ActiveFrom,
        bool? MentorSaysYes, bool? MenteeSaysYes, PairSide? OwnSide)
    {
        public bool AwaitsOwnAnswer => Stage == PairStage.Proposed && (OwnSide == PairSide.Mentor ? MentorSaysYes : MenteeSaysYes) is null && OwnSide is not null;

        public string PartnerName => OwnSide == PairSide.Mentor ? MenteeName : MentorName;
    }

    public sealed record Page(List<Row> Rows, int Found, IReadOnlyDictionary<PairStage, int> ByStage);

    public async Task<Page> RunAsync(PairStage? stage, string? search, int page, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        var own = db.Scope.UnionId;
        var pairs = db.Set<TwinningPair>().AsNoTracking();
        if (search is { Length: > 0 }) pairs = pairs.Where(pair => pair.MentorName.Contains(search) || pair.MenteeName.Contains(search));
        var byStage = await pairs.GroupBy(pair => pair.Stage).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        if (stage is not null) pairs = pairs.Where(pair => pair.Stage == stage);
        var found = await pairs.Take(CountLimit + 1).CountAsync(ct);
        var rows = await pairs.OrderBy(pair => pair.Stage).ThenByDescending(pair => pair.ProposedOn).ThenBy(pair => pair.Id)
            .Skip((Math.Clamp(page, 1, CountLimit / PageSize) - 1) * PageSize).Take(PageSize)
            .Select(pair => new Row(pair.Id, pair.MentorName, pair.MenteeName, pair.ProspectId != null, pair.Stage, pair.Score, pair.ProposedOn, pair.AnswerBy, pair.ActiveFrom,
                pair.MentorSaysYes, pair.MenteeSaysYes, own == null ? null : pair.UnionId == own ? PairSide.Mentor : PairSide.Mentee))
            .ToListAsync(ct);
        return new(rows, found, byStage);
    }
}

using Microsoft.EntityFrameworkCore;
using UnionPortal.Benchmarks.Harness;
using UnionPortal.Benchmarks.Municipality;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Benchmarks.Measurements;

/// <summary>The board of a township's pairs: how many at each stage, and the first page of them.</summary>
public sealed class PairBoard : IMeasurement
{
    static readonly string[] Walls = ["federation", "reach"];

    static readonly Func<FederationDb, int, IAsyncEnumerable<AtStage>> ByStage = EF.CompileAsyncQuery((FederationDb db, int federation) =>
        db.Set<TwinningPair>().AsNoTracking().IgnoreQueryFilters(Walls).Where(pair => pair.FederationId == federation).GroupBy(pair => pair.Stage).Select(group => new AtStage(group.Key, group.Count())));

    static readonly Func<FederationDb, int, IAsyncEnumerable<ListPairs.Row>> List = EF.CompileAsyncQuery((FederationDb db, int federation) =>
        db.Set<TwinningPair>().AsNoTracking().IgnoreQueryFilters(Walls).Where(pair => pair.FederationId == federation)
            .OrderBy(pair => pair.Stage).ThenByDescending(pair => pair.ProposedOn).ThenBy(pair => pair.Id)
            .Select(pair => new ListPairs.Row(pair.Id, pair.MentorName, pair.MenteeName, pair.PartnerUnionId == null, pair.Stage, pair.Score, pair.ProposedOn, pair.AnswerBy, pair.ActiveFrom,
                db.Set<PairAgreement>().IgnoreQueryFilters(Walls).Where(agreement => agreement.FederationId == federation && agreement.PairId == pair.Id).Select(agreement => (DateOnly?)agreement.EndsOn).FirstOrDefault(),
                pair.MentorSaysYes, pair.MenteeSaysYes, null)).Take(Paging.Size));

    public string Name => "pairs";

    public async Task RunAsync(Bench bench, City city, Sheet sheet)
    {
        var federation = city.One.Federation;
        await using var staff = await Desk.PostAsync(bench, federation, Role.FederationStaff);
        await ListContest.RunAsync(bench, sheet, "pair board", federation.Id, () => staff.Use<ListPairs>().RunAsync(null, null, 1), PlainAsync,
        [
            ("SELECT stage, count(*)::int FROM rows.twinning_pair WHERE federation_id = $1 GROUP BY stage", [federation.Id]),
            ("""
            SELECT page.id, mentor_name, mentee_name, page.partner_union_id IS NULL, stage, score, proposed_on, answer_by, active_from, agreement.ends_on, mentor_says_yes, mentee_says_yes
            FROM (SELECT * FROM rows.twinning_pair WHERE federation_id = $1 ORDER BY stage, proposed_on DESC, id LIMIT 20) page
                LEFT JOIN rows.pair_agreement agreement ON agreement.federation_id = $1 AND agreement.pair_id = page.id
            ORDER BY stage, proposed_on DESC, page.id
            """, [federation.Id]),
        ]);

        async Task PlainAsync()
        {
            await using var db = bench.OpenPlain();
            var rows = 0;
            await foreach (var _ in ByStage(db, federation.Id)) rows++;
            await foreach (var _ in List(db, federation.Id)) rows++;
        }
    }

    sealed record AtStage(PairStage Stage, int Pairs);
}

using Microsoft.EntityFrameworkCore;
using UnionPortal.Shell;
using UnionPortal.Standards;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Demonstration;

/// <summary>An invented township's assessments at every stage, pairs before and amid help, a standard that is being revised, and ratings by members. The same every time.</summary>
sealed class InventedAssessments(FederationDb db, Random random, DateTimeOffset now)
{
    const int Alone = 6;

    static readonly Acting Office = new(null, "李敏", "演示工作人员");

    static readonly string[] Said = ["有会议记录和签到表。", "制度已经成册，放在职工之家。", "去年做了一次，今年计划下半年做。", "正在准备材料。"];

    static readonly string[] Wishes = ["希望多办一些羽毛球活动。", "夏天的绿豆汤很贴心。", "体检结果能早点发下来就更好了。", "主席常到车间来，有事找得到人。", "希望经费使用每季度公开一次。"];

    DateOnly Today => now.Day();

    /// <summary>The whole of it or nothing.</summary>
    public async Task LiveAsync(CancellationToken ct)
    {
        if (await db.Set<Assessment>().AnyAsync(ct)) return;
        await using var whole = await db.Database.BeginTransactionAsync(ct);
        await db.KeepStandardsAsync(Today, ct);
        var standards = await db.StandardsAsync(Today, ct);
        var (haves, lights, home) = (standards[0].Versions[0], standards[1].Versions[0], standards[2].Versions[0]);
        var next = new StandardVersion { StandardId = standards[1].Standard.Id, Number = 2 };
        next.Take(lights.Read());
        db.Add(next);

        var pairs = await db.Set<TwinningPair>().Where(pair => pair.Stage == PairStage.Active && pair.PartnerUnionId != null).OrderBy(pair => pair.MentorName).ToListAsync(ct);
        var paired = pairs.SelectMany(pair => new[] { pair.UnionId!.Value, pair.PartnerUnionId!.Value }).ToHashSet();
        var unions = await db.Set<GrassrootsUnion>().Living().OrderBy(union => union.NameKey).ToListAsync(ct);
        foreach (var (pair, at) in pairs.Select((pair, at) => (pair, at)))
        {
            var (mentor, mentee) = (unions.Single(union => union.Id == pair.UnionId), unions.Single(union => union.Id == pair.PartnerUnionId));
            await AssessAsync(mentor, haves, standards[0].Standard.Name, AssessmentState.Confirmed, 0.9, Today.AddDays(-70 - at), null, Occasion.Own, ct);
            await AssessAsync(mentor, home, standards[2].Standard.Name, AssessmentState.Begun, 0.8, Today.AddDays(-2), null, Occasion.Own, ct);
            await RateAsync(mentor, 18 + at % 9, isOver: false, ct);
            Score(await AssessAsync(mentee, haves, standards[0].Standard.Name, AssessmentState.Confirmed, 0.35, pair.ActiveFrom!.Value.AddDays(6), pair, Occasion.Initial, ct), pair);
            if (at % 2 == 0 && pair.ActiveFrom < Today.AddDays(-60)) Score(await AssessAsync(mentee, haves, standards[0].Standard.Name, AssessmentState.Confirmed, 0.7, Today.AddDays(-12 - at), pair, Occasion.Midterm, ct), pair);
        }

        foreach (var (union, at) in unions.Where(union => !paired.Contains(union.Id)).Take(Alone).Select((union, at) => (union, at)))
        {
            await RateAsync(union, at == 3 ? 3 : 16 + 5 * at, isOver: true, ct);
            await db.SaveChangesAsync(ct);
            var state = at switch { 0 or 1 => AssessmentState.HandedIn, 2 => AssessmentState.Returned, _ => AssessmentState.Confirmed };
            await AssessAsync(union, at == 1 ? lights : haves, standards[at == 1 ? 1 : 0].Standard.Name, state, 0.55 + 0.08 * at, Today.AddDays(-9 - 7 * at), null, Occasion.Own, ct);
        }

        await db.SaveChangesAsync(ct);
        await whole.CommitAsync(ct);
    }

    async Task<Assessment> AssessAsync(GrassrootsUnion union, StandardVersion version, string name, AssessmentState state, double soundness, DateOnly day, TwinningPair? pair, Occasion occasion, CancellationToken ct)
    {
        var (content, chair) = (version.Read(), new Acting(null, union.ChairName ?? "主席", $"{union.Name}主席"));
        var assessment = new Assessment
        {
            UnionId = union.Id, VersionId = version.Id, Title = Language.Written(() => Standards.Say.TitleOf.With(name, version.Number)), PairId = pair?.Id, Occasion = occasion, BegunOn = day < Today ? day : Today, Full = content.Full,
        };
        db.Add(assessment);
        if (state == AssessmentState.Begun) return assessment;

        var evidence = await db.EvidenceAsync(union.Id, Today, ct);
        var marks = content.Items.Select(item => Mark(item, evidence.GetValueOrDefault(item.Source), soundness)).ToList();
        var at = assessment.BegunOn.StartInChina().AddHours(15);
        assessment.HandIn(marks, chair, at);
        if (state == AssessmentState.Returned) assessment.Return("经费和入会率请补上凭证，再提交一次。", Office, at.AddHours(1));
        if (state != AssessmentState.Confirmed) return assessment;
        marks = [.. content.Items.Zip(marks, (item, mark) => mark with { Given = ConfirmAssessment.WorthOf(item, mark.Answer), Evidence = evidence.GetValueOrDefault(item.Source)?.Words })];
        assessment.Confirm(marks, Judgement.Of(content, marks.ToDictionary(mark => mark.Code, mark => mark.Given ?? 0)), Office, at.AddHours(1));
        return assessment;
    }

    ItemMark Mark(StandardItem item, Evidence? evidence, double soundness)
    {
        var luck = random.NextDouble();
        var answer = evidence?.Meets(item) is true || item.IsVeto && soundness > 0.5 ? ItemAnswer.Done
            : evidence is not null ? luck < soundness ? ItemAnswer.Partly : ItemAnswer.NotDone
            : luck < soundness ? ItemAnswer.Done : luck < soundness + 0.25 ? ItemAnswer.Partly : ItemAnswer.NotDone;
        return new() { Code = item.Code!, Answer = answer, Words = evidence is null ? Said[random.Next(Said.Length)] : null };
    }

    void Score(Assessment assessment, TwinningPair pair) => db.Add(PairScore.Of(assessment, pair));

    // No more voices than members, where their telephones are known.
    async Task RateAsync(GrassrootsUnion union, int most, bool isOver, CancellationToken ct)
    {
        var opened = isOver ? Today.AddDays(-60) : Today.AddDays(-4);
        var rating = MembersRating.Open(union.Id, 14, union.MemberCount, await db.VotersAsync(union.Id, ct), Language.Written(() => Standards.Words.RatingQuestions), opened);
        var voices = Math.Min(most, (rating.Electorate ?? most + 1) - 1);
        for (var voice = 0; voice < voices; voice++)
            rating.Hear($"{voice:D4}", [.. rating.Asked.Select(_ => 3 + random.Next(3))], voice < Wishes.Length ? Wishes[voice] : null, opened.AddDays(voice % 4));
        if (isOver) rating.Close(Today);
        db.Add(rating);
    }
}

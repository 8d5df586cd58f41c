using Microsoft.EntityFrameworkCore;
using UnionPortal.Activities;
using UnionPortal.Files;
using UnionPortal.Helping;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Effect;

/// <summary>The report of a campaign: how many pairs came about, what they and the federation did, which help was given, what changed, and the best stories with their photos. For the screen, the printer and Word.</summary>
public sealed class CampaignReport(FederationDoor door, ReadEffect effect, IFileStore store) : IUseCase
{
    /// <summary>So many stories; the ones with most photos and most people.</summary>
    public const int MostStories = 6;

    public sealed record Story(Guid ActivityId, string Title, DateOnly HeldOn, string HolderName, string PairName, string? Words, int Attendance, Guid PhotoId);

    /// <param name="Target">How many pairs it was to bring about.</param>
    /// <param name="ByStage">Pairs at each stage.</param>
    /// <param name="Sessions">Activities of its pairs.</param>
    /// <param name="Attendance">People at them, 人次.</param>
    /// <param name="OwnActivities">Those the federation held itself for the campaign, such as its launch.</param>
    /// <param name="Help">Forms of help against contents, over the plans of its pairs.</param>
    /// <param name="Helping">Unions that help in a signed pair.</param>
    /// <param name="HelpedWell">Unions and employers helped in one.</param>
    public sealed record Page(Guid Id, string Name, DateOnly StartsOn, DateOnly EndsOn, int? Target, IReadOnlyDictionary<PairStage, int> ByStage, int Helping, int HelpedWell, int Sessions, int Attendance, int OwnActivities, HelpMatrix Help, ReadEffect.Page Effect, List<Story> Stories)
    {
        public int Proposed => ByStage.Values.Sum();
    }

    public async Task<Page> RunAsync(Guid campaignId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeFigures, ct);
        var campaign = await db.Set<TwinningCampaign>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == campaignId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchCampaign);
        var pairs = await db.Set<TwinningPair>().AsNoTracking().Where(pair => pair.CampaignId == campaignId).Select(pair => new { pair.Id, pair.Stage, pair.UnionId, pair.MentorName, pair.MenteeName, pair.ActiveFrom }).ToListAsync(ct);
        var names = pairs.ToDictionary(pair => pair.Id, pair => Twinning.Say.PairTitle.With(pair.MentorName, pair.MenteeName));
        Guid?[] ids = [.. pairs.Select(pair => (Guid?)pair.Id)];
        var held = db.Set<Activity>().AsNoTracking().Where(activity => ids.Contains(activity.PairId) || activity.CampaignId == campaignId);
        var sum = await held.GroupBy(_ => 1).Select(all => new { Sessions = all.Count(activity => activity.IsSession), People = all.Sum(activity => activity.OwnCount + activity.PartnerCount), Own = all.Count(activity => activity.CampaignId != null) }).FirstOrDefaultAsync(ct);
        var help = await db.Set<HelpItem>().Where(item => ids.Contains(item.PairId)).GroupBy(item => new { item.Form, item.Content, item.State })
            .Select(same => new HelpMatrix.Cell(same.Key.Form, same.Key.Content, same.Key.State, same.Count())).ToListAsync(ct);
        var photos = db.Set<StoredFile>().Where(file => file.Purpose == FilePurpose.ActivityPhoto);
        var told = await held.Where(activity => photos.Any(file => file.SubjectId == activity.Id)).OrderByDescending(activity => photos.Count(file => file.SubjectId == activity.Id)).ThenByDescending(activity => activity.OwnCount + activity.PartnerCount)
            .ThenBy(activity => activity.Id).Take(MostStories).Select(activity => new
            {
                activity.Id, activity.Title, activity.HeldOn, activity.HolderName, activity.PairId, activity.Words, People = activity.OwnCount + activity.PartnerCount,
                Photo = photos.Where(file => file.SubjectId == activity.Id).OrderBy(file => file.Order).ThenBy(file => file.StoredAt).Select(file => file.Id).First(),
            }).ToListAsync(ct);
        var signed = pairs.FindAll(pair => pair.ActiveFrom is not null);
        return new(campaign.Id, campaign.Name, campaign.StartsOn, campaign.EndsOn, campaign.TargetPairs, pairs.GroupBy(pair => pair.Stage).ToDictionary(stage => stage.Key, stage => stage.Count()),
            signed.Select(pair => pair.UnionId).Distinct().Count(), signed.Count, sum?.Sessions ?? 0, sum?.People ?? 0, sum?.Own ?? 0, new(help), await effect.RunAsync(campaignId, ct),
            told.ConvertAll(story => new Story(story.Id, story.Title, story.HeldOn, story.HolderName, story.PairId is { } of ? names[of] : story.HolderName, story.Words, story.People, story.Photo)));
    }

    public async Task<WordDocument> WriteAsync(Guid campaignId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeFigures, ct);
        var page = await RunAsync(campaignId, ct);
        using var sheet = new WordSheet(Say.ReportTitle.With(page.Name));
        sheet.Heading(Say.ReportNumbers).Table(NumbersOf(page)).Heading(Say.ReportChanged);
        foreach (var sentence in SentencesOf(page)) sheet.Text(sentence);
        if (page.Effect.Rows.Count > 0)
            sheet.Heading(Say.PairByPair).Grid([Say.Mentee, Say.Mentor, Say.SignedOn, Say.Before, Say.After, Say.ScoreChange],
                page.Effect.Rows.Select(row => (IReadOnlyList<string?>)[row.Mentee, row.Mentor, Say.Day.With(row.From), Rates.Show(row.Effect?.Before), Rates.Show(row.Effect?.After), row.Scores is { } scores ? Say.FromTo.With(scores.First, scores.Latest) : Say.Dash]));
        if (!page.Help.IsEmpty) sheet.Heading(Say.ReportHelp).Grid([Helping.Say.FormAndContent, .. Enum.GetValues<HelpContent>().Select(content => content.Word())], page.Help.Rows());
        if (page.Stories.Count > 0) sheet.Heading(Say.Stories);
        foreach (var story in page.Stories)
        {
            sheet.Line(Say.StoryLine.With(story.Title, story.HeldOn, story.PairName));
            if (story.Words is { Length: > 0 } words) sheet.Text(words);
            if (await store.ReadWholeAsync(db.Scope.FederationId, story.PhotoId, ct) is { } photo) sheet.Picture(photo, story.Title);
        }

        return new(Say.ReportFile.With(page.Name), sheet.ToBytes());
    }

    /// <summary>The numbers of a report, in order.</summary>
    public static IReadOnlyList<(string Label, string? Value)> NumbersOf(Page page) =>
    [
        (Say.ReportPeriod, Say.DayToDay.With(page.StartsOn, page.EndsOn)),
        (Say.Paired, page.Target is { } target ? Say.PairsOfTarget.With(page.HelpedWell, target) : Say.SoManyPairs.With(page.HelpedWell)),
        (Say.ReportStages, Say.StagesLine.With(page.Proposed, page.ByStage.GetValueOrDefault(PairStage.Completed), page.ByStage.GetValueOrDefault(PairStage.Ended), page.ByStage.GetValueOrDefault(PairStage.Declined) + page.ByStage.GetValueOrDefault(PairStage.Expired))),
        (Say.ReportHelping, Say.SoManyUnions.With(page.Helping)),
        (Say.ReportActivities, Say.ActivitiesLine.With(page.Sessions, page.Attendance)),
        (Say.ReportOwn, Say.SoManySessions.With(page.OwnActivities)),
    ];

    /// <summary>What changed, in sentences a leader can read out.</summary>
    public static IReadOnlyList<string> SentencesOf(Page page) =>
    [
        page.Effect.Measured == 0 ? Say.ReportTooYoung : Say.ReportActivated.With(page.Effect.Measured, page.Effect.Activated, Rates.Show(page.Effect.Before), Rates.Show(page.Effect.After)),
        page.Effect.Assessed == 0 ? Say.ReportNotAssessed : Say.ReportRaised.With(page.Effect.Assessed, page.Effect.Raised),
        page.Effect.Verdict(),
    ];
}

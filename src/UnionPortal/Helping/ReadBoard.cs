using Microsoft.EntityFrameworkCore;
using UnionPortal.Activities;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Helping;

/// <summary>What a pair on the board needs next. In the order of weight: the first that is true is said.</summary>
public enum NextStep
{
    None,
    SettleObjection,
    StartReview,
    AnswerLate,
    DoOverdue,
    LogSomething,
    EndComesNear,
    MakePlan,
    AskForAnswer,
    SignAgreement,
    CompleteReview,
}

/// <summary>The living pairs of a federation by stage, each with its clock and the next sensible step; those that need one first. No more is read of a stage than is shown.</summary>
public sealed class ReadBoard(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <summary>Cards of one column; the list of pairs has the others.</summary>
    public const int Shown = 20;

    /// <summary>Days before an agreement ends.</summary>
    public const int EndNear = 30;

    /// <summary>Days after both said yes.</summary>
    public const int SignWithin = 14;

    /// <summary>Days before the last day to answer.</summary>
    const int AnswerNear = 2;

    static readonly PairStage[] Stages = [PairStage.Proposed, PairStage.Agreed, PairStage.Active, PairStage.UnderReview];

    /// <param name="Days">The clock: days left to answer, since both agreed, until the agreement ends, or under review.</param>
    /// <param name="Quiet">Days since something was last done for it.</param>
    public sealed record PairCard(Guid Id, string MentorName, string MenteeName, PairStage Stage, int? Days, int? Quiet, int Overdue, int Open, int Late, int Objections, int Awaiting, NextStep Next, bool IsDue);

    /// <param name="Count">How many pairs the column has, shown or not.</param>
    public sealed record Stack(PairStage Stage, List<PairCard> Cards, int Count);

    public sealed record OfCampaign(Guid Id, string Name);

    public sealed record Page(List<Stack> Columns, List<OfCampaign> Campaigns);

    public async Task<Page> RunAsync(Guid? campaign = null, bool onlyDue = false, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        var today = clock.Today();
        var columns = new List<Stack>();
        foreach (var stage in Stages)
        {
            var lines = Lines(db, today).Where(line => line.Pair.Stage == stage && (campaign == null || line.Pair.CampaignId == campaign));
            if (onlyDue) lines = lines.Where(line => line.IsDue);
            var count = await lines.CountAsync(ct);
            var shown = count == 0 ? [] : await lines.OrderByDescending(line => line.IsDue).ThenBy(line => line.Clock).ThenBy(line => line.Pair.Id).Take(Shown).ToListAsync(ct);
            columns.Add(new(stage, shown.ConvertAll(line => CardOf(line, today)), count));
        }

        var campaigns = await db.Set<TwinningCampaign>().AsNoTracking().OrderByDescending(known => known.StartsOn).ThenBy(known => known.Id).Take(50).Select(known => new OfCampaign(known.Id, known.Name)).ToListAsync(ct);
        return new(columns, campaigns);
    }

    static IQueryable<Line> Lines(FederationDb db, DateOnly today)
    {
        var (near, signed, ending, quiet) = (today.AddDays(AnswerNear), today.AddDays(-SignWithin), today.AddDays(EndNear), today.AddDays(-HelpMessages.QuietDays));
        return db.Set<TwinningPair>().AsNoTracking().Select(pair => new
        {
            Pair = pair,
            EndsOn = db.Set<PairAgreement>().Where(agreement => agreement.PairId == pair.Id).Select(agreement => (DateOnly?)agreement.EndsOn).FirstOrDefault(),
            Held = db.Set<Activity>().Where(activity => activity.PairId == pair.Id).Max(activity => (DateOnly?)activity.HeldOn),
            Logged = db.Set<HelpRecord>().Where(record => record.PairId == pair.Id && record.State != RecordState.Void).Max(record => (DateOnly?)record.HeldOn),
            Items = db.Set<HelpItem>().Count(item => item.PairId == pair.Id && item.State != ItemState.Dropped),
            Overdue = db.Set<HelpItem>().Count(item => item.PairId == pair.Id && item.State == ItemState.Planned && item.DueOn < today),
            Open = db.Set<PairQuestion>().Count(question => question.PairId == pair.Id && question.State == QuestionState.Open),
            Late = db.Set<PairQuestion>().Count(question => question.PairId == pair.Id && question.State == QuestionState.Open && question.DueOn < today),
            Objections = db.Set<HelpRecord>().Count(record => record.PairId == pair.Id && record.State == RecordState.Disputed),
            Awaiting = db.Set<HelpRecord>().Count(record => record.PairId == pair.Id && record.State == RecordState.Awaiting),
        }).Select(line => new Line
        {
            Pair = line.Pair, EndsOn = line.EndsOn, Held = line.Held, Logged = line.Logged, Items = line.Items, Overdue = line.Overdue, Open = line.Open, Late = line.Late, Objections = line.Objections, Awaiting = line.Awaiting,
            Clock = line.Pair.Stage == PairStage.Proposed ? line.Pair.AnswerBy : line.Pair.Stage == PairStage.Agreed ? line.Pair.AgreedOn : line.Pair.Stage == PairStage.Active ? line.EndsOn : line.Pair.ReviewFrom,
            IsDue = line.Pair.Stage == PairStage.Proposed && line.Pair.AnswerBy <= near
                || line.Pair.Stage == PairStage.Agreed && line.Pair.AgreedOn <= signed
                || line.Pair.Stage == PairStage.UnderReview
                || line.Pair.Stage == PairStage.Active && (line.EndsOn <= ending || line.Overdue > 0 || line.Late > 0 || line.Objections > 0
                    || line.Pair.ActiveFrom <= quiet && (line.Held == null || line.Held <= quiet) && (line.Logged == null || line.Logged <= quiet)),
        });
    }

    static PairCard CardOf(Line line, DateOnly today)
    {
        var pair = line.Pair;
        var last = new[] { pair.ActiveFrom, line.Held, line.Logged }.Max();
        int? quiet = last is { } day ? today.DayNumber - day.DayNumber : null;
        int? days = line.Clock is not { } clock ? null : pair.Stage is PairStage.Proposed or PairStage.Active ? clock.DayNumber - today.DayNumber : today.DayNumber - clock.DayNumber;
        return new(pair.Id, pair.MentorName, pair.MenteeName, pair.Stage, days, quiet, line.Overdue, line.Open, line.Late, line.Objections, line.Awaiting, Next(line, days, quiet), line.IsDue);
    }

    static NextStep Next(Line line, int? days, int? quiet) => line.Pair.Stage switch
    {
        PairStage.Proposed => NextStep.AskForAnswer,
        PairStage.Agreed => NextStep.SignAgreement,
        PairStage.UnderReview => NextStep.CompleteReview,
        _ when line.Objections > 0 => NextStep.SettleObjection,
        _ when days < 0 => NextStep.StartReview,
        _ when line.Late > 0 => NextStep.AnswerLate,
        _ when line.Overdue > 0 => NextStep.DoOverdue,
        _ when quiet >= HelpMessages.QuietDays => NextStep.LogSomething,
        _ when days <= EndNear => NextStep.EndComesNear,
        _ when line.Items == 0 => NextStep.MakePlan,
        _ => NextStep.None,
    };

    sealed class Line
    {
        public required TwinningPair Pair { get; init; }
        public DateOnly? EndsOn { get; init; }
        public DateOnly? Held { get; init; }
        public DateOnly? Logged { get; init; }
        public int Items { get; init; }
        public int Overdue { get; init; }
        public int Open { get; init; }
        public int Late { get; init; }
        public int Objections { get; init; }
        public int Awaiting { get; init; }
        public DateOnly? Clock { get; init; }
        public bool IsDue { get; init; }
    }
}

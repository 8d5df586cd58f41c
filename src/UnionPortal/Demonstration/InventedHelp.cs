using UnionPortal.Helping;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Demonstration;

/// <summary>The help of an invented pair: a plan out of the mentee's gaps, records of what is past, one that waits, one that is disputed or overdue, what was put right and what is to be, and questions of every state, some of them shared.</summary>
sealed class InventedHelp(FederationDb db, DateOnly today, Acting office)
{
    static readonly (string Title, string Words, string Answer, string Tags)[] Topics =
    [
        ("女职工委员会怎么选", "单位女职工只有七人，能不能不设女职工委员会？", "女职工不足十人的，设一名女职工委员即可；也可以和邻近单位联合设立。名单报镇街总工会备案。", "组织 女工"),
        ("经费独立账户怎么开", "银行要的材料不全，跑了两趟没办成。", "先办工会法人资格证，再带批复、印鉴和主席身份证件到银行开户。样本在镇街总工会可以领。", "经费 账户"),
        ("职工加班多，活动约不到人", "两班倒，活动总凑不齐人。", "把活动拆成两场，放在交接班前后各四十分钟；线上答题也算参与。", "活动 排班"),
        ("会员名册怎么更新", "人员流动大，名册总是对不上。", "每月发薪前和人事对一次：入职的当月入会，离职的办接转。", "会员 名册"),
    ];

    public void Live(TwinningPair pair, GrassrootsUnion? mentee, PairAgreement agreement, (Acting Mentor, Acting Mentee) by, int at)
    {
        var isOver = !pair.Stage.IsActive();
        var items = Gaps.ItemsFor(pair, Gaps.For(mentee?.Weaknesses ?? SixHaves.None, mentee is null), agreement.StartsOn, agreement.EndsOn).ToList();
        db.AddRange(items);
        var past = items.Where(item => item.DueOn < (isOver ? pair.EndedOn : today)).ToList();
        var confirmed = new List<HelpRecord>();
        foreach (var item in past)
        {
            var isLast = !isOver && item == past[^1];
            if (isLast && at % 3 == 1) continue;
            var record = Log(pair, item, item.DueOn.AddDays(-2), by);
            if (isLast && at % 3 == 2) record.Dispute("那天只来了一个人，没有讲完，请补一次。", Named(Other(item, by)), null, At(item.DueOn, 10));
            else if (!isLast || at % 3 == 0 && at > 0)
            {
                Confirm(record, item, by);
                confirmed.Add(record);
            }
        }

        PutRight(confirmed, isOver, by);

        if (!isOver) db.Add(Record(pair, null, RecordKind.Document, "送来职代会材料一套", today.AddDays(-3 - at % 5), PairSide.Mentor, by.Mentor));
        Question(pair, at, at < Topics.Length, isOver || at % 2 == 0 ? QuestionState.Closed : QuestionState.Answered, by, (isOver ? pair.EndedOn!.Value : today).AddDays(-40));
        if (!isOver) Question(pair, at + 1, false, QuestionState.Open, by, today.AddDays(-2 - at % 9));
    }

    HelpRecord Log(TwinningPair pair, HelpItem item, DateOnly day, (Acting Mentor, Acting Mentee) by)
    {
        var kind = item.Form switch { HelpForm.OnlineExchange => RecordKind.Online, _ when item.Content == HelpContent.Training => RecordKind.Training, _ => RecordKind.Visit };
        var record = Record(pair, item.Id, kind, item.Title, day, item.DoneBy, item.DoneBy == PairSide.Mentor ? by.Mentor : by.Mentee);
        db.Add(record);
        return record;
    }

    static void Confirm(HelpRecord record, HelpItem item, (Acting Mentor, Acting Mentee) by)
    {
        record.Confirm(Named(Other(item, by)), null, At(record.HeldOn.AddDays(1), 12));
        item.Do(record.HeldOn);
    }

    // The first was put right; of a pair that goes on the last is to be, and of the one before the other side would not hear.
    void PutRight(List<HelpRecord> records, bool isOver, (Acting Mentor, Acting Mentee) by)
    {
        foreach (var (record, at) in records.Select((record, at) => (record, at)))
        {
            var (day, last) = (record.HeldOn.AddDays(3), records.Count - 1);
            if (at != 0 && (isOver || at < last - 1)) continue;
            var isFirst = at == 0 && (isOver || last > 0);
            var (own, other) = record.LoggedSide == PairSide.Mentor ? (by.Mentor, by.Mentee) : (by.Mentee, by.Mentor);
            var right = RecordCorrection.Of(record, new()
            {
                ItemId = record.ItemId, Title = record.Title, Place = isFirst ? "被帮促单位二楼会议室" : record.Place, HeldOn = isFirst ? record.HeldOn : record.HeldOn.AddDays(-1),
                Reason = isFirst ? "当天临时换了地方，签到表上写的是二楼会议室。" : "日期记晚了一天，以签到表为准。",
            }, own, At(day, 9));
            if (isFirst) right.Confirm(record, other, At(day, 16));
            else if (at < last) right.Dispute("签到表就是这一天，没有记错。", other, At(day, 16));
            db.Add(right);
        }
    }

    static Acting Other(HelpItem item, (Acting Mentor, Acting Mentee) by) => item.DoneBy == PairSide.Mentor ? by.Mentee : by.Mentor;

    static HelpRecord Record(TwinningPair pair, Guid? item, RecordKind kind, string title, DateOnly day, PairSide side, Acting by) => HelpRecord.Log(pair, new()
    {
        ItemId = item, Kind = kind, Title = title, HeldOn = day, Place = "会议室", People = "双方主席和委员", Words = "双方一起过了一遍，约好下次带着问题来。",
    }, side, by, At(day, 17));

    void Question(TwinningPair pair, int at, bool isShared, QuestionState until, (Acting Mentor, Acting Mentee) by, DateOnly day)
    {
        var topic = Topics[at % Topics.Length];
        var question = PairQuestion.Ask(pair, new() { Title = topic.Title, Words = topic.Words }, by.Mentee, At(day, 9));
        db.Add(question);
        if (until == QuestionState.Open)
        {
            if (at % 4 == 3) question.PassOn("政策上的事，请工会解答。", by.Mentor, At(day.AddDays(1), 9));
            return;
        }

        question.Respond(topic.Answer, at % 3 == 2 ? office : by.Mentor, At(day.AddDays(3), 15));
        if (until == QuestionState.Closed) question.Close(4 + at % 2, "照着办，办成了。", by.Mentee, At(day.AddDays(8), 10));
        if (!isShared) return;
        var entry = new KnowledgeEntry { QuestionId = question.Id, Title = topic.Title, Question = topic.Words, Answer = topic.Answer, Tags = topic.Tags, SharedOn = day.AddDays(10) };
        db.Add(entry);
    }

    static string Named(Acting by) => $"{by.Name} · {by.Standing}";

    static DateTimeOffset At(DateOnly day, int hour) => new DateTimeOffset(day, new TimeOnly(hour, 0), TimeSpan.FromHours(8)).ToUniversalTime();
}

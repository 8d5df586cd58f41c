using Microsoft.EntityFrameworkCore;
using UnionPortal.Selections;
using UnionPortal.Templates;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Demonstration;

/// <summary>A federation's own agreements, a standard one and a short one for small unions, its own words on mentors' certificates, and the certificates that were given in the past.</summary>
static class InventedTemplates
{
    static readonly string[] Standard =
    [
        "甲方{甲方}与乙方{乙方}自愿参加“{主题活动}”，结为帮促对子，期限{协议期限}。",
        "帮促形式为{帮促形式}。甲方每季度至少上门一次，帮助乙方健全组织、完善制度、开展活动、服务职工。",
        "乙方主动提出困难和需求，认真落实帮促计划，如实记录每次活动。",
        "双方的目标是：{目标}",
        "期满由总工会组织评价。提前终止的，应说明原因并告知总工会。本协议一式三份。",
    ];

    static readonly string[] Short =
    [
        "{甲方}帮助{乙方}，期限{协议期限}，重点是：{目标}",
        "甲方每两个月联系一次，可以上门，也可以电话或视频；乙方有事随时问。",
        "办了活动、解决了问题，记一笔就行，不另写总结。",
    ];

    static readonly string[] OfMentors = ["{主题活动}中，贵会自{起止}与{乙方}结对，倾心相授、真帮实促，评价为{评价}。", "特发此证，向全体工会干部和会员致谢。"];

    /// <summary>Written before the present campaign began.</summary>
    /// <returns>The text of the short agreement.</returns>
    public static TemplateText Write(FederationDb db, DateTimeOffset at, Acting office)
    {
        var standard = new Template { Purpose = TemplatePurpose.Agreement, Name = "标准范本" };
        var brief = new Template { Purpose = TemplatePurpose.Agreement, Name = "小微企业简版" };
        var mentors = new Template { Purpose = TemplatePurpose.MentorCertificate, Name = "帮促单位荣誉证书" };
        standard.Stand();
        mentors.Stand();
        brief.Choose();
        db.AddRange(standard, brief, mentors);
        TemplateText Text(Template of, int edition, string title, string[] lines) => new() { TemplateId = of.Id, Edition = edition, Title = title, Terms = string.Join('\n', lines), MadeAt = at.AddDays(edition), MadeBy = office.Name };
        var words = Text(brief, 1, "结对共建合作协议（简版）", Short);
        db.AddRange(words, Text(standard, 1, "结对共建合作协议", Standard[..3]), Text(standard, 2, "结对共建合作协议", Standard), Text(mentors, 1, "荣誉证书", OfMentors));
        return words;
    }

    /// <summary>Numbers for all that was completed or named, in the order of the days.</summary>
    public static async Task GiveAsync(FederationDb db, CancellationToken ct)
    {
        if (await db.Set<Certificate>().AnyAsync(ct)) return;
        var completed = await db.Set<TwinningPair>().AsNoTracking().Where(pair => pair.Stage == PairStage.Completed).OrderBy(pair => pair.EndedOn).ThenBy(pair => pair.MentorName).ToListAsync(ct);
        var named = await db.Set<Selection>().AsNoTracking().Where(selection => selection.NamedOn != null).ToListAsync(ct);
        var given = completed.Select(pair => (Day: pair.EndedOn!.Value, To: new[] { (TemplatePurpose.MentorCertificate, pair.Id), (TemplatePurpose.MenteeCertificate, pair.Id) }))
            .Concat(named.Select(selection => (Day: selection.NamedOn!.Value, To: selection.Announced.Select(each => (TemplatePurpose.SelectionCertificate, each.CandidacyId)).ToArray()))).OrderBy(each => each.Day).ToList();
        foreach (var year in given.Select(each => each.Day.Year).Distinct()) await db.OpenBookAsync(year, ct);
        await using var whole = await db.Database.BeginTransactionAsync(ct);
        foreach (var (day, to) in given) await db.GiveAsync(to, day, ct);
        await db.SaveChangesAsync(ct);
        await whole.CommitAsync(ct);
    }
}

using Microsoft.EntityFrameworkCore;
using UnionPortal.Activities;
using UnionPortal.Federations;
using UnionPortal.Figures;
using UnionPortal.Files;
using UnionPortal.Submissions;
using UnionPortal.Targets;
using UnionPortal.Tenancy;

namespace UnionPortal.Demonstration;

/// <summary>What the invented districts have from their townships: targets broken down, three months of reports with photos, one month not quite complete. The township's photos come first; the reports copy them as a person would.</summary>
sealed class InventedReports(FederationDoor door, CopyReport copy, KeepFiles keep, TimeProvider clock)
{
    const int Months = 3;

    static readonly string[] Remarks =
    [
        "本月重点抓了结对单位的制度交流和一线慰问，职工参与面比上月宽。困难是小微企业抽不出时间，下月打算把活动放到楼宇里办。",
        "完成两家新会的职工之家验收，结对双方都签了计划。下月集中走访未建会企业。",
        "按计划开展安全培训和文体活动，主席们基本都能自己在手机上记活动了。",
    ];

    /// <summary>All of a district's townships, and the district's own plan.</summary>
    public async Task LiveAsync(Federation district, IReadOnlyList<Federation> townships, CancellationToken ct)
    {
        await using var above = await door.OpenForCommandAsync(district.Id, ct);
        if (await above.Set<Target>().AnyAsync(ct)) return;
        var (today, sums) = (clock.Today(), new Dictionary<string, decimal>(StringComparer.Ordinal));
        foreach (var (township, at) in townships.Select((township, at) => (township, at)))
        {
            await using var own = await door.OpenForCommandAsync(township.Id, ct);
            foreach (var (code, goal) in await GoalsAsync(own, today, at, ct))
            {
                above.Add(new Target { Year = today.Year, Indicator = code, SubjectFederationId = township.Id, SubjectName = township.Name, Value = goal });
                var received = new ReceivedTarget { SenderFederationId = district.Id, SenderName = district.Name, Year = today.Year, Indicator = code };
                received.Set(goal, At(new DateOnly(today.Year, 1, 15), 10));
                own.Add(received);
                sums[code] = Indicators.Get(code).IsRate ? goal : sums.GetValueOrDefault(code) + goal;
            }

            await own.SaveChangesAsync(ct);
            for (var back = Months; back >= 1; back--) await ReportAsync(own, above, township, Deadline.DueMonth(today).AddMonths(1 - back), at, isNewest: back == 1, ct);
        }

        above.AddRange(sums.Select(sum => new Target { Year = today.Year, Indicator = sum.Key, SubjectFederationId = district.Id, SubjectName = district.Name, Value = sum.Value }));
        await above.SaveChangesAsync(ct);
    }

    // Some are met, some are a little away, one township lags.
    static async Task<List<(string Code, decimal Goal)>> GoalsAsync(FederationDb own, DateOnly today, int at, CancellationToken ct)
    {
        var goals = new List<(string, decimal)>();
        foreach (var code in Target.Codes)
        {
            var indicator = Indicators.Get(code);
            var months = indicator.Nature == Nature.Flow ? MonthSpan.From(new DateOnly(today.Year, 1, 1), MonthSpan.FirstOf(today)).ToList() : [MonthSpan.FirstOf(today)];
            var now = (await indicator.CountAsync(own, months, today, ct)).Sum(count => count.Worth.Value);
            var share = (decimal)today.DayOfYear / 365;
            goals.Add((code, indicator.IsRate ? 90 : Math.Max(1, Math.Ceiling(indicator.Nature == Nature.Flow ? now / share * (at % 3 == 1 ? 1.35m : 0.98m) : now * (at % 3 == 2 ? 0.99m : 1.06m)))));
        }

        return goals;
    }

    // Of the newest month one was given back, one waits, one is missing.
    async Task ReportAsync(FederationDb own, FederationDb above, Federation township, DateOnly month, int at, bool isNewest, CancellationToken ct)
    {
        if (isNewest && at % 3 == 2) return;
        var end = month.AddMonths(1);
        var held = await own.Set<Activity>().Where(activity => activity.HeldOn >= month && activity.HeldOn < end && activity.IsSession).OrderByDescending(activity => activity.OwnCount).ThenBy(activity => activity.Id).Take(2).ToListAsync(ct);
        var draft = new ReportDraft { Month = month, Remark = Remarks[(at + month.Month) % Remarks.Length] };
        foreach (var (activity, order) in held.Select((activity, order) => (activity, order)))
        {
            var photo = new SentFile(Guid.CreateVersion7(), $"{activity.Title}.png", InventedPhoto.Draw(township.Id * 31 + month.Month * 7 + order), $"{activity.Title}现场");
            await keep.RunAsync(own, photo, FilePurpose.ActivityPhoto, activity.Id, (activity.UnionId, activity.PartnerUnionId), FileKind.Photos, KeepFiles.PhotoLimit, 0, ct);
            draft.Highlights.Add(new() { ActivityId = activity.Id, Photos = [photo.Id] });
        }

        await own.SaveChangesAsync(ct);
        var sent = At(end.AddDays(2), 15);
        var report = await copy.RunAsync(own, above, township.Name, draft, new Acting(null, "李敏", "演示工作人员"), sent, ct);
        if (isNewest && at % 3 == 1) return;
        var judge = new Acting(null, "何静", "演示工作人员");
        if (isNewest) report.Return("请补充一线职工慰问的情况，再选一张现场照片。", judge, sent.AddHours(18));
        else report.Accept(judge, sent.AddHours(18));
        await above.SaveChangesAsync(ct);
    }

    static DateTimeOffset At(DateOnly day, int hour) => new DateTimeOffset(day, new TimeOnly(hour, 0), TimeSpan.FromHours(8)).ToUniversalTime();
}

using UnionPortal.Shell;
using UnionPortal.Submissions;
using UnionPortal.Targets;
using UnionPortal.Tenancy;

namespace UnionPortal.Today;

/// <summary>What the federation above waits for, as lines of the to-do: a month to hand up, a report to mend, targets just set.</summary>
static class FromAbove
{
    /// <summary>So many days new targets stay on the to-do.</summary>
    const int NewFor = 14;

    /// <summary>So many days before the deadline a month becomes urgent.</summary>
    const int SoonDays = 2;

    public static IEnumerable<ReadToday.ToDo> Tasks(IEnumerable<ReadDuty.Duty> duties, ReadTargets.Page targets)
    {
        foreach (var duty in duties)
        {
            var path = $"reports/hand-up?month={duty.Month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)}";
            yield return duty.IsReturned
                ? new("undo", Say.TaskReturned.With(duty.Month), duty.Reason ?? "", path, true)
                : new("report", Say.TaskReport.With(duty.Month), duty.DaysLeft < 0 ? Say.TaskReportLate.With(-duty.DaysLeft) : Say.TaskReportDue.With(duty.DaysLeft), path, duty.DaysLeft <= SoonDays);
        }

        var since = targets.Today.AddDays(-NewFor);
        foreach (var act in targets.Received.Where(target => target.SetAt.Day() >= since).GroupBy(target => target.SenderName))
            yield return new("target", Say.TaskTargets.With(act.Key, targets.Draft.Year, act.Count()), Say.TaskTargetsHint, "targets", false);
    }
}

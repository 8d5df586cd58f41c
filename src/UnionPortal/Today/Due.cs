using UnionPortal.Activities;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Today;

/// <summary>What pairs wait for beside the next step of their life: an answer before its last day, a review after the agreement's, a word after months of silence, or this month's first record.</summary>
public enum Due
{
    Soon,
    Ended,
    Quiet,
    Silent,
}

/// <summary>Which pairs are due. The to-do counts them and their list shows them by the same words.</summary>
static class DuePairs
{
    const int SoonDays = 2;
    const int QuietDays = 90;

    public static IQueryable<TwinningPair> Of(FederationDb db, Due due, DateOnly today)
    {
        var pairs = db.Set<TwinningPair>();
        var (soon, quietSince) = (today.AddDays(SoonDays), today.AddDays(-QuietDays));
        var month = new DateOnly(today.Year, today.Month, 1);
        return due switch
        {
            Due.Soon => pairs.Where(pair => pair.Stage == PairStage.Proposed && pair.AnswerBy >= today && pair.AnswerBy <= soon),
            Due.Ended => pairs.Where(pair => pair.Stage == PairStage.Active && db.Set<PairAgreement>().Any(agreement => agreement.PairId == pair.Id && agreement.EndsOn < today)),
            Due.Quiet => pairs.Where(pair => pair.Stage == PairStage.Active && pair.ActiveFrom < quietSince
                && !db.Set<Activity>().Any(activity => activity.PairId == pair.Id && activity.HeldOn >= quietSince)),
            Due.Silent => pairs.Where(pair => pair.Stage == PairStage.Active && pair.ActiveFrom < month && !db.Set<Activity>().Any(activity => activity.PairId == pair.Id && activity.HeldOn >= month)),
            _ => throw new ArgumentOutOfRangeException(nameof(due), due, null),
        };
    }
}

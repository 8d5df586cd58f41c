using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Activities;
using UnionPortal.Facilities;
using UnionPortal.Members;
using UnionPortal.Posts;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Standards;

/// <summary>What a record says of a union on a day.</summary>
/// <param name="Amount">How much there is; 1 and 0 for what is there or not; nothing where nobody can tell.</param>
/// <param name="Words">One sentence, such as 近一年活动 6 场.</param>
public sealed record Evidence(int? Amount, string Words)
{
    /// <summary>Whether it bears the item out.</summary>
    public bool Meets(StandardItem item) => Amount >= (item.Source.IsCounted() ? item.Threshold ?? 1 : 1);
}

/// <summary>The catalogue of sources: each with its query and its sentence. Whatever the reader may not reach is not there.</summary>
static class Evidences
{
    const int MonthsOfActivities = 12;

    public static async Task<Dictionary<EvidenceSource, Evidence>> EvidenceAsync(this FederationDb db, Guid unionId, DateOnly today, CancellationToken ct)
    {
        var union = await db.Set<GrassrootsUnion>().AsNoTracking().FirstAsync(row => row.Id == unionId, ct);
        var posts = await db.Set<Post>().AsNoTracking().Where(post => post.UnionId == unionId && post.HeldUntil == null).Select(post => new { post.Kind, post.Holder!.Name }).ToListAsync(ct);
        var term = await db.Set<CommitteeTerm>().AsNoTracking().Where(row => row.UnionId == unionId).OrderByDescending(row => row.ElectedOn).FirstOrDefaultAsync(ct);
        var facilities = await db.Set<Facility>().CountAsync(facility => facility.UnionId == unionId && facility.ClosedOn == null, ct);
        var since = today.AddMonths(-MonthsOfActivities);
        var held = await db.Set<Activity>().CountAsync(activity => activity.IsSession && activity.HeldOn > since && activity.HeldOn <= today && (activity.UnionId == unionId || activity.PartnerUnionId == unionId), ct);
        var roster = union.RosterFrom is null ? 0 : await db.Set<Membership>().CountAsync(spell => spell.UnionId == unionId && spell.Standing == MemberStanding.Full && spell.From <= today && (spell.Until == null || spell.Until > today), ct);
        var chair = posts.Find(post => post.Kind == PostKind.Chair)?.Name;
        var isWomensDue = union.FemaleMemberCount >= WomensCommittees.DueFrom;
        var hasWomens = posts.Exists(post => post.Kind is PostKind.WomenDirector or PostKind.WomenMember);
        var rate = union is { WorkerCount: > 0, MemberCount: { } members } ? (int)(100L * members / union.WorkerCount.Value) : (int?)null;
        return new()
        {
            [EvidenceSource.Chair] = Is(chair is not null, Say.ChairIs.With(chair), Say.NoChair),
            [EvidenceSource.CommitteeTerm] = term is null ? new(0, Say.NoTerm) : Is(term.ExpiresOn >= today, Say.TermRuns.With(term.ElectedOn, term.ExpiresOn), Say.TermIsOver.With(term.ElectedOn, term.ExpiresOn)),
            [EvidenceSource.AuditCommittee] = Is(posts.Exists(post => post.Kind is PostKind.AuditDirector), Say.HasAudit, Say.NoAudit),
            [EvidenceSource.WomensCommittee] = isWomensDue || hasWomens ? Is(hasWomens, Say.HasWomens, Say.NoWomens.With(union.FemaleMemberCount)) : new(union.FemaleMemberCount is null ? null : 1, union.FemaleMemberCount is null ? Say.WomenUnknown : Say.WomensNotDue.With(union.FemaleMemberCount)),
            [EvidenceSource.Certificate] = union.CertificateNumber is null ? new(0, Say.NoCertificate) : Is(!(union.CertificateUntil < today), union.CertificateUntil is { } until ? Say.CertificateUntil.With(until) : Say.HasCertificate, Say.CertificateIsOver.With(union.CertificateUntil)),
            [EvidenceSource.Account] = Is(union.BankAccount is not null, Say.HasAccount, Say.NoAccount),
            [EvidenceSource.Facility] = new(facilities, facilities > 0 ? Say.OpenFacilities.With(facilities) : Say.NoFacility),
            [EvidenceSource.Activities] = new(held, held > 0 ? Say.HeldActivities.With(held) : Say.NoActivity),
            [EvidenceSource.Roster] = new(roster, roster > 0 ? Say.OnRoster.With(roster) : Say.NoRoster),
            [EvidenceSource.JoiningRate] = new(rate, rate is null ? Say.RateUnknown : Say.RateIs.With(rate, union.MemberCount, union.WorkerCount)),
            [EvidenceSource.MembersRating] = await db.RatingAsync(unionId, today, ct),
        };
    }

    /// <summary>What the records say of an item; nothing where it is borne out by hand.</summary>
    public static Evidence? For(this IReadOnlyDictionary<EvidenceSource, Evidence> evidence, StandardItem item) => evidence.GetValueOrDefault(item.Source);

    static Evidence Is(bool there, string yes, string no) => there ? new(1, yes) : new(0, no);
}

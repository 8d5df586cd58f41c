using Microsoft.EntityFrameworkCore;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Members;

/// <summary>
/// The members of a union that moves to another federation go along: there the membership ends as moved out, here it goes on with the day of joining it had.
/// Personal data is opened with the one federation's key and sealed with the other's, in memory and within the same transaction.
/// </summary>
static class CarryMembers
{
    /// <summary>Ends the living memberships there. The caller saves there first, and then enrols here whom this hands back: so nobody lives twice, not for a moment.</summary>
    /// <param name="there">The federation that gives.</param>
    /// <param name="here">The federation that takes.</param>
    /// <param name="from">The union there.</param>
    /// <param name="to">The same union here.</param>
    /// <param name="day">The day of the move; whoever took a later step moves with that one.</param>
    /// <param name="taker">The name of the federation that takes.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<List<Member>> LeaveAsync(FederationDb there, FederationDb here, Guid from, Guid to, DateOnly day, string taker, CancellationToken ct)
    {
        var living = await there.Set<Member>().Include(member => member.Spells).Include(member => member.Categories).AsSplitQuery()
            .Where(member => member.UnionId == from && member.Standing != MemberStanding.Left).OrderBy(member => member.NameKey).ThenBy(member => member.Id).ToListAsync(ct);
        var reason = Language.Written(() => Say.WentWithUnion.With(taker));
        return [.. living.Select(member => Carry(member, to, day, reason[..Math.Min(reason.Length, Membership.ReasonLimit)], there.Vault, here.Vault))];
    }

    static Member Carry(Member member, Guid to, DateOnly moved, string reason, Vault theirs, Vault ours)
    {
        var last = member.Spells.Max(spell => spell.From);
        var (day, standing) = (moved < last ? last : moved, member.Standing);
        var here = new Member
        {
            UnionId = to, Name = member.Name, Sex = member.Sex, BornOn = member.BornOn, Job = member.Job, Remark = member.Remark, ConsentedOn = member.ConsentedOn, Consent = member.Consent,
            Phone = member.Phone is { } phone ? ours.Seal(theirs.Open(phone), _ => phone.Masked) : null,
        };
        if (member.Identity is { } identity) here.Identify(theirs.Open(identity), ours);
        here.Arrive(member, standing, day);
        here.Hold([.. member.Categories.Where(held => held.Until is null).Select(held => held.Category)], day);
        member.Move(MembershipChange.MovedOut, day, reason);
        member.Hold([], day);
        return here;
    }
}

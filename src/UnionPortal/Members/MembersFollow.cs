using Microsoft.EntityFrameworkCore;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Members;

/// <summary>What becomes of the members of a union that is dissolved, as somebody decided: they go over to another union that day, or stay on the list until each is seen to. Where the union comes back, so do those who went over with it.</summary>
public sealed class MembersFollow : IFollowUnions
{
    public async Task DissolvedAsync(FederationDb db, Dissolution end, CancellationToken ct)
    {
        if (end.Members is not MembersFate.TransferTo(var to)) return;
        var reason = ReasonOf(end.UnionName);
        foreach (var member in await Of(db).Where(member => member.UnionId == end.UnionId && member.Standing != MemberStanding.Left).ToListAsync(ct))
        {
            var last = member.Spells.Max(spell => spell.From);
            Move(db, member, () => member.Move(MembershipChange.Transferred, end.Day < last ? last : end.Day, reason, to));
        }
    }

    public async Task RestoredAsync(FederationDb db, Guid unionId, CancellationToken ct)
    {
        var reason = ReasonOf(await db.FindUnionOfAsync(unionId, ct));
        var gone = db.Set<Membership>().Where(spell => spell.UnionId == unionId && spell.Ended == MembershipChange.Transferred && spell.Reason == reason).Select(spell => spell.MemberId);
        foreach (var member in await Of(db).Where(member => gone.Contains(member.Id)).ToListAsync(ct))
        {
            // Whoever has moved on since stays where they are.
            var last = member.Spells.OrderBy(spell => spell.From).ThenBy(spell => spell.Id).Last();
            if (last.Began != MembershipChange.Transferred || last.Until is not null) continue;
            Move(db, member, () =>
            {
                if (member.TakeBack() is { } spell) db.Remove(spell);
                return null;
            });
        }
    }

    static string ReasonOf(string union) => Language.Written(() => Say.UnionIsGone.With(union)) is var words && words.Length > Membership.ReasonLimit ? words[..Membership.ReasonLimit] : words;

    static IQueryable<Member> Of(FederationDb db) => db.Set<Member>().Include(member => member.Spells).Include(member => member.Categories).AsSplitQuery();

    static void Move(FederationDb db, Member member, Func<Membership?> move)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        if (move() is { } begun) db.Add(begun);
        foreach (var held in member.Categories) held.Follow(member);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
    }
}

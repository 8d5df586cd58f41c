using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Choosing;

/// <summary>Staff settle two together, or apart, before the next round; the record says who and why. Refuses two together of whom one has said no, a mentee settled elsewhere, and a mentor without a seat.</summary>
public sealed class SettleByHand(FederationDoor door) : IUseCase
{
    public async Task RunAsync(Guid mentorEntryId, Guid menteeEntryId, bool together, string? reason, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var (mentor, mentee) = (await db.FindEntryAsync(mentorEntryId, ct), await db.FindEntryAsync(menteeEntryId, ct));
        if (mentor.CampaignId != mentee.CampaignId || (mentor.Side, mentee.Side) != (PairSide.Mentor, PairSide.Mentee)) throw new Refusal(RefusalKind.NotFound, Say.NoSuchEntry);
        var tidy = TypedText.Tidy(reason);
        if (tidy.Length is 0 or > HandSetting.ReasonLimit) throw new Refusal(Say.HandNeedsReason, HandSetting.ReasonLimit);
        if (together) await RefuseUnfitAsync(db, mentor, mentee, ct);
        var setting = await db.Set<HandSetting>().FirstOrDefaultAsync(known => known.CampaignId == mentor.CampaignId && known.MentorEntryId == mentorEntryId && known.MenteeEntryId == menteeEntryId, ct);
        if (setting is null) db.Add(new HandSetting { CampaignId = mentor.CampaignId, MentorEntryId = mentorEntryId, MenteeEntryId = menteeEntryId, IsTogether = together, Reason = tidy });
        else (setting.IsTogether, setting.Reason) = (together, tidy);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Takes a setting back; the two are free again.</summary>
    public async Task UndoAsync(Guid mentorEntryId, Guid menteeEntryId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        if (await db.Set<HandSetting>().FirstOrDefaultAsync(known => known.MentorEntryId == mentorEntryId && known.MenteeEntryId == menteeEntryId, ct) is { } setting) db.Remove(setting);
        await db.SaveChangesAsync(ct);
    }

    static async Task RefuseUnfitAsync(FederationDb db, CampaignEntry mentor, CampaignEntry mentee, CancellationToken ct)
    {
        if (await db.Set<PartnerWish>().AnyAsync(wish => wish.Attitude == Attitude.Unwilling && (wish.ByEntryId == mentor.Id && wish.OfEntryId == mentee.Id || wish.ByEntryId == mentee.Id && wish.OfEntryId == mentor.Id), ct))
            throw new Refusal(Say.OneSaidNo);
        var settled = await db.Set<HandSetting>().Where(known => known.CampaignId == mentor.CampaignId && known.IsTogether && (known.MentorEntryId == mentor.Id || known.MenteeEntryId == mentee.Id)).ToListAsync(ct);
        settled.RemoveAll(known => known.MentorEntryId == mentor.Id && known.MenteeEntryId == mentee.Id);
        if (settled.Exists(known => known.MenteeEntryId == mentee.Id)) throw new Refusal(Say.MenteeIsSettled, mentee.Name);
        if (settled.Count >= mentor.Seats) throw new Refusal(Say.MentorHasNoSeat, mentor.Name, mentor.Seats);
    }
}

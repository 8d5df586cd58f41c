using UnionPortal.Choosing;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Demonstration;

/// <summary>A campaign's choosing in full swing: who is on offer, what some have said of others, and a round that has not been proposed yet.</summary>
static class InventedChoices
{
    static readonly string[] OfMentors = ["职代会和集体协商做得早，资料都可以借去看。", "有一间劳模创新工作室，欢迎带队来学。", "文体活动办得多，愿意一起办。"];
    static readonly string[] OfMentees = ["刚建会，想学怎么开好会员大会。", "经费账目还不会做，盼有人手把手教。", "年轻人多，想把活动办起来。"];

    public static async Task WriteAsync(FederationDb db, TwinningCampaign campaign, IReadOnlyList<Party> parties, IReadOnlySet<Guid> helped, IReadOnlySet<Guid> carrying, Acting office, DateTimeOffset at, Random random)
    {
        var today = at.Day();
        var mentors = parties.Where(party => Matching.CanMentor(party, today)).Select(party => Entry(campaign, PairSide.Mentor, party, at, OfMentors, random)).ToList();
        var mentees = parties.Where(party => !helped.Contains(party.Id) && Matching.NeedsOf(party, today).Count > 0).Select(party => Entry(campaign, PairSide.Mentee, party, at, OfMentees, random)).ToList();
        if (mentors.Count == 0 || mentees.Count == 0) return;
        db.AddRange(mentors);
        db.AddRange(mentees);
        var wishes = new List<PartnerWish>();
        foreach (var by in mentors.Concat(mentees).Where(_ => random.Next(3) > 0))
        {
            var others = by.Side == PairSide.Mentor ? mentees : mentors;
            foreach (var (of, place) in others.OrderBy(_ => random.Next()).Take(3).Select((of, place) => (of, place)))
            {
                var wish = new PartnerWish { CampaignId = campaign.Id, UnionId = by.OfUnionId, ByEntryId = by.Id, OfEntryId = of.Id };
                wish.Answer(place < 2 ? Attitude.Willing : Attitude.Unwilling, place == 0 ? 1 : null);
                wishes.Add(wish);
            }
        }

        db.AddRange(wishes);
        db.Add(new CampaignNotice
        {
            CampaignId = campaign.Id, Title = "结对共建启动会", Words = "请各单位主席或委托一名委员参加。会上介绍结对办法，帮促单位和被帮促单位见面交流，会后一周内请在“选择结对对象”里说说意向。",
            HeldOn = today.AddDays(5), Place = "总工会三楼会议室", SentAt = at, SentBy = office.Name,
        });
        var fit = new Fit(campaign.Rules);
        var seats = mentors.ConvertAll(mentor => new Seat(mentor.Id, carrying.Contains(mentor.OfUnionId!.Value) ? 0 : mentor.Seats));
        var no = wishes.Where(wish => wish.Attitude == Attitude.Unwilling).SelectMany(wish => new[] { (wish.ByEntryId, wish.OfEntryId), (wish.OfEntryId, wish.ByEntryId) }).ToHashSet();
        var market = Together.MarketOf(seats, mentees, mentors, fit, wishes.ConvertAll(wish => new Wish(wish.ByEntryId, wish.OfEntryId, wish.Attitude, wish.Rank)), [], []);
        var (round, lines) = await Together.BringAsync(campaign, market, seats, fit, mentors, mentees, no, office.Name, at);
        db.Add(round);
        db.AddRange(lines);
    }

    static CampaignEntry Entry(TwinningCampaign campaign, PairSide side, Party party, DateTimeOffset at, string[] words, Random random)
    {
        var entry = new CampaignEntry { CampaignId = campaign.Id, Side = side, OfUnionId = party.IsProspect ? null : party.Id, OfProspectId = party.IsProspect ? party.Id : null, Name = party.Name, Profile = EntryProfile.Of(party, at.Day()) };
        entry.Join(at);
        entry.Describe(campaign.MentorCapacity, random.Next(3) == 0 ? null : words[random.Next(words.Length)], campaign);
        return entry;
    }
}

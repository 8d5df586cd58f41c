using UnionPortal.Accounts;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Harness;

/// <summary>Arranges the rows most tests begin with.</summary>
public static class Registry
{
    public static readonly DateOnly LongAgo = new(2020, 1, 1);

    public static GrassrootsUnion Strong(string name = "强工会", double longitude = 116.65, double latitude = 40.17, string industry = "3429")
    {
        var union = new GrassrootsUnion
        {
            Name = name, RegisteredOn = LongAgo, FoundedOn = new(2005, 1, 1), IndustryCode = industry, Longitude = longitude, Latitude = latitude,
            Strengths = SixHaves.CompleteRules, ChairName = "宋勇艳",
        };
        union.CountHeads(LongAgo, 200, 80, 190, 70);
        union.Honours.Add(Honour.OfUnion(union.Id, HonourLevel.National, "模范职工之家", 2019));
        return union;
    }

    public static GrassrootsUnion Weak(string name = "新工会", double longitude = 116.66, double latitude = 40.17, string industry = "3429")
    {
        var union = new GrassrootsUnion
        {
            Name = name, RegisteredOn = LongAgo, FoundedOn = new(2025, 6, 1), IndustryCode = industry, Longitude = longitude, Latitude = latitude,
            Weaknesses = SixHaves.CompleteRules, ChairName = "马海梅",
        };
        union.CountHeads(LongAgo, 100, 40, 20, 8);
        return union;
    }

    public static async Task AddAsync(this Office office, params object[] rows)
    {
        await using var db = await office.OpenAsync();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    /// <summary>An open campaign of this office.</summary>
    public static async Task<Guid> OpenCampaignAsync(this Office office, int capacity = 1)
    {
        await using var staff = await office.StaffAsync();
        var today = staff.Use<TimeProvider>().Today();
        var id = Guid.CreateVersion7();
        await staff.Use<OpenCampaign>().RunAsync(id, new() { Name = "结对共建", StartsOn = today.AddMonths(-1), EndsOn = today.AddMonths(5), MentorCapacity = capacity });
        return id;
    }

    /// <summary>A pair that both sides agreed to and that signed today; of a mentor known already, or of a new one.</summary>
    public static async Task<(Guid Pair, GrassrootsUnion Mentor, GrassrootsUnion Mentee)> PairUpAsync(this Office office, bool isSigned = true, GrassrootsUnion? known = null, bool isAnswered = true)
    {
        var (mentor, mentee) = (known ?? Strong(), Weak());
        await office.AddAsync(known is null ? [mentor, mentee] : [mentee]);
        var campaign = await office.OpenCampaignAsync();
        await using var staff = await office.StaffAsync();
        var pair = await staff.Use<ProposePair>().RunAsync(campaign, mentor.Id, mentee.Id);
        if (!isAnswered) return (pair, mentor, mentee);
        await using var one = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        await using var other = await office.PostAsync(Role.UnionChair, mentee.Id, mentee.Name);
        await one.Use<AnswerPair>().RunAsync(pair, yes: true, null);
        await other.Use<AnswerPair>().RunAsync(pair, yes: true, null);
        if (isSigned) await staff.Use<SignAgreement>().RunAsync(pair, Agreement(staff.Use<TimeProvider>().Today()), null);
        return (pair, mentor, mentee);
    }

    public static AgreementDraft Agreement(DateOnly today) => new()
    {
        Number = $"结〔2026〕{Guid.NewGuid():N}"[..20], SignedOn = today, StartsOn = today, EndsOn = today.AddYears(1), Forms = [HelpForm.ExperienceExchange, HelpForm.SiteVisit],
    };
}

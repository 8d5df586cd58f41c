using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Helping;

/// <summary>What helps where one of the six things (六有) is missing: two items for each, an own one where there is no union yet, spread evenly over the agreement's term.</summary>
public static class Gaps
{
    /// <param name="Key">Of its words in the resources.</param>
    /// <param name="Form">How.</param>
    /// <param name="Content">What is brought.</param>
    /// <param name="By">Who does it.</param>
    public sealed record Remedy(string Key, HelpForm Form, HelpContent Content, PairSide By = PairSide.Mentor)
    {
        public string Title => Of("Remedy");

        public string Expected => Of("Result");

        string Of(string what) => Language.Written(() => Say.ResourceManager.GetString($"{what}_{Key}", Say.Culture)!);
    }

    static readonly Dictionary<SixHaves, Remedy[]> Remedies = new()
    {
        [SixHaves.ElectedChair] = [new("Election", HelpForm.OnSiteGuidance, HelpContent.Rules), new("ChairsWork", HelpForm.ExperienceExchange, HelpContent.Mindset)],
        [SixHaves.SoundOrganisation] = [new("Committees", HelpForm.OnSiteGuidance, HelpContent.Methods), new("SeeOrganisation", HelpForm.SiteVisit, HelpContent.Rules, PairSide.Mentee)],
        [SixHaves.ActivityPlatform] = [new("HoldTogether", HelpForm.JointActivities, HelpContent.Methods), new("SeeHome", HelpForm.SiteVisit, HelpContent.Methods, PairSide.Mentee)],
        [SixHaves.CompleteRules] = [new("SampleRules", HelpForm.OnlineExchange, HelpContent.Rules), new("WriteRules", HelpForm.OnSiteGuidance, HelpContent.Rules)],
        [SixHaves.ManagedFunds] = [new("TeachFunds", HelpForm.OnSiteGuidance, HelpContent.Training), new("FundRules", HelpForm.ExperienceExchange, HelpContent.Rules)],
        [SixHaves.SatisfiedMembers] = [new("VisitWorkers", HelpForm.JointActivities, HelpContent.Mindset), new("TeachService", HelpForm.OnlineExchange, HelpContent.Training)],
    };

    static readonly Remedy[] Founding = [new("Founding", HelpForm.OnSiteGuidance, HelpContent.Rules), new("ExplainUnion", HelpForm.ExperienceExchange, HelpContent.Mindset)];

    /// <summary>The remedies for what is missing, the founding of the union first.</summary>
    public static IReadOnlyList<Remedy> For(SixHaves missing, bool isProspect) =>
        [.. isProspect ? Founding : [], .. Remedies.Where(gap => missing.HasFlag(gap.Key)).SelectMany(gap => gap.Value)];

    /// <summary>So many days, evenly between two, the last one a little before the end.</summary>
    public static IEnumerable<DateOnly> Spread(DateOnly from, DateOnly until, int count)
    {
        var days = Math.Max(0, until.DayNumber - from.DayNumber);
        return Enumerable.Range(1, count).Select(at => from.AddDays(days * at / (count + 1)));
    }

    /// <summary>Items of a plan out of what is missing.</summary>
    internal static IEnumerable<HelpItem> ItemsFor(TwinningPair pair, IReadOnlyList<Remedy> remedies, DateOnly from, DateOnly until) => remedies.Zip(Spread(from, until, remedies.Count), (remedy, day) =>
    {
        var item = HelpItem.In(pair, Guid.CreateVersion7(), remedy.Title);
        item.Take(new() { Title = remedy.Title, Form = remedy.Form, Content = remedy.Content, DueOn = day, DoneBy = remedy.By, Expected = remedy.Expected });
        return item;
    });
}

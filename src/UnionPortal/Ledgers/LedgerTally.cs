using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Unions;

namespace UnionPortal.Ledgers;

/// <summary>How many of what were imported and amended, and how to say it: 已导入67家：机关1、企业37、社区联合29。</summary>
public sealed record LedgerTally(IReadOnlyDictionary<UnionKind, int> Unions, int Prospects, int Amended = 0)
{
    static readonly UnionKind[] Order = [UnionKind.Agency, UnionKind.Enterprise, UnionKind.SocialOrganisation, UnionKind.CommunityAssociation, UnionKind.BuildingAssociation, UnionKind.IndustryAssociation];

    /// <summary>How many are new.</summary>
    public int Total => Unions.Values.Sum() + Prospects;

    public static LedgerTally Of(IEnumerable<LedgerRow> rows)
    {
        var all = rows.ToList();
        var brandNew = all.FindAll(row => row.Amends is null);
        return new(brandNew.Where(row => row.Type is not null).CountBy(row => row.Type!.Value).ToDictionary(), brandNew.Count(row => row.IsProspect), all.Count - brandNew.Count);
    }

    public string Sentence => (Total, Amended) switch
    {
        (_, 0) => Imported,
        (0, _) => Say.OnlyAmended.With(Amended),
        _ => Imported + Say.AlsoAmended.With(Amended),
    };

    string Imported => Say.LedgerImported.With(Total, string.Join(UnionPortal.Unions.Say.ListSeparator, Parts()));

    IEnumerable<string> Parts()
    {
        foreach (var type in Order.Where(type => Unions.GetValueOrDefault(type) > 0)) yield return Say.TallyPart.With(type.ShortWord(), Unions[type]);
        if (Prospects > 0) yield return Say.TallyPart.With(UnionPortal.Unions.Say.Prospect, Prospects);
    }
}

using UnionPortal.Reference;
using UnionPortal.Unions;

namespace UnionPortal.Ledgers;

/// <summary>The words offices use for the type of a union, and for an employer that has none yet.</summary>
public static class KindWords
{
    const string NoUnionYet = "未建会";

    static readonly Dictionary<string, UnionKind> Words = new(StringComparer.Ordinal)
    {
        ["企业"] = UnionKind.Enterprise, ["企业工会"] = UnionKind.Enterprise, ["单独企业"] = UnionKind.Enterprise,
        ["机关事业单位"] = UnionKind.Agency, ["机关"] = UnionKind.Agency, ["事业单位"] = UnionKind.Agency, ["机关事业"] = UnionKind.Agency,
        ["机关工会"] = UnionKind.Agency, ["事业"] = UnionKind.Agency, ["机关、事业单位"] = UnionKind.Agency,
        ["社会组织"] = UnionKind.SocialOrganisation, ["社会团体"] = UnionKind.SocialOrganisation, ["民办非企业单位"] = UnionKind.SocialOrganisation,
        ["社区联合"] = UnionKind.CommunityAssociation, ["社区"] = UnionKind.CommunityAssociation, ["社区联合会"] = UnionKind.CommunityAssociation, ["社区工会联合会"] = UnionKind.CommunityAssociation, ["村社区联合"] = UnionKind.CommunityAssociation,
        ["楼宇联合"] = UnionKind.BuildingAssociation, ["楼宇"] = UnionKind.BuildingAssociation, ["楼宇联合会"] = UnionKind.BuildingAssociation, ["楼宇工会联合会"] = UnionKind.BuildingAssociation, ["商务楼宇"] = UnionKind.BuildingAssociation,
        ["行业联合"] = UnionKind.IndustryAssociation, ["行业"] = UnionKind.IndustryAssociation, ["行业联合会"] = UnionKind.IndustryAssociation, ["行业工会联合会"] = UnionKind.IndustryAssociation,
    };

    // From the most telling word to the least: 某某社区物业公司工会 is an enterprise's.
    static readonly (string Part, UnionKind Kind)[] InNames =
    [
        ("公司", UnionKind.Enterprise), ("厂", UnionKind.Enterprise), ("社区工会联合会", UnionKind.CommunityAssociation), ("楼宇", UnionKind.BuildingAssociation), ("大厦", UnionKind.BuildingAssociation),
        ("行业工会联合会", UnionKind.IndustryAssociation), ("机关", UnionKind.Agency), ("学校", UnionKind.Agency), ("医院", UnionKind.Agency), ("办事处", UnionKind.Agency),
        ("协会", UnionKind.SocialOrganisation), ("商会", UnionKind.SocialOrganisation),
    ];

    public static UnionKind? Read(string? typed) => Words.TryGetValue(TypedText.Compact(typed), out var type) ? type : null;

    public static UnionKind? GuessFromName(string name) =>
        InNames.Where(word => name.Contains(word.Part)).Select(word => (UnionKind?)word.Kind).FirstOrDefault();

    public static bool SaysNoUnionYet(string? typed) => TypedText.Compact(typed).Contains(NoUnionYet);
}

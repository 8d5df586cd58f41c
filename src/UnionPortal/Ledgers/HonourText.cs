using System.Globalization;
using System.Text.RegularExpressions;
using UnionPortal.Reference;
using UnionPortal.Unions;

namespace UnionPortal.Ledgers;

/// <summary>An honour as ledgers write it: 市级模范职工之家（2020）.</summary>
public sealed partial record HonourText(HonourLevel Level, string Title, int? Year)
{
    static readonly string[] Titles = ["职工之家", "职工小家", "五一劳动奖状", "五一劳动奖章", "工人先锋号", "劳动模范", "先进工会", "先进集体", "先进单位", "和谐企业", "书屋", "标兵岗", "示范单位", "创新工作室", "暖心驿站", "母婴"];

    static readonly Dictionary<string, HonourLevel> Levels = new(StringComparer.Ordinal)
    {
        ["全国"] = HonourLevel.National, ["国家级"] = HonourLevel.National, ["全国级"] = HonourLevel.National,
        ["省级"] = HonourLevel.Provincial, ["省"] = HonourLevel.Provincial, ["自治区级"] = HonourLevel.Provincial, ["直辖市级"] = HonourLevel.Provincial,
        ["市级"] = HonourLevel.Municipal, ["市"] = HonourLevel.Municipal, ["地市级"] = HonourLevel.Municipal,
        ["区级"] = HonourLevel.District, ["县级"] = HonourLevel.District, ["区县级"] = HonourLevel.District, ["区"] = HonourLevel.District, ["县"] = HonourLevel.District,
        ["镇级"] = HonourLevel.Township, ["镇"] = HonourLevel.Township, ["乡镇级"] = HonourLevel.Township, ["街道级"] = HonourLevel.Township, ["街道"] = HonourLevel.Township, ["镇街级"] = HonourLevel.Township,
    };

    /// <summary>Splits a cell into its honours. What cannot be read comes back as the text it is.</summary>
    public static (List<HonourText> Read, List<string> Unread) ReadAll(string? typed, bool inMunicipality)
    {
        var parts = Separators().Split(TypedText.Compact(typed)).Where(part => part.Length > 0 && part is not ("无" or "-" or "/" or "—")).ToList();
        var read = parts.Select(part => (part, honour: Read(part, inMunicipality))).ToList();
        return ([.. read.Where(one => one.honour is not null).Select(one => one.honour!)], [.. read.Where(one => one.honour is null).Select(one => one.part)]);
    }

    /// <summary>市级 in one of the four municipalities ranks with a province.</summary>
    public static HonourText? Read(string? typed, bool inMunicipality)
    {
        if (Written().Match(TypedText.Compact(typed)) is not { Success: true } match) return null;
        var title = match.Groups["title"].Value;
        if (!Array.Exists(Titles, title.Contains)) return null;

        var level = Levels[match.Groups["level"].Value];
        if (level == HonourLevel.Municipal && inMunicipality) level = HonourLevel.Provincial;
        var year = match.Groups["year"] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : (int?)null;
        return new(level, title, year);
    }

    [GeneratedRegex(@"[、;；,，\n]+")]
    private static partial Regex Separators();

    [GeneratedRegex(@"^(?:(?<year>(?:19|20)\d{2})年?度?)?(?<level>全国级?|国家级|省级?|自治区级|直辖市级|地市级|市级?|区县级|区级?|县级?|乡镇级|镇街级|镇级?|街道级?)(?<title>[^()\d]{3,30}?)(?:\(?(?<year>(?:19|20)\d{2})年?度?\)?)?$")]
    private static partial Regex Written();
}

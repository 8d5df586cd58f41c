using UnionPortal.Files;

namespace UnionPortal.Members;

/// <summary>What a column of a list of members holds.</summary>
public enum MemberColumn
{
    Name,
    Sex,
    Identity,
    BornOn,
    Phone,
    JoinedOn,
    Category,
    UnionCode,
    UnionName,
    Job,
    Number,
    Remark,
}

/// <summary>A list of members as offices keep it: headed by words such as 姓名 and 身份证号 within its first rows. Refuses a list without a column of names.</summary>
static class MemberList
{
    public const int SizeLimit = 60 * 1024 * 1024;
    public const int RowLimit = 200_000;

    /// <summary>A workbook unfolds to ten times and more of its size.</summary>
    const long UnfoldedLimit = 600L * 1024 * 1024;

    static readonly Dictionary<string, MemberColumn> Heads = new(StringComparer.Ordinal)
    {
        ["姓名"] = MemberColumn.Name, ["会员姓名"] = MemberColumn.Name, ["职工姓名"] = MemberColumn.Name, ["名字"] = MemberColumn.Name,
        ["性别"] = MemberColumn.Sex,
        ["身份证号"] = MemberColumn.Identity, ["身份证号码"] = MemberColumn.Identity, ["身份证"] = MemberColumn.Identity, ["证件号码"] = MemberColumn.Identity, ["证件号"] = MemberColumn.Identity, ["居民身份证号码"] = MemberColumn.Identity, ["公民身份号码"] = MemberColumn.Identity,
        ["出生日期"] = MemberColumn.BornOn, ["出生年月日"] = MemberColumn.BornOn, ["生日"] = MemberColumn.BornOn,
        ["手机号"] = MemberColumn.Phone, ["手机号码"] = MemberColumn.Phone, ["手机"] = MemberColumn.Phone, ["联系电话"] = MemberColumn.Phone, ["电话"] = MemberColumn.Phone, ["联系方式"] = MemberColumn.Phone,
        ["入会日期"] = MemberColumn.JoinedOn, ["入会时间"] = MemberColumn.JoinedOn, ["入会年月"] = MemberColumn.JoinedOn, ["加入工会时间"] = MemberColumn.JoinedOn,
        ["会员类别"] = MemberColumn.Category, ["类别"] = MemberColumn.Category, ["人员类别"] = MemberColumn.Category, ["用工形式"] = MemberColumn.Category,
        ["所在工会统一社会信用代码"] = MemberColumn.UnionCode, ["工会统一社会信用代码"] = MemberColumn.UnionCode, ["工会代码"] = MemberColumn.UnionCode, ["工会信用代码"] = MemberColumn.UnionCode, ["统一社会信用代码"] = MemberColumn.UnionCode,
        ["所在工会"] = MemberColumn.UnionName, ["工会名称"] = MemberColumn.UnionName, ["所属工会"] = MemberColumn.UnionName, ["基层工会"] = MemberColumn.UnionName, ["所在基层工会"] = MemberColumn.UnionName,
        ["岗位"] = MemberColumn.Job, ["职务"] = MemberColumn.Job, ["工种"] = MemberColumn.Job, ["职业"] = MemberColumn.Job,
        ["会员号"] = MemberColumn.Number, ["会员编号"] = MemberColumn.Number, ["会员卡号"] = MemberColumn.Number, ["会员证号"] = MemberColumn.Number,
        ["备注"] = MemberColumn.Remark, ["说明"] = MemberColumn.Remark,
    };

    /// <summary>The headings the portal writes itself, so that an exported list can come in again.</summary>
    public static IReadOnlyDictionary<string, MemberColumn> Known => Heads;

    /// <summary>The rows are read while one goes through them.</summary>
    public static HeadedList<MemberColumn> Read(Stream content, string name) =>
        HeadedList<MemberColumn>.Read(content, name, new(Heads, MemberColumn.Name, new(SizeLimit, UnfoldedLimit), RowLimit, Say.ListHasNoNames, Say.ListIsTooLong));
}

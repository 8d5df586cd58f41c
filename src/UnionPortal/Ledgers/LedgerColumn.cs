namespace UnionPortal.Ledgers;

/// <summary>What a column of a ledger can mean.</summary>
public enum LedgerColumn
{
    Ignored, Sequence, Name, Type, CreditCode, Industry, Address, Longitude, Latitude, FoundedOn,
    Workers, FemaleWorkers, Members, FemaleMembers, EmployersCovered, Chair, Phone, Honours, Remark,
}

/// <summary>The headings offices give their columns.</summary>
public static class LedgerColumns
{
    static readonly Dictionary<LedgerColumn, string[]> Headings = new()
    {
        [LedgerColumn.Sequence] = ["序号", "编号", "排序"],
        [LedgerColumn.Name] = ["工会名称", "基层工会名称", "工会全称", "单位名称", "企业名称", "工会组织名称", "名称", "工会"],
        [LedgerColumn.Type] = ["工会类型", "类型", "工会类别", "单位类型", "单位性质", "建会类型", "类别", "性质"],
        [LedgerColumn.CreditCode] = ["统一社会信用代码", "社会信用代码", "信用代码", "统一信用代码", "法人代码", "工会法人统一社会信用代码", "机构代码"],
        [LedgerColumn.Industry] = ["所属行业代码", "行业代码", "所属行业", "行业", "国民经济行业", "行业类别"],
        [LedgerColumn.Address] = ["详细地址", "地址", "单位地址", "办公地址", "通讯地址", "经营地址", "所在地"],
        [LedgerColumn.Longitude] = ["经度", "东经", "lng", "longitude"],
        [LedgerColumn.Latitude] = ["纬度", "北纬", "lat", "latitude"],
        [LedgerColumn.FoundedOn] = ["成立时间", "成立日期", "建会时间", "建会日期", "工会成立时间", "组建时间", "批复时间"],
        [LedgerColumn.Workers] = ["职工人数", "职工数", "职工总数", "职工总人数", "员工人数", "员工数", "员工总数", "从业人数", "从业人员", "职工"],
        [LedgerColumn.FemaleWorkers] = ["女职工人数", "女职工数", "女职工", "女员工人数", "女员工数"],
        [LedgerColumn.Members] = ["会员人数", "会员数", "会员总数", "工会会员人数", "工会会员数", "会员"],
        [LedgerColumn.FemaleMembers] = ["女会员人数", "女会员数", "女会员", "女性会员"],
        [LedgerColumn.EmployersCovered] = ["涵盖单位数", "覆盖单位数", "涵盖企业数", "覆盖企业数", "所辖单位数"],
        [LedgerColumn.Chair] = ["工会主席", "主席", "主席姓名", "工会主席姓名", "负责人", "联系人", "姓名"],
        [LedgerColumn.Phone] = ["联系电话", "电话", "联系方式", "手机", "手机号", "手机号码", "主席电话", "联系人电话"],
        [LedgerColumn.Honours] = ["荣誉", "所获荣誉", "获得荣誉", "荣誉称号", "获奖情况", "荣誉情况"],
        [LedgerColumn.Remark] = ["备注", "说明", "附注"],
    };

    static readonly string[] OfWomen = ["女", "其中女", "其中女性", "女性", "其中女职工", "其中女会员"];

    /// <summary>How well a heading says this meaning: an exact heading beats any part of one, a longer part a shorter one.</summary>
    internal static int Likeness(string heading, LedgerColumn column)
    {
        if (heading.Length == 0 || !Headings.TryGetValue(column, out var words)) return 0;
        return words.Max(word => word == heading ? 100 + word.Length : heading.Contains(word) ? word.Length : 0);
    }

    /// <summary>其中：女 after a column of workers means women workers.</summary>
    internal static LedgerColumn? AmongThem(string heading, LedgerColumn before) => !OfWomen.Contains(heading) ? null : before switch
    {
        LedgerColumn.Workers => LedgerColumn.FemaleWorkers,
        LedgerColumn.Members => LedgerColumn.FemaleMembers,
        _ => null,
    };
}

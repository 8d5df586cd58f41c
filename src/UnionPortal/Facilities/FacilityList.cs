using System.Globalization;
using UnionPortal.Files;
using UnionPortal.Reference;
using UnionPortal.Unions;

namespace UnionPortal.Facilities;

/// <summary>A list of facilities as offices keep it, and as the portal writes it itself. Columns are known by the words of <see cref="FacilityColumns"/>, and by others that people use.</summary>
static class FacilityList
{
    public const int SizeLimit = 10 * 1024 * 1024;
    public const int RowLimit = 2_000;

    /// <summary>The telephone of whoever looks after it; a file to take home never has it.</summary>
    internal const string Phone = "keeper-phone";

    const long UnfoldedLimit = 100L * 1024 * 1024;

    static readonly (string Head, string Column)[] Others =
    [
        ("名称", "name"), ("阵地名称", "name"), ("站点名称", "name"), ("驿站名称", "name"), ("种类", "kind"), ("类型", "kind"), ("类别", "kind"), ("阵地类型", "kind"), ("所属工会", "owner"), ("工会名称", "owner"), ("所属单位", "owner"), ("建设单位", "owner"),
        ("片区", "area"), ("社区", "area"), ("所在社区", "area"), ("村居", "area"), ("镇街", "area"), ("地址", "address"), ("详细地址", "address"), ("位置", "address"), ("启用时间", "opened"), ("建成时间", "opened"), ("建成日期", "opened"), ("开放日期", "opened"),
        ("开放时间", "hours"), ("开放时段", "hours"), ("服务时间", "hours"), ("设施设备", "equipment"), ("设施", "equipment"), ("设备", "equipment"), ("服务设施", "equipment"), ("投入资金", "invested"), ("投入金额", "invested"), ("投入", "invested"),
        ("出资方", "invested-by"), ("资金来源", "invested-by"), ("标签", "labels"), ("负责人", "keeper"), ("联系人", "keeper"), ("管理员", "keeper"), ("负责人电话", Phone), ("联系电话", Phone), ("电话", Phone), ("手机号", Phone), ("手机", Phone),
        ("经度", "longitude"), ("纬度", "latitude"), ("备注", "remark"), ("说明", "remark"), ("对外公开", "public"), ("是否公开", "public"),
    ];

    /// <summary>The rows are read while one goes through them.</summary>
    public static HeadedList<string> Read(Stream content, string name, int year)
    {
        var heads = Others.Concat(FacilityColumns.All(year).Select(column => (column.Head, Column: column.Key))).GroupBy(known => known.Head, StringComparer.Ordinal).ToDictionary(known => known.Key, known => known.First().Column, StringComparer.Ordinal);
        return HeadedList<string>.Read(content, name, new(heads, "name", new(SizeLimit, UnfoldedLimit), RowLimit, Say.ListHasNoNames, Say.ListIsTooLong));
    }
}

/// <summary>Turns one row of a list into a facility to be entered, or says what is wrong with it. What holds for the form holds here; what it has no field for goes into the remark.</summary>
sealed class FacilityRowReader(DateOnly today, IReadOnlyList<FacilityChoices.Choice> kinds, IReadOnlyDictionary<string, Guid> unions, IReadOnlyCollection<string> ownNames, bool isShutIn)
{
    const decimal TenThousand = 10_000;

    static readonly string[] AllDayWords = ["24小时", "全天", "全天候", "24h", "24H"];
    static readonly string[] YesWords = ["是", "公开", "对外", "对外开放", "√", "Yes", "yes", "Y"];
    static readonly char[] Separators = ['、', '，', ',', '；', ';', '/', '\n', ' ', '　'];

    readonly FacilityDraft.Rules rules = new(today);

    /// <summary>What was read, and the sentence that says why it cannot be entered.</summary>
    public (FacilityDraft Draft, string? Fault) Read(HeadedLine<string> line)
    {
        var draft = new FacilityDraft
        {
            Name = line["name"], Area = line["area"], Address = line["address"], OpenedOn = line["opened"], Hours = line["hours"], InvestedBy = line["invested-by"], Labels = line["labels"], KeeperName = line["keeper"], KeeperPhone = line[FacilityList.Phone],
            Remark = line["remark"], IsPublic = YesWords.Contains(TypedText.Compact(line["public"])) || TypedText.Compact(line["public"]) == Say.Yes, Longitude = NumberOf(line["longitude"]), Latitude = NumberOf(line["latitude"]),
        };
        draft.IsAllDay = AllDayWords.Contains(TypedText.Compact(draft.Hours)) || TypedText.Compact(draft.Hours) == TypedText.Compact(Say.AllDay);
        TakeEquipment(draft, line["equipment"]);
        if (TypedText.Compact(line["state"]) is { Length: > 0 } state && state != TypedText.Compact(Say.State_Open)) return (draft, Say.RowIsClosed);
        if (MoneyOf(line["invested"]) is not { IsRead: true } money) return (draft, string.Format(CultureInfo.CurrentCulture, Say.RowMoneyIsUnread, line["invested"]));
        draft.Invested = money.Amount;
        if (KindOf(line["kind"]) is not { } kind) return (draft, string.Format(CultureInfo.CurrentCulture, Say.RowKindIsUnknown, line["kind"], string.Join(Unions.Say.ListSeparator, kinds.Select(known => known.Name))));
        draft.KindId = kind;
        if (OwnerOf(line["owner"], draft) is { } fault) return (draft, fault);
        var faults = rules.Validate(draft);
        return (draft, faults.IsValid ? null : string.Concat(faults.Errors.Select(error => error.ErrorMessage).Distinct()));
    }

    // By its whole name, or by the only one that is part of what is written, as in a local label with the official name in brackets.
    Guid? KindOf(string typed)
    {
        var text = TypedText.Compact(typed);
        if (kinds.FirstOrDefault(kind => TypedText.Compact(kind.Name) == text) is { } exact) return exact.Id;
        var near = kinds.Where(kind => text.Contains(TypedText.Compact(kind.Name), StringComparison.Ordinal)).ToList();
        return near.Count == 1 ? near[0].Id : null;
    }

    string? OwnerOf(string typed, FacilityDraft draft)
    {
        var name = TypedText.Tidy(typed);
        if (name.Length == 0 || ownNames.Contains(name)) return null;
        if (unions.TryGetValue(name, out var union)) draft.UnionId = union;
        else return isShutIn ? Say.RowOfAnotherUnion : string.Format(CultureInfo.CurrentCulture, Say.RowUnionIsUnknown, name);
        return null;
    }

    static void TakeEquipment(FacilityDraft draft, string typed)
    {
        var words = typed.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        draft.Equipment = EquipmentEach.All.Where(one => words.Contains(one.Word())).Together();
        words.RemoveAll(word => EquipmentEach.All.Any(one => one.Word() == word));
        if (words.Count > 0) draft.Remark = string.Join(Unions.Say.ListSeparator, words.Prepend(draft.Remark).Where(word => !string.IsNullOrWhiteSpace(word)));
    }

    static decimal? NumberOf(string typed) => decimal.TryParse(typed, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    static (decimal? Amount, bool IsRead) MoneyOf(string typed)
    {
        var text = TypedText.Compact(typed).TrimEnd('元');
        if (text.Length == 0) return (null, true);
        var (number, times) = text.EndsWith('万') ? (text[..^1], TenThousand) : (text, 1);
        return NumberOf(number) is { } amount ? (amount * times, true) : (null, false);
    }
}

using UnionPortal.Files;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Members;

/// <summary>Turns one row of a list into a member, or says what is wrong with it. What holds for a form holds here.</summary>
sealed class MemberRowReader(DateOnly today, Vault vault, Guid importId, IReadOnlyDictionary<string, Guid> unionsByCode, IReadOnlyDictionary<string, Guid> unionsByName, Guid? fallback, bool isShutIn)
{
    static readonly (string Word, MemberCategory Category)[] Categories =
    [
        ("新就业", MemberCategory.NewEmploymentForm), ("快递", MemberCategory.NewEmploymentForm), ("外卖", MemberCategory.NewEmploymentForm), ("网约", MemberCategory.NewEmploymentForm), ("货车", MemberCategory.NewEmploymentForm),
        ("农民工", MemberCategory.Migrant), ("派遣", MemberCategory.Agency), ("退休", MemberCategory.Retired), ("在岗", MemberCategory.Regular), ("在职", MemberCategory.Regular), ("正式", MemberCategory.Regular), ("合同", MemberCategory.Regular),
    ];

    // Made once: putting the rules together costs more than holding a row to them.
    readonly MemberDraft.Rules rules = new(today, ofList: true);

    /// <summary>The member, or the sentence that says why there is none.</summary>
    public (Member? Member, string? Fault) Read(HeadedLine<MemberColumn> line)
    {
        var draft = new MemberDraft
        {
            Name = line[MemberColumn.Name], Identity = line[MemberColumn.Identity], BornOn = line[MemberColumn.BornOn], Phone = line[MemberColumn.Phone], JoinedOn = line[MemberColumn.JoinedOn],
            Job = line[MemberColumn.Job], Number = line[MemberColumn.Number], Remark = line[MemberColumn.Remark],
        };
        if (TypedText.BecameNumber(draft.Identity)) return (null, Say.IdentityBecameNumber);
        if (string.IsNullOrWhiteSpace(draft.JoinedOn)) draft.JoinedOn = new RoughDate(today, DatePrecision.Day).ToString();
        var (sex, isRead) = SexOf(line[MemberColumn.Sex]);
        if (!isRead) return (null, Say.SexIsUnread);
        draft.Sex = sex;
        if (CategoriesOf(line[MemberColumn.Category]) is not { } categories) return (null, string.Format(Say.CategoryIsUnread, line[MemberColumn.Category]));
        draft.Categories = categories;
        var (union, fault) = UnionOf(line);
        if (fault is not null) return (null, fault);
        draft.UnionId = union;
        var faults = rules.Validate(draft);
        if (!faults.IsValid) return (null, string.Concat(faults.Errors.Select(error => error.ErrorMessage).Distinct()));
        var member = new Member { UnionId = union!.Value, Name = draft.Name, ImportId = importId };
        draft.WriteTo(member, today, vault);
        var joined = RoughDate.Read(draft.JoinedOn, today)!.Value;
        member.Join(joined);
        member.Hold(categories, joined.First);
        return (member, null);
    }

    (Guid? Union, string? Fault) UnionOf(HeadedLine<MemberColumn> line)
    {
        var (code, name) = (CreditCode.Tidy(line[MemberColumn.UnionCode]), TypedText.Tidy(line[MemberColumn.UnionName]));
        Guid? found = code.Length > 0 && unionsByCode.TryGetValue(code, out var byCode) ? byCode : name.Length > 0 && unionsByName.TryGetValue(name, out var byName) ? byName : null;
        if (isShutIn && found is null && (code.Length > 0 ? unionsByCode.Count > 0 : name.Length > 0)) return (null, Say.RowOfAnotherUnion);
        found ??= code.Length + name.Length == 0 || isShutIn ? fallback : null;
        if (found is not null) return (found, null);
        return (null, code.Length + name.Length == 0 ? Say.RowHasNoUnion : string.Format(Say.RowUnionUnknown, code.Length > 0 ? code : name));
    }

    static (Sex? Sex, bool IsRead) SexOf(string typed) => TypedText.Compact(typed) switch
    {
        "" => (null, true),
        "男" or "男性" or "M" => (Sex.Male, true),
        "女" or "女性" or "F" => (Sex.Female, true),
        _ => (null, false),
    };

    static List<MemberCategory>? CategoriesOf(string typed)
    {
        var text = TypedText.Compact(typed);
        if (text.Length == 0) return [];
        var found = Categories.Where(known => text.Contains(known.Word, StringComparison.Ordinal)).Select(known => known.Category).Distinct().ToList();
        return found.Count > 0 ? found : null;
    }
}

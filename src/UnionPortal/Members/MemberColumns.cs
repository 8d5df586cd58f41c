using UnionPortal.Reference;
using UnionPortal.Views;

namespace UnionPortal.Members;

/// <summary>The columns of the list of members, on the screen and in a file. It is sorted only where an index keeps the order.</summary>
public static class MemberColumns
{
    public const string Name = "name";
    public const string Joined = "joined";

    /// <param name="hasUnion">The list shows members of several unions.</param>
    public static IReadOnlyList<Column<ListMembers.Row>> All(bool hasUnion) =>
    [
        new(Name, Say.Field_Name, row => row.Name) { IsSorted = true },
        new("sex", Say.Field_Sex, row => row.Sex?.Word()) { IsUsual = true },
        new("union", Say.Field_UnionId, row => row.UnionName) { IsUsual = hasUnion },
        new("standing", Say.Field_Standing, row => row.Standing.Word()) { IsUsual = true },
        new("categories", Say.Field_Categories, row => row.Categories.Count == 0 ? null : row.Categories.InWords()) { IsUsual = true },
        new("number", Say.Field_Number, row => row.Number) { IsUsual = true },
        new("phone", Say.Field_Phone, row => row.PhoneMasked) { IsUsual = true, InWholeFile = false },
        new(Joined, Say.Field_JoinedOn, row => new RoughDate(row.JoinedOn, row.JoinedPrecision).ToString()) { IsUsual = true, IsSorted = true },
        new("job", Say.Field_Job, row => row.Job),
        new("consent", Say.Field_Consent, row => row.Consent?.Word()) { InWholeFile = false },
        new("consented", Say.Field_ConsentedOn, row => row.ConsentedOn) { InWholeFile = false },
        new("remark", Say.Field_Remark, row => row.Remark) { OnScreen = false },
    ];
}

using UnionPortal.Unions;
using UnionPortal.Views;

namespace UnionPortal.Posts;

/// <summary>The columns of the list of elections, on the screen and in a file.</summary>
static class ElectionColumns
{
    // A federation has some hundred unions of its own: they are put in order in memory.
    static readonly Dictionary<string, Func<ListElections.Row, object?>> Orders = new()
    {
        ["union"] = row => Reference.Pinyin.KeyOf(row.UnionName), ["elected"] = row => row.ElectedOn, ["due"] = row => row.DueOn, ["expires"] = row => row.ExpiresOn, ["women"] = row => row.FemaleMembers,
    };

    internal static IReadOnlyList<Column<ListElections.Row>> All =>
    [
        Of("union", Say.UnionHead, row => row.UnionName),
        Of("kind", Unions.Say.Field_Kind, row => row.Kind.Word()),
        Of("chair", Say.ChairHead, row => row.ChairName) with { IsUsual = true },
        Of("number", Say.Field_Number, row => row.Number) with { IsFigure = true },
        Of("elected", Say.Field_ElectedOn, row => row.ElectedOn) with { IsUsual = true },
        Of("years", Say.Field_Years, row => row.Years) with { IsFigure = true },
        Of("due", Say.Field_DueOn, row => row.DueOn) with { IsUsual = true },
        Of("postponed", Say.Field_PostponedUntil, row => row.PostponedUntil) with { IsUsual = true },
        Of("reason", Say.Field_PostponeReason, row => row.PostponeReason),
        Of("expires", Say.Field_ExpiresOn, row => row.ExpiresOn) with { InWholeFile = false },
        Of("state", Say.StateHead, row => row.State.Word()) with { IsUsual = true },
        Of("women", Say.WomenMembersHead, row => row.FemaleMembers) with { IsFigure = true },
        Of("womens-committee", Say.WomensCommitteeHead, row => row.LacksWomen ? Say.LacksWomens : null) with { IsUsual = true },
    ];

    /// <summary>In the order asked for, what is missing last; as they are where none is asked for.</summary>
    internal static List<ListElections.Row> InOrder(List<ListElections.Row> rows, string? sort)
    {
        var (key, isDescending) = SortWord.Read(sort);
        if (key is null || !Orders.TryGetValue(key, out var by)) return rows;
        var sorted = rows.OrderBy(row => by(row) is null);
        return [.. isDescending ? sorted.ThenByDescending(by) : sorted.ThenBy(by)];
    }

    static Column<ListElections.Row> Of(string key, string head, Func<ListElections.Row, object?> value) => new(key, head, value) { IsSorted = Orders.ContainsKey(key) };
}

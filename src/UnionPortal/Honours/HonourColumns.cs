using UnionPortal.Unions;
using UnionPortal.Views;

namespace UnionPortal.Honours;

/// <summary>The columns of the list of honours, on the screen and in a file.</summary>
static class HonourColumns
{
    internal static readonly Orders<Honour> Orders = new()
    {
        ["title"] = honour => honour.Title, ["level"] = honour => honour.Level, ["kind"] = honour => honour.Holder, ["year"] = honour => honour.Year, ["until"] = honour => honour.ValidUntil,
    };

    internal static IReadOnlyList<Column<ListHonours.Row>> All(DateOnly today) =>
    [
        Of("title", Say.TitleHead, row => row.Title),
        Of("level", Unions.Say.Field_Level, row => row.Level.Word()) with { IsUsual = true },
        Of("kind", Unions.Say.Field_Holder, row => row.Holder.Word()),
        Of("holder", Say.HolderHead, row => row.HolderName) with { IsUsual = true },
        // A union that holds it itself stands there already as the holder.
        Of("union", Say.UnionHead, row => row.Holder == HonourHolder.Union ? null : row.UnionName) with { IsUsual = true },
        Of("year", Unions.Say.Field_Year, row => row.Year) with { IsUsual = true },
        Of("giver", Unions.Say.Field_Giver, row => row.Giver) with { IsUsual = true },
        Of("until", Unions.Say.Field_ValidUntil, row => row.ValidUntil),
        Of("state", Say.StateHead, row => row.StateOn(today).Word()) with { IsUsual = true },
        Of("revoked", Unions.Say.Field_RevokedOn, row => row.RevokedOn) with { InWholeFile = false },
    ];

    static Column<ListHonours.Row> Of(string key, string head, Func<ListHonours.Row, object?> value) => new(key, head, value) { IsSorted = Orders.ContainsKey(key) };
}

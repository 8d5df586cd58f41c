using UnionPortal.Shell;
using UnionPortal.Twinning;

namespace UnionPortal.Helping;

/// <summary>Forms of help against contents: how much is planned and done of each, so that what is thin is seen. What was dropped does not count.</summary>
public sealed class HelpMatrix(IEnumerable<HelpMatrix.Cell> cells)
{
    readonly Dictionary<(HelpForm, HelpContent), (int Planned, int Done)> all = cells.GroupBy(cell => (cell.Form, cell.Content))
        .ToDictionary(same => same.Key, same => (same.Where(cell => cell.State == ItemState.Planned).Sum(cell => cell.Count), same.Where(cell => cell.State == ItemState.Done).Sum(cell => cell.Count)));

    /// <summary>So many items of one form, content and state.</summary>
    public sealed record Cell(HelpForm Form, HelpContent Content, ItemState State, int Count = 1);

    public bool IsEmpty => all.Values.All(cell => cell is (0, 0));

    /// <summary>How much of a form and a content is planned, and done.</summary>
    public (int Planned, int Done) At(HelpForm form, HelpContent content) => all.GetValueOrDefault((form, content));

    /// <summary>Forms and contents of which there is nothing.</summary>
    public (List<HelpForm> Forms, List<HelpContent> Contents) Thin()
    {
        var living = all.Where(cell => cell.Value is not (0, 0)).Select(cell => cell.Key).ToList();
        return ([.. HelpForms.All.Except(living.Select(key => key.Item1))], [.. Enum.GetValues<HelpContent>().Except(living.Select(key => key.Item2))]);
    }

    /// <summary>Its rows for a document, beginning with the form.</summary>
    public IEnumerable<IReadOnlyList<string?>> Rows() => HelpForms.All.Select(form => (IReadOnlyList<string?>)
        [form.Word(), .. Enum.GetValues<HelpContent>().Select(content => At(form, content) is var (planned, done) && planned + done > 0 ? Say.DoneOf.With(done, planned + done) : Say.Dash)]);
}

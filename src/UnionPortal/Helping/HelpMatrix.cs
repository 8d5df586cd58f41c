using UnionPortal.Shell;
using UnionPortal.Twinning;

namespace UnionPortal.Helping;

/// <summary>Forms of help against contents: how much is planned and done of each, so that what is thin is seen. What was dropped does not count.</summary>
public sealed record HelpMatrix(IReadOnlyList<HelpMatrix.Cell> Cells)
{
    /// <summary>So many items of one form, content and state.</summary>
    public sealed record Cell(HelpForm Form, HelpContent Content, ItemState State, int Count = 1);

    public bool IsEmpty => !Living.Any();

    /// <summary>How much of a form and a content is planned, and done.</summary>
    public (int Planned, int Done) At(HelpForm form, HelpContent content) => (Of(form, content, ItemState.Planned), Of(form, content, ItemState.Done));

    /// <summary>Forms and contents of which there is nothing.</summary>
    public (List<HelpForm> Forms, List<HelpContent> Contents) Thin() =>
        ([.. HelpForms.All.Except(Living.Select(cell => cell.Form))], [.. Enum.GetValues<HelpContent>().Except(Living.Select(cell => cell.Content))]);

    /// <summary>Its rows for a document, beginning with the form.</summary>
    public IEnumerable<IReadOnlyList<string?>> Rows() => HelpForms.All.Select(form => (IReadOnlyList<string?>)
        [form.Word(), .. Enum.GetValues<HelpContent>().Select(content => At(form, content) is var (planned, done) && planned + done > 0 ? Say.DoneOf.With(done, planned + done) : Say.Dash)]);

    IEnumerable<Cell> Living => Cells.Where(cell => cell.State != ItemState.Dropped && cell.Count > 0);

    int Of(HelpForm form, HelpContent content, ItemState state) => Cells.Where(cell => cell.Form == form && cell.Content == content && cell.State == state).Sum(cell => cell.Count);
}

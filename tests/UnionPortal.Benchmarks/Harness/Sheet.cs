using System.Globalization;
using System.Text;
using UnionPortal.Benchmarks.Municipality;

namespace UnionPortal.Benchmarks.Harness;

/// <summary>The table of results as it stands under docs, a page for the everyday run and one for a whole municipality.</summary>
public sealed class Sheet
{
    readonly List<Line> lines = [];
    readonly List<string> notes = [];

    /// <param name="IsMet">Absent where there is no goal, or none at this scale.</param>
    sealed record Line(string What, string Portal, string Floor, string Ratio, string Goal, bool? IsMet);

    /// <summary>The portal against a floor, in times the floor's median.</summary>
    public void Ratio(string what, Timing portal, string floorName, Timing floor, double goal)
    {
        var ratio = portal.Median / floor.Median;
        lines.Add(new(what, portal.ToString(), $"{floorName}: {floor}", Text($"{ratio:0.00} ×"), Text($"≤ {goal:0.##} ×"), ratio <= goal));
    }

    /// <summary>A number that has a goal of its own, or none.</summary>
    public void Plain(string what, string portal, string goal = "", bool? isMet = null, string floor = "", string ratio = "") => lines.Add(new(what, portal, floor, ratio, goal, isMet));

    public void Note(string note) => notes.Add(note);

    public static string FileName(double scale) => scale >= 1 ? "benchmarks-whole.md" : "benchmarks.md";

    public string Write(double scale, City? city)
    {
        var text = new StringBuilder("# Benchmarks\n\n");
        text.Append("`dotnet run -c Release --project tests/UnionPortal.Benchmarks -- [--scale 0.01] [--only NAME] [--circuits 50]` makes this page anew. Floor and portal take turns within one run, on a PostgreSQL of its own that waits for the disk. Times are medians.\n\n");
        text.Append(Text($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1073741824.0:0} GB of memory, .NET {Environment.Version}. Scale {scale:0.###}"));
        text.Append(city is null ? ".\n\n" : $": {city.Size}.\n\n");
        text.Append("| what | portal | floor | ratio | goal | met |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var line in lines) text.Append($"| {line.What} | {line.Portal} | {line.Floor} | {line.Ratio} | {line.Goal} | {(line.IsMet switch { true => "yes", false => "**no**", null => "" })} |\n");
        text.Append("\n## How to read it\n\n");
        foreach (var note in notes.Distinct()) text.Append($"- {note}\n");
        return text.ToString();
    }

    /// <summary>Numbers as in English, whatever the reader's language: the page is written for builders.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

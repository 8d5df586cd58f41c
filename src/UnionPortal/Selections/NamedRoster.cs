using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Files;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Selections;

/// <summary>The decision that names (表彰决定), on screen and as a Word document alike. Before anybody is named it says that it is a proof.</summary>
public sealed class NamedRoster(FederationDoor door, Standings standings, TimeProvider clock) : IUseCase
{
    /// <param name="Title">Its heading.</param>
    /// <param name="Words">Its paragraphs.</param>
    /// <param name="For">Who was selected.</param>
    /// <param name="Names">Who is named.</param>
    /// <param name="Closing">The sentence below the names; nothing while it is a proof.</param>
    /// <param name="Giver">Who gives it and signs.</param>
    /// <param name="Day">The day it was given; nothing while it is a proof.</param>
    public sealed record Paper(string Title, IReadOnlyList<string> Words, SelectionFor For, List<Announced> Names, string? Closing, string Giver, DateOnly? Day)
    {
        public string DayWords => Day is { } day ? Say.LongDay.With(day) : Say.DateToFill;
    }

    public static IReadOnlyList<string> Headings(SelectionFor selects) => selects == SelectionFor.People ? [Say.NumberHead, Say.PersonHead, Say.UnionHead] : [Say.NumberHead, Say.UnionHead];

    public static IReadOnlyList<string> Cells(SelectionFor selects, Announced name, int number) =>
        selects == SelectionFor.People ? [$"{number}", name.Name, name.UnionName] : [$"{number}", name.Name];

    public async Task<Paper> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeHonours, ct);
        var selection = await db.Set<Selection>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchSelection);
        var giver = selection.Giver ?? (await standings.KinAsync(db.Scope.FederationId, ct)).Name;
        var count = selection.Announced.Count;
        var decided = (selection.For == SelectionFor.People ? Say.DecidedPeople : Say.DecidedUnions).With(count, selection.HonourLevel.Word(), selection.HonourTitle);
        var words = selection.NamedOn is null ? new[] { Say.RosterIsProof.With(selection.StateOn(clock.Today()).Word()), Say.RosterWay.With(selection.Name), decided } : [Say.RosterWay.With(selection.Name), decided];
        return new(Say.RosterTitle.With(selection.Year, selection.HonourTitle), words, selection.For, selection.Announced, selection.NamedOn is null ? null : Say.RosterHope, giver, selection.NamedOn);
    }

    public async Task<WordDocument> WriteAsync(Guid id, CancellationToken ct = default)
    {
        var paper = await RunAsync(id, ct);
        using var sheet = new WordSheet(paper.Title);
        foreach (var words in paper.Words) sheet.Text(words);
        if (paper.Names.Count > 0) sheet.Grid(Headings(paper.For), paper.Names.Select((name, at) => (IReadOnlyList<string?>)[.. Cells(paper.For, name, at + 1)]), paper.For == SelectionFor.People ? [1, 3, 6] : [1, 9]);
        if (paper.Closing is not null) sheet.Text(paper.Closing);
        sheet.Line(Say.SealOf.With(paper.Giver)).Line(paper.DayWords);
        return new(paper.Title + ".docx", sheet.ToBytes());
    }
}

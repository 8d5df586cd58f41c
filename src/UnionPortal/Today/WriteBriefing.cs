using UnionPortal.Figures;
using UnionPortal.Files;
using UnionPortal.Shell;
using UnionPortal.Submissions;
using UnionPortal.Targets;
using UnionPortal.Tenancy;

namespace UnionPortal.Today;

/// <summary>A leader's first screen as a Word document to take to a meeting: the numbers, what wants a look, the federations below side by side, photos of the highlights.</summary>
public sealed class WriteBriefing(FederationDoor door, ReadDashboard dashboard, ReadTargets readTargets, ListHighlights highlights, IFileStore store, TimeProvider clock) : IUseCase
{
    static readonly string[] Compared = [Indicators.Unions, Indicators.Members, Indicators.JoiningRate, Indicators.PairsActive, Indicators.Activities];

    public async Task<WordDocument> RunAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeReports, ct);
        var board = await dashboard.RunAsync(ct);
        var goals = (await readTargets.RunAsync(ct: ct)).Own.ToDictionary(distance => distance.Code, distance => distance.Brief(), StringComparer.Ordinal);
        using var sheet = new WordSheet(Say.BriefingTitle.With(board.Name));
        sheet.Line(Say.BriefingLead.With(Figures.Words.Month(board.Month), clock.Today()));
        sheet.Table(HeadlineTiles.Codes.Select(code => Number(board, code, goals)));
        if (Attention.Of(board) is { Count: > 0 } things)
        {
            sheet.Heading(Say.NeedsAttention);
            foreach (var (thing, at) in things.Select((thing, at) => (thing, at))) sheet.Text(Say.NumberedThing.With(at + 1, thing.Words, thing.Hint));
        }

        if (board.Lines.Count > 0)
            sheet.Heading(Figures.Say.SideBySide).Grid([Figures.Say.FederationColumn, .. Compared.Select(code => NameOf(board, code))],
                board.Lines.Select(line => Row(line.IsOwn ? Figures.Say.OwnLine.With(line.Name) : line.Name, line.Numbers)).Append(Row(Figures.Say.Total, board.Now)));
        await AddPhotosAsync(sheet, db.Scope.FederationId, ct);
        return new(Say.BriefingFile.With(board.Name, clock.Today()), sheet.ToBytes());
    }

    async Task AddPhotosAsync(WordSheet sheet, int federation, CancellationToken ct)
    {
        var pictures = new List<(byte[], string)>();
        foreach (var photo in await highlights.RunAsync(ct))
        {
            if (await store.ReadWholeAsync(federation, photo.PhotoId, ct) is { } bytes) pictures.Add((bytes, $"{photo.Title} · {Say.PhotoLine.With(photo.SenderName, photo.HeldOn)}"));
        }

        if (pictures.Count > 0) sheet.Heading(Say.HighlightPhotos).Pictures(pictures);
    }

    // One line: what it is, the two numbers behind a rate, the year before, the target.
    static (string, string?) Number(ReadDashboard.Board board, string code, Dictionary<string, string> goals)
    {
        var (indicator, worth) = (Indicators.Get(code), board.Now[code]);
        string?[] said = [indicator.Show(worth) + indicator.Unit(), worth.TwoNumbers(), indicator.AgainstYearBefore(worth, board.YearBefore.Find(code)), goals.GetValueOrDefault(code)];
        return (NameOf(board, code), string.Join(Say.Semicolon, said.Where(part => part is not null)));
    }

    static IReadOnlyList<string?> Row(string name, Numbers numbers) => [name, .. Compared.Select(code => Indicators.Get(code).Show(numbers[code]))];

    static string NameOf(ReadDashboard.Board board, string code) => code == Indicators.Activities ? Figures.Say.ActivitiesInMonth.With(board.Month) : Indicators.Get(code).Name();
}

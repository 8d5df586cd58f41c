using UnionPortal.Accounts;
using UnionPortal.Files;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;
using UnionPortal.Reference;

namespace UnionPortal.Posts;

/// <summary>The three papers of an election: the union asks 换届请示, the federation allows 批复, the union reports the result 选举结果报告.</summary>
public enum PaperKind
{
    Request,
    Approval,
    Result,
}

/// <summary>One paper of an election out of what is on record, with blanks for what is not; on screen and as a Word document alike.</summary>
public sealed class ElectionPaper(FederationDoor door, ListPosts posts, Standings standings) : IUseCase
{
    const string Blank = "________";

    /// <param name="Kind">Which paper.</param>
    /// <param name="Title">Its heading.</param>
    /// <param name="To">Whom it is addressed to.</param>
    /// <param name="Words">Its paragraphs.</param>
    /// <param name="Elected">Who was elected, in a report.</param>
    /// <param name="Closing">How such a paper ends.</param>
    /// <param name="From">Who signs.</param>
    public sealed record Paper(PaperKind Kind, string Title, string To, IReadOnlyList<string> Words, IReadOnlyList<Elected> Elected, string Closing, string From);

    public sealed record Elected(string Post, string Name, string Sex, string Employment);

    /// <summary>A paper as an address names it; the first for a word that is none.</summary>
    public static PaperKind KindOf(string? word) => Enum.TryParse<PaperKind>(word, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : PaperKind.Request;

    public async Task<Paper> RunAsync(Guid unionId, PaperKind kind, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePosts, ct);
        var page = await posts.RunAsync(unionId, ct);
        var union = await db.FindUnionAsync(unionId, ct);
        var federation = (await standings.KinAsync(db.Scope.FederationId, ct)).Name;
        return kind switch
        {
            PaperKind.Request => new(kind, Say.RequestTitle.With(union.Name), federation, Request(union, page), [], Say.RequestClosing, union.Name),
            PaperKind.Approval => new(kind, Say.ApprovalTitle.With(union.Name), union.Name, [Say.Approval1.With(union.Name, Next(page)), Say.Approval2], [], Say.ApprovalClosing, federation),
            _ => new(kind, Say.ResultTitle.With(union.Name), federation, Result(page), ElectedOf(page), Say.ResultClosing, union.Name),
        };
    }

    public async Task<WordDocument> WriteAsync(Guid unionId, PaperKind kind, CancellationToken ct = default)
    {
        var paper = await RunAsync(unionId, kind, ct);
        using var sheet = new WordSheet(paper.Title);
        sheet.Line(paper.To + Say.Colon);
        foreach (var words in paper.Words) sheet.Text(words);
        if (paper.Elected.Count > 0) sheet.Grid(Headings, paper.Elected.Select(elected => (IReadOnlyList<string?>)[elected.Post, elected.Name, elected.Sex, elected.Employment]));
        sheet.Text(paper.Closing).Line(Say.SealOf.With(paper.From)).Line(Say.DateToFill);
        return new(paper.Title + ".docx", sheet.ToBytes());
    }

    public static IReadOnlyList<string> Headings => [Say.Field_Post_Kind, Say.Field_PostHolder_Name, Say.Field_Sex, Say.Field_Employment];

    static List<string> Request(GrassrootsUnion union, ListPosts.Page page)
    {
        var last = page.Terms.FirstOrDefault();
        return
        [
            last is null ? Say.RequestNoTerm : Say.Request1.With(last.Number?.ToString(System.Globalization.CultureInfo.CurrentCulture) ?? Blank, last.ElectedOn, last.Years, last.DueOn),
            .. last?.PostponedUntil is { } until ? new[] { Say.RequestPostponed.With(until) } : [],
            Say.Request2,
            Say.Request3.With(Count(union.WorkerCount), Count(union.MemberCount), Count(union.FemaleMemberCount)),
            Say.Request4.With(Next(page)),
            Say.Request5,
        ];
    }

    static List<string> Result(ListPosts.Page page) => page.Terms.FirstOrDefault() is { } term
        ? [Say.Result1.With(term.ElectedOn, term.Number?.ToString(System.Globalization.CultureInfo.CurrentCulture) ?? Blank, term.Years), Say.Result2]
        : [Say.ResultNoTerm, Say.Result2];

    static List<Elected> ElectedOf(ListPosts.Page page) =>
        [.. page.Held.Where(post => post.Kind != PostKind.Organiser).Select(post => new Elected(post.Kind.Word(), post.Name, post.Sex?.Word() ?? "", post.Employment.Word()))];

    static string Next(ListPosts.Page page) => (page.Terms.FirstOrDefault()?.Number + 1)?.ToString(System.Globalization.CultureInfo.CurrentCulture) ?? Blank;

    static string Count(int? heads) => heads?.ToString("N0", System.Globalization.CultureInfo.CurrentCulture) ?? Blank;
}

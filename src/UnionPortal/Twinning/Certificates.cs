using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Files;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>What a completed pair is given: a certificate for each side and the words of a plaque, for the printer and as a Word document. A pair that is not completed is given nothing yet.</summary>
public sealed class Certificates(FederationDoor door, Standings standings) : IUseCase
{
    /// <param name="Title">荣誉证书.</param>
    /// <param name="To">Whose it is.</param>
    /// <param name="Words">What it says.</param>
    public sealed record Certificate(PairSide Side, string Title, string To, string Words);

    /// <param name="All">Empty while the pair is not completed.</param>
    /// <param name="Plaque">The words of the plaque that stands at the mentee's.</param>
    /// <param name="From">The federation that gives them.</param>
    public sealed record Page(string MentorName, string MenteeName, IReadOnlyList<Certificate> All, string Plaque, string From, DateOnly On);

    public async Task<Page> RunAsync(Guid pairId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        var pair = await db.Set<TwinningPair>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == pairId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchPair);
        if (pair.Stage != PairStage.Completed) return new(pair.MentorName, pair.MenteeName, [], "", "", default);
        var campaign = await db.FindCampaignAsync(pair.CampaignId, ct);
        var verdict = await db.Set<PairReview>().Where(review => review.PairId == pairId && review.Kind == ReviewKind.Final).Select(review => review.Verdict).FirstOrDefaultAsync(ct) ?? Verdict.Passed;
        var (from, to, federation) = (pair.ActiveFrom!.Value, pair.EndedOn!.Value, (await standings.KinAsync(db.Scope.FederationId, ct)).Name);
        return Language.Written(() => new Page(pair.MentorName, pair.MenteeName,
        [
            new(PairSide.Mentor, Say.CertificateTitle, pair.MentorName, Say.CertificateOfMentor.With(campaign.Name, from, to, pair.MenteeName, verdict.Word())),
            new(PairSide.Mentee, Say.CertificateTitle, pair.MenteeName, Say.CertificateOfMentee.With(campaign.Name, from, to, pair.MentorName, verdict.Word())),
        ], Say.PlaqueWords.With(pair.MentorName, pair.MenteeName, from.Year), federation, to));
    }

    public async Task<WordDocument> WriteAsync(Guid pairId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        var page = await RunAsync(pairId, ct);
        if (page.All.Count == 0) throw new Refusal(Say.NoCertificateYet);
        using var sheet = new WordSheet(Say.CertificateTitle);
        foreach (var certificate in page.All)
            sheet.Heading(certificate.To + Say.Colon).Text(certificate.Words).Line(page.From).Line(Say.LongDay.With(page.On));
        sheet.Heading(Say.PlaqueTitle).Text(page.Plaque);
        return new(Say.CertificateFile.With(page.MentorName, page.MenteeName), sheet.ToBytes());
    }
}

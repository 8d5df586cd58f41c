using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Files;
using UnionPortal.Shell;
using UnionPortal.Templates;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>What a completed pair is given: a numbered certificate for each side and the words of a plaque, for the printer and as a Word document. A pair that is not completed is given nothing yet.</summary>
public sealed class Certificates(FederationDoor door, Standings standings) : IUseCase
{
    /// <param name="Sheets">Empty while the pair is not completed.</param>
    public sealed record Page(string MentorName, string MenteeName, IReadOnlyList<CertificateSheet> Sheets);

    public async Task<Page> RunAsync(Guid pairId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        var pair = await db.Set<TwinningPair>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == pairId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchPair);
        if (pair.Stage != PairStage.Completed) return new(pair.MentorName, pair.MenteeName, []);
        var campaign = await db.FindCampaignAsync(pair.CampaignId, ct);
        var (verdict, giver) = (await db.FinalVerdictAsync(pairId, ct), (await standings.KinAsync(db.Scope.FederationId, ct)).Name);
        var values = Language.Written(() => PairFields.OfCertificate(pair, campaign.Name, verdict, giver));
        var given = (await db.Set<Certificate>().AsNoTracking().Where(certificate => certificate.SubjectId == pairId).ToListAsync(ct)).ToDictionary(certificate => certificate.Purpose);
        var sheets = new List<CertificateSheet>();
        foreach (var (purpose, to) in new[] { (TemplatePurpose.MentorCertificate, pair.MentorName), (TemplatePurpose.MenteeCertificate, pair.MenteeName), (TemplatePurpose.Plaque, (string?)null) })
        {
            // A certificate keeps the words it was given with; a plaque is made by those that stand today.
            var certificate = given.GetValueOrDefault(purpose);
            var text = certificate is null ? await db.TextForAsync(purpose, null, ct) : await db.TextByIdAsync(certificate.TextId, ct);
            sheets.Add(CertificateSheet.Of(purpose, text, values, to, giver, pair.EndedOn!.Value, certificate));
        }

        return new(pair.MentorName, pair.MenteeName, sheets);
    }

    public async Task<WordDocument> WriteAsync(Guid pairId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        var page = await RunAsync(pairId, ct);
        if (page.Sheets.Count == 0) throw new Refusal(Say.NoCertificateYet);
        return CertificateSheet.Write(Say.CertificateFile.With(page.MentorName, page.MenteeName), page.Sheets);
    }
}

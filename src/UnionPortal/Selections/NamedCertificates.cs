using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Files;
using UnionPortal.Shell;
using UnionPortal.Templates;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Selections;

/// <summary>A numbered certificate (荣誉证书) for each that a selection has named, for the printer and as a Word document. Before anybody is named there is none.</summary>
public sealed class NamedCertificates(FederationDoor door, Standings standings) : IUseCase
{
    /// <param name="Name">The selection.</param>
    /// <param name="Sheets">Empty while nobody is named.</param>
    public sealed record Page(string Name, IReadOnlyList<CertificateSheet> Sheets);

    public async Task<Page> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        var selection = await db.Set<Selection>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchSelection);
        if (selection.NamedOn is not { } day) return new(selection.Name, []);
        var giver = selection.Giver ?? (await standings.KinAsync(db.Scope.FederationId, ct)).Name;
        var candidacies = selection.Announced.ConvertAll(named => named.CandidacyId);
        var given = await db.Set<Certificate>().AsNoTracking().Where(certificate => candidacies.Contains(certificate.SubjectId) && certificate.Purpose == TemplatePurpose.SelectionCertificate).ToDictionaryAsync(certificate => certificate.SubjectId, ct);
        var texts = new Dictionary<Guid, TemplateText?>();
        foreach (var version in given.Values.Select(certificate => certificate.TextId).OfType<Guid>().Distinct()) texts[version] = await db.TextByIdAsync(version, ct);
        return new(selection.Name, selection.Announced.ConvertAll(named =>
        {
            var certificate = given.GetValueOrDefault(named.CandidacyId);
            var text = certificate?.TextId is { } version ? texts[version] : null;
            return CertificateSheet.Of(TemplatePurpose.SelectionCertificate, text, Language.Written(() => FieldsOf(selection, named, giver)), Language.Written(() => HolderOf(named)), giver, day, certificate);
        }));
    }

    public async Task<WordDocument> WriteAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        var page = await RunAsync(id, ct);
        if (page.Sheets.Count == 0) throw new Refusal(Say.NoCertificatesHint);
        return CertificateSheet.Write(Say.CertificatesFile.With(page.Name), page.Sheets);
    }

    internal static IReadOnlyDictionary<TemplateField, string?> FieldsOf(Selection selection, Announced named, string giver) => new Dictionary<TemplateField, string?>
    {
        [TemplateField.Holder] = HolderOf(named),
        [TemplateField.Honour] = selection.HonourTitle,
        [TemplateField.Level] = selection.HonourLevel.Word(),
        [TemplateField.Year] = $"{selection.Year}",
        [TemplateField.Selection] = selection.Name,
        [TemplateField.Giver] = giver,
    };

    static string HolderOf(Announced named) => named.PersonName is null ? named.UnionName : Say.PersonOfUnion.With(named.UnionName, named.PersonName);
}

/// <summary>Fills templates in from those that a selection has named.</summary>
sealed class FillSelectionTemplates(Standings standings) : IFillTemplates
{
    public async Task<Sample?> SampleAsync(FederationDb db, TemplatePurpose purpose, CancellationToken ct)
    {
        if (purpose != TemplatePurpose.SelectionCertificate) return null;
        var selection = await db.Set<Selection>().AsNoTracking().Where(row => row.NamedOn != null).OrderByDescending(row => row.NamedOn).FirstOrDefaultAsync(ct);
        if (selection?.Announced.FirstOrDefault() is not { } named) return null;
        var giver = selection.Giver ?? (await standings.KinAsync(db.Scope.FederationId, ct)).Name;
        return new(named.Name, Language.Written(() => NamedCertificates.FieldsOf(selection, named, giver)));
    }

    public Task<IReadOnlyList<TemplateUse>> UsesAsync(FederationDb db, CancellationToken ct) => Task.FromResult<IReadOnlyList<TemplateUse>>([]);

    public Task<IReadOnlyDictionary<Guid, int>> PapersAsync(FederationDb db, CancellationToken ct) => Task.FromResult<IReadOnlyDictionary<Guid, int>>(new Dictionary<Guid, int>());
}

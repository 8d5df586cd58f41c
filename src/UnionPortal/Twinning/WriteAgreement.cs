using UnionPortal.Files;
using UnionPortal.Shell;
using UnionPortal.Templates;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>A pair's agreement for Word: as it was recorded, or with blanks to fill in by hand before it is signed. The reader is who may see the pair.</summary>
public sealed class WriteAgreement(FederationDoor door, ReadPair read, ReadOffer readOffer, IFileStore store) : IUseCase
{
    const string Blank = Wording.Blank;

    public async Task<WordDocument> RunAsync(Guid pairId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        var (pair, wording) = await read.WithWordingAsync(pairId, ct);
        var signed = pair.Agreement;
        using var sheet = new WordSheet(wording.Title);
        sheet.Line(Say.AgreementNumber + Say.Colon + (signed?.Number ?? Blank)).Table(
        [
            (Say.PartyA, pair.MentorName),
            (Say.PartyB, pair.MenteeName),
            (Say.Campaign, pair.CampaignName),
            (Say.Term, signed is null ? Say.BlankTerm : Say.FromTo.With(signed.StartsOn, signed.EndsOn)),
            (Say.HelpForms, string.Join("  ", Enum.GetValues<HelpForm>().Where(form => form != HelpForm.None).Select(form => (signed?.Forms.HasFlag(form) is true ? "☑ " : "☐ ") + form.Word()))),
            (Say.Goals, signed?.Goals ?? "\n\n\n"),
        ]);
        sheet.Heading(Say.Terms);
        foreach (var (at, term) in wording.Lines.Index()) sheet.Text($"{at + 1}. {term}");
        var offer = (await readOffer.RunAsync(pairId, ct)).Offer is { State: OfferState.Complete } complete ? complete : null;
        foreach (var (side, words) in new[] { (PairSide.Mentor, Say.SignA), (PairSide.Mentee, Say.SignB) })
        {
            if (offer?.Of(side) is not { } signature)
            {
                sheet.Line(words).Line(Say.SignPerson).Line(Say.SignDate);
                continue;
            }

            sheet.Line(words).Line(Say.SignPerson + signature.Name);
            var told = Say.SignedByPhone.With(signature.Name, signature.At.InChina());
            var drawn = signature.DrawingId is { } drawing ? await store.ReadWholeAsync(db.Scope.FederationId, drawing, ct) : null;
            if (drawn is null || !sheet.Picture(drawn, told, widestMillimetres: 50, highestMillimetres: 22)) sheet.Line(told);
        }

        if (offer is { IsAmended: true }) sheet.Line(Say.AmendedSince);
        sheet.Line(Say.Witness + Say.Colon + (signed?.Witness ?? Blank)).Line(Say.SignedOn + Say.Colon + (signed is null ? Blank : Say.LongDay.With(signed.SignedOn)));
        return new(Say.AgreementFile.With(pair.MentorName, pair.MenteeName), sheet.ToBytes());
    }
}

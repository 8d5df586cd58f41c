using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>The pairs a reader sees, as a spreadsheet: the same stage and search, all pages.</summary>
public sealed class ExportPairs(FederationDoor door) : IUseCase
{
    static IReadOnlyList<(string, Func<Line, object?>)> Columns =>
    [
        (PairSide.Mentor.Word(), line => line.Pair.MentorName),
        (PairSide.Mentee.Word(), line => line.Pair.MenteeName),
        (Say.Campaign, line => line.Campaign),
        (Say.Stage, line => line.Pair.Stage.Word()),
        (Say.Why, line => line.Pair.Reasons.Sentence()),
        (Say.ProposedOnHead, line => line.Pair.ProposedOn),
        (Say.AnswerBy, line => line.Pair.AnswerBy),
        (Say.AgreementNumber, line => line.Agreement?.Number),
        (Say.SignedOn, line => line.Agreement?.SignedOn),
        (Say.StartsOn, line => line.Agreement?.StartsOn),
        (Say.EndsOn, line => line.Agreement?.EndsOn),
        (Say.HelpForms, line => line.Agreement is { } signed ? string.Join(Say.And, signed.Forms.Each().Select(form => form.Word())) : null),
        (Say.EndedOnHead, line => line.Pair.EndedOn),
    ];

    sealed record Line(TwinningPair Pair, string Campaign, PairAgreement? Agreement);

    public async Task<SheetTable> RunAsync(PairStage? stage, string? search, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        var pairs = ListPairs.Find(db, search);
        if (stage is { } at) pairs = pairs.At(at);
        var found = await pairs.OrderBy(pair => pair.Stage).ThenByDescending(pair => pair.ProposedOn).ThenBy(pair => pair.Id).Take(SheetTable.RowLimit + 1).ToListAsync(ct);
        var campaigns = await db.Set<TwinningCampaign>().AsNoTracking().ToDictionaryAsync(campaign => campaign.Id, campaign => campaign.Name, ct);
        var signed = await db.Set<PairAgreement>().AsNoTracking().Where(agreement => pairs.Any(pair => pair.Id == agreement.PairId)).ToDictionaryAsync(agreement => agreement.PairId, ct);
        return await db.TakeHomeAsync(Say.PairsTitle, found.ConvertAll(pair => new Line(pair, campaigns.GetValueOrDefault(pair.CampaignId) ?? "", signed.GetValueOrDefault(pair.Id))), Columns, nameof(TwinningPair), ct);
    }
}

using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Views;

namespace UnionPortal.Twinning;

/// <summary>The columns of the list of pairs, on the screen and in a file.</summary>
static class PairColumns
{
    /// <summary>A pair with what is kept of it elsewhere.</summary>
    internal sealed record Line(TwinningPair Pair, string Campaign, PairAgreement? Agreement);

    internal static readonly Orders<TwinningPair> Orders = new()
    {
        ["mentor"] = pair => pair.MentorName, ["mentee"] = pair => pair.MenteeName, ["stage"] = pair => pair.Stage, ["proposed"] = pair => pair.ProposedOn, ["answer-by"] = pair => pair.AnswerBy,
        ["active"] = pair => pair.ActiveFrom, ["ended"] = pair => pair.EndedOn,
    };

    internal static IReadOnlyList<Column<Line>> All =>
    [
        Of("mentor", PairSide.Mentor.Word(), line => line.Pair.MentorName),
        Of("mentee", PairSide.Mentee.Word(), line => line.Pair.MenteeName) with { IsUsual = true },
        Of("campaign", Say.Campaign, line => line.Campaign),
        Of("stage", Say.Stage, line => line.Pair.Stage.Word()) with { IsUsual = true },
        Of("reasons", Say.Why, line => line.Pair.Reasons.Sentence()),
        Of("proposed", Say.ProposedOnHead, line => line.Pair.ProposedOn) with { IsUsual = true },
        Of("answer-by", Say.AnswerBy, line => line.Pair.AnswerBy),
        Of("agreement", Say.AgreementNumber, line => line.Agreement?.Number),
        Of("signed", Say.SignedOn, line => line.Agreement?.SignedOn),
        Of("active", Say.ActiveFromHead, line => line.Pair.ActiveFrom) with { IsUsual = true, InWholeFile = false },
        Of("starts", Say.StartsOn, line => line.Agreement?.StartsOn),
        Of("ends", Say.EndsOn, line => line.Agreement?.EndsOn) with { IsUsual = true },
        Of("forms", Say.HelpForms, line => line.Agreement is { } signed ? string.Join(Say.And, signed.Forms.Each().Select(form => form.Word())) : null),
        Of("ended", Say.EndedOnHead, line => line.Pair.EndedOn),
    ];

    internal static IOrderedQueryable<TwinningPair> InOrder(this IQueryable<TwinningPair> pairs, string? sort) =>
        pairs.Sorted(sort, Orders, rows => rows.OrderBy(pair => pair.Stage).ThenByDescending(pair => pair.ProposedOn).ThenBy(pair => pair.Id));

    /// <summary>The pairs as lines, in their order.</summary>
    internal static async Task<List<Line>> LinesAsync(this FederationDb db, List<TwinningPair> pairs, CancellationToken ct)
    {
        var ids = pairs.ConvertAll(pair => pair.Id);
        var campaigns = await db.Set<TwinningCampaign>().AsNoTracking().ToDictionaryAsync(campaign => campaign.Id, campaign => campaign.Name, ct);
        var signed = await db.Set<PairAgreement>().AsNoTracking().Where(agreement => ids.Contains(agreement.PairId)).ToDictionaryAsync(agreement => agreement.PairId, ct);
        return pairs.ConvertAll(pair => new Line(pair, campaigns.GetValueOrDefault(pair.CampaignId) ?? "", signed.GetValueOrDefault(pair.Id)));
    }

    static Column<Line> Of(string key, string head, Func<Line, object?> value) => new(key, head, value) { IsSorted = Orders.ContainsKey(key) };
}

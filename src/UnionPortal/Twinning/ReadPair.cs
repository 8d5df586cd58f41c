using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Templates;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>All that one pair's page shows: both sides, the reasons, every step, the agreement with its scan.</summary>
public sealed class ReadPair(FederationDoor door, TimeProvider clock) : IUseCase
{
    public sealed record SignedAgreement(string Number, DateOnly SignedOn, DateOnly StartsOn, DateOnly EndsOn, HelpForm Forms, string? Goals, string? Witness, Guid? ScanId, string? ScanName);

    /// <summary>A term that was made longer.</summary>
    public sealed record Longer(DateOnly From, DateOnly To, DateTimeOffset At, string By);

    /// <summary>A side's answer on paper, as the reader may fetch it.</summary>
    public sealed record Paper(Guid Id, string Name);

    public sealed record Page(
        Guid Id, Guid CampaignId, string CampaignName, Guid? MentorId, string MentorName, Guid? MenteeId, string MenteeName, bool IsProspect, PairStage Stage, int Score,
        List<MatchReason> Reasons, DateOnly ProposedOn, DateOnly AnswerBy, int DaysLeft, bool? MentorSaysYes, bool? MenteeSaysYes, DateOnly? AgreedOn, DateOnly? ActiveFrom,
        DateOnly? EndedOn, List<PairStep> Steps, SignedAgreement? Agreement, PairSide? OwnSide, List<Paper> Papers)
    {
        public List<Longer> Renewals { get; init; } = [];

        public bool AwaitsOwnAnswer => OwnSide is not null && Stage == PairStage.Proposed && OwnAnswer is null && DaysLeft >= 0;

        public bool? OwnAnswer => OwnSide == PairSide.Mentor ? MentorSaysYes : MenteeSaysYes;

        public string PartnerName => OwnSide == PairSide.Mentor ? MenteeName : MentorName;
    }

    /// <summary>The pair with the words of its agreement: the text it was signed by, or else the one that holds now.</summary>
    public async Task<(Page Pair, Wording Wording)> WithWordingAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        var pair = await RunAsync(id, ct);
        var signed = await db.Set<PairAgreement>().AsNoTracking().Where(agreement => agreement.PairId == id).Select(agreement => new { agreement.TextId }).FirstOrDefaultAsync(ct);
        var text = signed is null ? await db.AgreementTextAsync(pair.CampaignId, ct) : await db.TextByIdAsync(signed.TextId, ct);
        return (pair, Wording.Of(TemplatePurpose.Agreement, text, PairFields.OfAgreement(pair)));
    }

    public async Task<Page> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        var pair = await db.Set<TwinningPair>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchPair);
        var campaign = await db.FindCampaignAsync(pair.CampaignId, ct);
        var agreement = await db.Set<PairAgreement>().AsNoTracking().FirstOrDefaultAsync(signed => signed.PairId == id, ct);
        var scan = agreement is null ? null : await db.Set<StoredFile>().AsNoTracking()
            .Where(file => file.SubjectId == agreement.Id && file.Purpose == FilePurpose.AgreementScan).Select(file => new { file.Id, file.Name }).FirstOrDefaultAsync(ct);
        var papers = await db.Set<StoredFile>().AsNoTracking().Where(file => file.SubjectId == id && file.Purpose == FilePurpose.AnswerScan)
            .OrderBy(file => file.StoredAt).Select(file => new Paper(file.Id, file.Name)).ToListAsync(ct);
        return new(pair.Id, campaign.Id, campaign.Name, pair.UnionId, pair.MentorName, pair.PartnerUnionId, pair.MenteeName, pair.PartnerUnionId is null, pair.Stage, pair.Score, pair.Reasons,
            pair.ProposedOn, pair.AnswerBy, pair.AnswerBy.DayNumber - clock.Today().DayNumber, pair.MentorSaysYes, pair.MenteeSaysYes, pair.AgreedOn, pair.ActiveFrom, pair.EndedOn, pair.Steps,
            agreement is null ? null : new SignedAgreement(agreement.Number, agreement.SignedOn, agreement.StartsOn, agreement.EndsOn, agreement.Forms, agreement.Goals, agreement.Witness, scan?.Id, scan?.Name),
            db.Scope.UnionId is not { } own ? null : pair.UnionId == own ? PairSide.Mentor : PairSide.Mentee, papers) { Renewals = [.. (agreement?.Renewals ?? []).Select(renewal => new Longer(renewal.From, renewal.To, renewal.At, renewal.By))] };
    }
}

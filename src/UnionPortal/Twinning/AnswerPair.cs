using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>One side's yes, or no with a reason, given from its own posting or by a prospect's contact through a personal link. Who types it for a chair is said in the pair's history. Nobody answers for the other side.</summary>
public sealed class AnswerPair(FederationDoor door, PlatformDoor platform, TimeProvider clock) : IUseCase
{
    /// <summary>What the holder of a link is shown; in a sentence, why there is nothing to answer any more.</summary>
    public sealed record Asked(string ProspectName, string MentorName, string Reasons, DateOnly AnswerBy, string? Over);

    public async Task RunAsync(Guid pairId, bool yes, string? reason, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AnswerPair, ct);
        var pair = await db.FindPairAsync(pairId, ct);
        var side = pair.UnionId == db.Scope.UnionId ? PairSide.Mentor : PairSide.Mentee;
        pair.Answer(side, yes, reason, db.Acting, clock.GetUtcNow());
        await db.SaveStepAsync(ct);
    }

    public async Task<Asked> ReadByLinkAsync(string token, CancellationToken ct = default)
    {
        await using var db = await door.OpenPublicAsync(token, LinkPurpose.AnswerPair, ct);
        var pair = await db.Set<TwinningPair>().AsNoTracking().FirstOrDefaultAsync(pair => pair.Id == db.Scope.LinkSubject, ct)
            ?? throw new Refusal(RefusalKind.NotFound, Tenancy.Say.LinkUnknown);
        return new(pair.MenteeName, pair.MentorName, pair.Reasons.Sentence(), pair.AnswerBy, pair.WhyNoAnswer(PairSide.Mentee, clock.Today()));
    }

    /// <summary>Works once: the link is spent with the answer. Says where the pair stands now.</summary>
    public async Task<PairStage> RunByLinkAsync(string token, bool yes, string? reason, CancellationToken ct = default)
    {
        await using var db = await door.OpenPublicAsync(token, LinkPurpose.AnswerPair, ct);
        var pair = await db.FindPairAsync(db.Scope.LinkSubject!.Value, ct);
        pair.Answer(PairSide.Mentee, yes, reason, db.Acting, clock.GetUtcNow());
        await db.SaveStepAsync(ct);
        await platform.SpendLinkAsync(token, ct);
        return pair.Stage;
    }
}

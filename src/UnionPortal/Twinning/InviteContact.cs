using UnionPortal.Accounts;
using UnionPortal.Tenancy;
using UnionPortal.Unions;
using Microsoft.EntityFrameworkCore;

namespace UnionPortal.Twinning;

/// <summary>Makes the one-time link by which a prospect's contact answers, without an account. An earlier link of the same pair is spent.</summary>
public sealed class InviteContact(FederationDoor door, PlatformDoor platform) : IUseCase
{
    public sealed record Issued(string Token, string ContactName, DateOnly AnswerBy);

    public async Task<Issued> RunAsync(Guid pairId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var pair = await db.FindPairAsync(pairId, ct);
        if (pair.ProspectId is not { } prospectId || pair.Stage != PairStage.Proposed) throw new Refusal(Say.NothingToAnswer, pair.StageWord);
        var contact = await db.Set<Prospect>().Where(prospect => prospect.Id == prospectId).Select(prospect => prospect.ContactName).FirstAsync(ct);
        var holder = string.IsNullOrWhiteSpace(contact) ? pair.MenteeName : contact;
        // The link outlives the last day by one, so that its end is said by the pair in words and not by a dead link.
        var token = await platform.IssueLinkAsync(Permission.ManagePairs, LinkPurpose.AnswerPair, pair.Id, pair.MenteeName + Shell.Language.Written(() => Say.ContactSuffix) + contact, pair.AnswerBy.AddDays(2), ct);
        return new(token, holder, pair.AnswerBy);
    }
}

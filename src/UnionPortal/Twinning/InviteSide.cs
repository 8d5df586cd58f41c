using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Twinning;

/// <summary>Makes the personal link of one side's chair, to send with the news that a pair is proposed.</summary>
public sealed class InviteSide(FederationDoor door, InviteToUnion invite) : IUseCase
{
    public sealed record Sent(InviteToOffice.Issued Issued, string ChairName);

    public async Task<Sent> RunAsync(Guid pairId, PairSide side, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.InviteChairs, ct);
        var pair = await db.FindPairAsync(pairId, ct);
        var unionId = side == PairSide.Mentor ? pair.UnionId : pair.PartnerUnionId;
        var union = await db.Set<GrassrootsUnion>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == unionId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchParty);
        var tail = union.ChairPhone?.Masked is { Length: >= 4 } masked ? masked[^4..] : null;
        return new(await invite.RunAsync(new(union.Id, union.Name, union.ChairName ?? "", tail), ct), union.ChairName ?? "");
    }
}

using Microsoft.EntityFrameworkCore;
using UnionPortal.Federations;
using UnionPortal.Moving;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Demonstration;

/// <summary>A union that one township offers to another and that waits for an answer.</summary>
sealed class InventedMoves(FederationDoor door, TimeProvider clock)
{
    public async Task LiveAsync(Federation giver, Federation taker, string reason, CancellationToken ct)
    {
        await using var there = await door.OpenForCommandAsync(giver.Id, ct);
        if (await there.Set<UnionMove>().AnyAsync(move => move.OtherFederationId == taker.Id, ct)) return;
        var union = await there.Set<GrassrootsUnion>().Include(row => row.Honours).Living()
            .Where(row => row.Kind == UnionKind.Enterprise && !there.Set<TwinningPair>().Any(pair => pair.UnionId == row.Id || pair.PartnerUnionId == row.Id)).OrderByDescending(row => row.NameKey).FirstAsync(ct);
        // Invented codes begin anew in every township; one that moves must be nobody else's.
        (union.CreditCode, union.EmployerCode) = (CodeOf("81", 90_000 + giver.Id), CodeOf("91", 90_000 + giver.Id));
        var (giving, taking) = UnionMove.Offer(Guid.CreateVersion7(), union, await OfferUnion.CountAsync(there, union.Id, ct), (giver.Id, giver.Name), (taker.Id, taker.Name), clock.Today().AddDays(-3), reason, "周洋", clock.GetUtcNow().AddDays(-3));
        there.Add(giving);
        await there.SaveChangesAsync(ct);
        await using var here = await door.OpenForCommandAsync(taker.Id, ct);
        here.Add(taking);
        await here.SaveChangesAsync(ct);
    }

    static string CodeOf(string kind, int number)
    {
        var first = $"{kind}999999MJ{number:D7}"[..17];
        return first + CreditCode.CheckCharacter(first);
    }
}

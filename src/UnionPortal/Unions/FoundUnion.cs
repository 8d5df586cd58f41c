using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>
/// Enters one union into the register by hand. Saved twice, it is there once. Where it grows from a prospect, that one leaves the founding ledger
/// the same day, so that it is never counted twice. Refuses a code that another union holds, a prospect that has left, and to split off from a union that ended otherwise.
/// </summary>
public sealed class FoundUnion(FederationDoor door, IEnumerable<IFollowProspects> followers, TimeProvider clock) : IUseCase
{
    public async Task<Guid> RunAsync(UnionDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        await new UnionDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);
        if (await db.Set<GrassrootsUnion>().AnyAsync(known => known.Id == draft.Id, ct)) return draft.Id;

        var union = new GrassrootsUnion { Id = draft.Id, Name = draft.Name, RegisteredOn = clock.Today() };
        await union.RefuseTakenCodeAsync(db, draft.CreditCode, ct);
        draft.WriteTo(union, clock.Today(), db.Vault);
        db.Add(union);
        if (draft.ProspectId is { } prospect)
        {
            Grow(union, await db.FindProspectAsync(prospect, ct));
            foreach (var follower in followers) await follower.FollowAsync(db, new Dictionary<Guid, Guid> { [prospect] = union.Id }, ct);
        }

        if (draft.SplitFromId is { } from)
        {
            var old = await db.FindUnionAsync(from, ct);
            if (old.IsDissolved && old.DissolvedAs != DissolutionKind.Split) old.RefuseIfDissolved();
            db.Add(new Succession { UnionId = from, PartnerUnionId = union.Id, Kind = DissolutionKind.Split, Day = union.RegisteredOn });
        }

        await db.SaveOrRefuseAsync(Say.ProspectChangedMeanwhile, ct);
        return union.Id;
    }

    // The office saw the contact's number masked and left it as it was: where the contact became the chair, it goes along.
    void Grow(GrassrootsUnion union, Prospect prospect)
    {
        prospect.Found(union.RegisteredOn, union.Id);
        if (union.ChairName == prospect.ContactName) union.ChairPhone ??= prospect.ContactPhone;
    }
}

/// <summary>One code, one union.</summary>
static class TakenCode
{
    public static async Task RefuseTakenCodeAsync(this GrassrootsUnion union, FederationDb db, string? typed, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(typed)) return;
        var code = Reference.CreditCode.Tidy(typed);
        var holder = await db.Set<GrassrootsUnion>().Living().Where(other => other.CreditCode == code && other.Id != union.Id).Select(other => other.Name).FirstOrDefaultAsync(ct);
        if (holder is not null) throw new Refusal(Say.RowCodeKnown, holder);
    }
}

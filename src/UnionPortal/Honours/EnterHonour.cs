using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Facilities;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Honours;

/// <summary>Enters an honour of a union, of a facility or of a person, with its proof. Saved twice, it is there once. Refuses the same honour of the same year a second time.</summary>
public sealed class EnterHonour(FederationDoor door, KeepFiles keep, TimeProvider clock) : IUseCase
{
    /// <summary>Who may hold it: unions and facilities by name.</summary>
    public sealed record Choices(List<Choice> Unions, List<Choice> Facilities);

    public sealed record Choice(Guid Id, string Name);

    public async Task<Choices> ReadAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        return new(await db.Set<GrassrootsUnion>().AsNoTracking().ByName().Select(union => new Choice(union.Id, union.Name)).ToListAsync(ct),
            await db.Set<Facility>().AsNoTracking().ByName().Select(facility => new Choice(facility.Id, facility.Name)).ToListAsync(ct));
    }

    public async Task<Guid> RunAsync(AwardDraft draft, IReadOnlyCollection<SentFile>? proofs = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        await new AwardDraft.Rules(clock.Today()).ValidateAndThrowAsync(draft, ct);
        if (await db.Set<Honour>().AnyAsync(known => known.Id == draft.Id, ct)) return draft.Id;

        var honour = await BeginAsync(db, draft, ct);
        draft.WriteTo(honour, clock.Today());
        if (await db.Set<Honour>().AnyAsync(known => known.Title == honour.Title && known.Level == honour.Level && known.Year == honour.Year && known.HolderUnionId == honour.HolderUnionId
            && known.FacilityId == honour.FacilityId && known.PersonName == honour.PersonName && known.UnionId == honour.UnionId, ct)) throw new Refusal(Say.HonourIsKnown, honour.Title);
        await db.AmendHonoursAsync(honour.HolderUnionId, () => db.Add(honour), ct);
        await db.KeepProofsAsync(keep, honour, proofs, ct);
        await db.SaveOrRefuseAsync(Say.SomebodyWasFaster, ct);
        return honour.Id;
    }

    static async Task<Honour> BeginAsync(FederationDb db, AwardDraft draft, CancellationToken ct)
    {
        if (draft.UnionId is { } named && draft.Holder != HonourHolder.Facility && !await db.Set<GrassrootsUnion>().AnyAsync(known => known.Id == named, ct))
            throw new Refusal(RefusalKind.NotFound, Unions.Say.NoSuchUnion);
        if (draft.Holder == HonourHolder.Union) return Honour.OfUnion(draft.UnionId!.Value, draft.Title, draft.Id);
        if (draft.Holder == HonourHolder.Person) return Honour.OfPerson(draft.PersonName!, draft.UnionId, draft.Title, draft.Id);
        var facility = await db.Set<Facility>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == draft.FacilityId, ct)
            ?? throw new Refusal(RefusalKind.NotFound, Facilities.Say.NoSuchFacility);
        return Honour.OfFacility(facility.Id, facility.UnionId, draft.Title, draft.Id);
    }
}

/// <summary>Rows that several use cases of the room begin with, and the sentences that say no.</summary>
static class FoundRows
{
    /// <summary>So many papers prove an honour.</summary>
    public const int ProofLimit = 5;

    public static async Task<Honour> FindHonourAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<Honour>().FirstOrDefaultAsync(honour => honour.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchHonour);

    public static IQueryable<StoredFile> ProofsOf(this FederationDb db, Guid honourId) => db.Set<StoredFile>()
        .Where(file => file.SubjectId == honourId && file.Purpose == FilePurpose.HonourProof);

    public static async Task KeepProofsAsync(this FederationDb db, KeepFiles keep, Honour honour, IReadOnlyCollection<SentFile>? proofs, CancellationToken ct)
    {
        if (proofs is not { Count: > 0 }) return;
        var kept = await db.ProofsOf(honour.Id).Select(file => file.Id).ToListAsync(ct);
        if (kept.Union(proofs.Select(proof => proof.Id)).Count() > ProofLimit) throw new Refusal(Say.TooManyProofs, ProofLimit);
        foreach (var proof in proofs.Where(proof => !kept.Contains(proof.Id)))
            await keep.RunAsync(db, proof, FilePurpose.HonourProof, honour.Id, (honour.UnionId, null), FileKind.Scans, KeepFiles.ScanLimit, kept.Count, ct);
    }
}

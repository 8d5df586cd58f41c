using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>
/// Enters one employer into the founding ledger by hand. Saved twice, it is there once. Refuses a code that another employer holds;
/// where one is known by a name like this, nothing is written until a person has said that it is another.
/// </summary>
public sealed class EnterProspect(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <summary>So many are told; more would not be read.</summary>
    public const int TwinsTold = 5;

    /// <param name="IsUnion">It is on the register of unions already.</param>
    public sealed record Twin(Guid Id, string Name, bool IsUnion);

    /// <param name="draft">As typed.</param>
    /// <param name="isAnother">A person has looked at the twins that were told.</param>
    /// <param name="ct">Ends it.</param>
    /// <returns>Those it may be one with; none when it was entered.</returns>
    public async Task<IReadOnlyList<Twin>> RunAsync(ProspectDraft draft, bool isAnother = false, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        await new ProspectDraft.Rules().ValidateAndThrowAsync(draft, ct);
        if (await db.Set<Prospect>().AnyAsync(known => known.Id == draft.Id, ct)) return [];

        var prospect = new Prospect { Id = draft.Id, Name = draft.Name, RegisteredOn = clock.Today() };
        draft.WriteTo(prospect, db.Vault);
        await prospect.RefuseTakenCodeAsync(db, ct);
        if (!isAnother && await TwinsAsync(db, prospect.Name, ct) is { Count: > 0 } twins) return twins;
        db.Add(prospect);
        await db.SaveChangesAsync(ct);
        return [];
    }

    // A short name is part of many; from four characters on it says something.
    static async Task<List<Twin>> TwinsAsync(FederationDb db, string name, CancellationToken ct)
    {
        const int Telling = 4;
        var waiting = await db.Set<Prospect>().Where(known => known.LeftOn == null
                && (known.Name == name || name.Length >= Telling && known.Name.Contains(name) || known.Name.Length >= Telling && name.Contains(known.Name)))
            .OrderBy(known => known.Name).Take(TwinsTold).Select(known => new Twin(known.Id, known.Name, false)).ToListAsync(ct);
        var unions = await db.Set<GrassrootsUnion>().Living().Where(known => known.Name == name || name.Length >= Telling && known.Name.Contains(name))
            .OrderBy(known => known.Name).Take(TwinsTold - waiting.Count).Select(known => new Twin(known.Id, known.Name, true)).ToListAsync(ct);
        return [.. waiting, .. unions];
    }
}

/// <summary>One code, one employer, among those that wait and those that founded a union.</summary>
static class TakenEmployerCode
{
    public static async Task RefuseTakenCodeAsync(this Prospect prospect, FederationDb db, CancellationToken ct)
    {
        if (prospect.CreditCode is not { } code) return;
        var holder = await db.Set<Prospect>().Where(other => other.CreditCode == code && (other.LeftOn == null || other.LeftFor == LeaveReason.Founded || other.LeftFor == LeaveReason.Covered) && other.Id != prospect.Id).Select(other => other.Name).FirstOrDefaultAsync(ct);
        if (holder is not null) throw new Refusal(Say.RowCodeKnown, holder);
    }
}

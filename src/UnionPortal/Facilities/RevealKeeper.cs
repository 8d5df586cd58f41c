using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Facilities;

/// <summary>Opens the phone of whoever is in charge of a facility, and writes into the trail who looked and why. Refuses without a reason.</summary>
public sealed class RevealKeeper(FederationDoor door) : IUseCase
{
    public async Task<string> RunAsync(Guid id, RevealReason why, string? words = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageFacilities, ct);
        var reason = TypedText.Tidy(words);
        if (why == RevealReason.Other && reason.Length is 0 or > RevealPhone.WordsLimit) throw new Refusal(Unions.Say.RevealReasonIsMissing, RevealPhone.WordsLimit);
        var facility = await db.Set<Facility>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, ct);
        var phone = facility?.KeeperPhone ?? throw new Refusal(RefusalKind.NotFound, Unions.Say.NoPhoneKept);
        db.Record(AuditAction.Revealed, nameof(Facility), id, why == RevealReason.Other ? reason : Language.Written(() => why.Word()), facility.Name);
        await db.SaveChangesAsync(ct);
        return db.Vault.Open(phone);
    }
}

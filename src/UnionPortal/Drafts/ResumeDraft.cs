using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Drafts;

/// <summary>Brings back what a person typed and did not save, or throws it away.</summary>
public sealed class ResumeDraft(FederationDoor door) : IUseCase
{
    public sealed record Kept<T>(T Typed, DateTimeOffset KeptAt);

    public async Task<Kept<T>?> RunAsync<T>(string form, string subject, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeOwnStanding, ct);
        var draft = await Own(db, form, subject).AsNoTracking().FirstOrDefaultAsync(ct);
        if (draft is null) return null;
        try
        {
            return JsonSerializer.Deserialize<T>(db.Vault.Unprotect(draft.Sealed)) is { } typed ? new Kept<T>(typed, draft.KeptAt) : null;
        }
        catch (Exception broken) when (broken is JsonException or CryptographicException)
        {
            // The form has changed shape or the key is gone: better no offer than a broken one.
            return null;
        }
    }

    public async Task ForgetAsync(string form, string subject, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeOwnStanding, ct);
        await Own(db, form, subject).ExecuteDeleteAsync(ct);
    }

    static IQueryable<Draft> Own(FederationDb db, string form, string subject)
    {
        var posting = db.Scope.PostingId;
        return db.Set<Draft>().Where(kept => kept.PostingId == posting && kept.Form == form && kept.Subject == subject);
    }
}

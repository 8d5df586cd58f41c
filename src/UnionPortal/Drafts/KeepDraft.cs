using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Drafts;

/// <summary>Keeps what a person has typed so far, on the server, until it is saved or thrown away. The last words kept win.</summary>
public sealed class KeepDraft(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task<DateTimeOffset> RunAsync<T>(string form, string subject, T typed, CancellationToken ct = default)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(typed);
        if (json.Length > Draft.SizeLimit) throw new Refusal(Say.DraftIsTooLong);
        await using var db = await door.OpenAsync(Permission.SeeOwnStanding, ct);
        var (person, posting) = (db.Scope.PersonId!.Value, db.Scope.PostingId!.Value);
        var draft = await db.Set<Draft>().FirstOrDefaultAsync(kept => kept.PostingId == posting && kept.Form == form && kept.Subject == subject, ct);
        if (draft is null) db.Add(draft = new Draft { PersonId = person, PostingId = posting, Form = form, Subject = subject });
        draft.Sealed = db.Vault.Protect(json);
        draft.KeptAt = clock.GetUtcNow();
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another device of the same person kept its words in the same moment; the next pause in typing keeps these.
        }

        return draft.KeptAt;
    }
}

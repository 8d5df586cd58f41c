using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;

namespace UnionPortal.Today;

/// <summary>Somebody has been shown around as one posting: the tour of four steps never comes again.</summary>
public sealed class TourTaken : PersonOwned, IUnaudited
{
    public required Guid PostingId { get; init; }
    public DateTimeOffset At { get; init; }

    public sealed class Table : IEntityTypeConfiguration<TourTaken>
    {
        public void Configure(EntityTypeBuilder<TourTaken> table) =>
            table.HasIndex(taken => new { taken.FederationId, taken.PersonId, taken.PostingId }).IsUnique();
    }
}

/// <summary>The tour of the first visit: four steps of what this posting is here for.</summary>
public sealed class TakeTour(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Icon">A name that the icons know.</param>
    /// <param name="Title">What it is.</param>
    /// <param name="Text">What it is good for, in a sentence.</param>
    public sealed record Step(string Icon, string Title, string Text);

    /// <param name="Steps">The steps of this role; none for whoever has taken the tour.</param>
    public sealed record Tour(IReadOnlyList<Step> Steps);

    public async Task<Tour> ReadAsync(Role role, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeOwnStanding, ct);
        var posting = db.Scope.PostingId;
        return new(await db.Set<TourTaken>().AnyAsync(taken => taken.PostingId == posting, ct) ? [] : StepsOf(role));
    }

    /// <summary>Taken or skipped: it does not come again.</summary>
    public async Task EndAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeOwnStanding, ct);
        var (person, posting) = (db.Scope.PersonId!.Value, db.Scope.PostingId!.Value);
        if (await db.Set<TourTaken>().AnyAsync(taken => taken.PostingId == posting, ct)) return;
        db.Add(new TourTaken { PersonId = person, PostingId = posting, At = clock.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Ended in two windows at once.
        }
    }

    static IReadOnlyList<Step> StepsOf(Role role) => role switch
    {
        Role.FederationAdmin or Role.FederationStaff =>
        [
            new("import", Say.TourImport, Say.TourImportText),
            new("people", Say.TourChairs, Say.TourChairsText),
            new("handshake", Say.TourMatch, Say.TourMatchText),
            new("dashboard", Say.TourFigures, Say.TourFiguresText),
        ],
        Role.Leader =>
        [
            new("dashboard", Say.TourNumbers, Say.TourNumbersText),
            new("flag", Say.TourAttention, Say.TourAttentionText),
            new("list", Say.TourCompare, Say.TourCompareText),
            new("print", Say.TourPrint, Say.TourPrintText),
        ],
        _ =>
        [
            new("camera", Say.TourLog, Say.TourLogText),
            new("handshake", Say.TourAnswer, Say.TourAnswerText),
            new("bell", Say.TourInbox, Say.TourInboxText),
            new("history", Say.TourDraft, Say.TourDraftText),
        ],
    };
}

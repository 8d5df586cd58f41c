using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Audit;

/// <summary>The federation's trail for its administrator, newest first: by person, kind of record, one record, and time. What the platform's trail tells of the federation's people is read among it.</summary>
public sealed class ListTrail(FederationDoor door, PlatformTrail platform) : IUseCase
{
    /// <param name="Person">Part of a name, or of what one acted as.</param>
    /// <param name="Record">Kind of record, by the entity's name.</param>
    /// <param name="Action">One of <see cref="AuditAction"/>.</param>
    /// <param name="RecordId">One record.</param>
    /// <param name="From">First day, in China's time.</param>
    /// <param name="To">Last day.</param>
    /// <param name="Page">From 1.</param>
    public sealed record Sought(string? Person = null, string? Record = null, string? Action = null, Guid? RecordId = null, DateOnly? From = null, DateOnly? To = null, int Page = 1)
    {
        public bool IsEverything => string.IsNullOrWhiteSpace(Person) && Record is null && Action is null && RecordId is null && From is null && To is null;

        internal IQueryable<T> Narrow<T>(IQueryable<T> lines) where T : class, ITrailLine
        {
            foreach (var word in TypedText.Tidy(Person).Split(' ', StringSplitOptions.RemoveEmptyEntries)) lines = lines.Where(line => line.PersonName.Contains(word) || line.Standing.Contains(word));
            if (Record is { } record) lines = lines.Where(line => line.Record == record);
            if (Action is { } action) lines = lines.Where(line => line.Action == action);
            if (From is { } first && first.StartInChina() is var from) lines = lines.Where(line => line.At >= from);
            if (To is { } last && last < DateOnly.MaxValue && last.AddDays(1).StartInChina() is var end) lines = lines.Where(line => line.At < end);
            return lines;
        }
    }

    /// <param name="Field">What it is called.</param>
    /// <param name="Before">In words; nothing where it was empty.</param>
    /// <param name="After">In words; nothing where it is empty now.</param>
    public sealed record Change(string Field, string? Before, string? After);

    /// <param name="At">When.</param>
    /// <param name="Person">Who.</param>
    /// <param name="Standing">As whom.</param>
    /// <param name="Action">One of <see cref="AuditAction"/>.</param>
    /// <param name="Record">Kind of record.</param>
    /// <param name="RecordId">Which record.</param>
    /// <param name="Title">What it is known as, where it has a name.</param>
    /// <param name="Detail">What the action says of itself.</param>
    /// <param name="Changes">From what to what.</param>
    public sealed record Row(Guid Id, DateTimeOffset At, string Person, string Standing, string Action, string Record, Guid? RecordId, string? Title, string? Detail, IReadOnlyList<Change> Changes);

    public async Task<Paged<Row>> RunAsync(Sought sought, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeTrail, ct);
        var own = Find(db, sought);
        var count = Math.Min(await own.Take(Paging.Limit + 1).CountAsync(ct) + await platform.CountAsync(sought, ct), Paging.Limit + 1);
        var number = Paging.Nearest(sought.Page, count);
        var newest = await own.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(number * Paging.Size).ToListAsync(ct);
        newest.AddRange(await platform.NewestAsync(sought, number * Paging.Size, ct));
        var shown = newest.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Skip((number - 1) * Paging.Size).Take(Paging.Size).ToList();
        var titles = await TitlesAsync(db, shown, ct);
        return new([.. shown.Select(entry => Tell(entry, entry.Title ?? (entry.RecordId is { } id ? titles.GetValueOrDefault(id) : null)))], count, number);
    }

    static IQueryable<AuditEntry> Find(FederationDb db, Sought sought)
    {
        var entries = sought.Narrow(db.Set<AuditEntry>().AsNoTracking());
        return sought.RecordId is { } id ? entries.Where(entry => entry.RecordId == id) : entries;
    }

    // A line that says no name tells of a record that another line names.
    static async Task<Dictionary<Guid, string?>> TitlesAsync(FederationDb db, List<AuditEntry> shown, CancellationToken ct)
    {
        var nameless = shown.Where(entry => entry.Title is null && entry.RecordId is not null).Select(entry => entry.RecordId).Distinct().ToList();
        return nameless.Count == 0 ? [] : (await db.Set<AuditEntry>().Where(entry => entry.Title != null && nameless.Contains(entry.RecordId))
            .GroupBy(entry => entry.RecordId).Select(entries => new { entries.Key, entries.OrderByDescending(entry => entry.At).First().Title }).ToListAsync(ct)).ToDictionary(known => known.Key!.Value, known => known.Title);
    }

    static Row Tell(AuditEntry entry, string? title)
    {
        using var json = JsonDocument.Parse(entry.Changes);
        var changes = new List<Change>();
        foreach (var field in json.RootElement.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.Array && field.Value.GetArrayLength() == 2))
        {
            if (RecordWords.OfField(entry.Record, field.Name) is not { } words) continue;
            changes.Add(new(words, RecordWords.OfValue(entry.Record, field.Name, field.Value[0]), RecordWords.OfValue(entry.Record, field.Name, field.Value[1])));
        }

        var detail = json.RootElement.TryGetProperty("detail", out var said) && said.ValueKind == JsonValueKind.String ? said.GetString() : null;
        return new(entry.Id, entry.At, entry.PersonName, entry.Standing, entry.Action, entry.Record, entry.RecordId, title, detail, changes);
    }
}

using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Tenancy;

namespace UnionPortal.Accounts;

/// <summary>
/// What the platform's trail tells a federation's administrator, for the use case that reads both trails as one: its postings, invitations and links,
/// and how its people prove who they are while they are posted here. Nobody's devices, and nothing of another federation.
/// </summary>
public sealed class PlatformTrail(PlatformDoor door)
{
    /// <summary>Kinds of records it tells of.</summary>
    public static readonly IReadOnlyList<Type> Kinds = [typeof(Posting), typeof(Invitation), typeof(PublicLink), typeof(Person)];

    static readonly string[] Records = [.. Kinds.Select(kind => kind.Name)];

    // The federation's own trail names the union these were for.
    static readonly string[] ToldByTheFederation = [AuditAction.Invited, AuditAction.Withdrawn];

    /// <summary>How much was found, as far as pages go.</summary>
    public async Task<int> CountAsync(ListTrail.Sought sought, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeTrail, ct);
        return await Find(db, sought).Take(Paging.Limit + 1).CountAsync(ct);
    }

    /// <summary>The newest of what was found, named as they are known.</summary>
    public async Task<List<AuditEntry>> NewestAsync(ListTrail.Sought sought, int many, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeTrail, ct);
        var entries = await Find(db, sought).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(many).ToListAsync(ct);
        var names = await NamesAsync(db, [.. entries.Select(entry => Guid.Parse(entry.RecordKey)).Distinct()], ct);
        return [.. entries.Select(entry => (Entry: entry, About: Guid.Parse(entry.RecordKey))).Select(line => new AuditEntry
        {
            Id = line.Entry.Id, At = line.Entry.At, PersonId = line.Entry.PersonId, PersonName = line.Entry.PersonName, Standing = line.Entry.Standing,
            Action = line.Entry.Action, Record = line.Entry.Record, RecordId = line.About, Title = names.GetValueOrDefault(line.About), Changes = line.Entry.Changes,
        })];
    }

    static IQueryable<PlatformEntry> Find(PlatformDb db, ListTrail.Sought sought)
    {
        var own = db.FederationScope ?? throw new Refusal(RefusalKind.NotFound, Tenancy.Say.NoSuchPage);
        var entries = sought.Narrow(db.Entries.AsNoTracking()).Where(entry =>
            entry.FederationId == own && Records.Contains(entry.Record) && !(entry.Record == nameof(Invitation) && ToldByTheFederation.Contains(entry.Action))
            || entry.FederationId == null && entry.Record == nameof(Person) && db.Postings.Any(posting => posting.PersonId.ToString() == entry.RecordKey
                && posting.StartedAt <= entry.At && (posting.EndedAt == null || entry.At <= posting.EndedAt)));
        return sought.RecordId?.ToString() is { } key ? entries.Where(entry => entry.RecordKey == key) : entries;
    }

    static async Task<Dictionary<Guid, string>> NamesAsync(PlatformDb db, List<Guid> ids, CancellationToken ct)
    {
        var invited = await db.Invitations.Where(known => ids.Contains(known.Id)).Select(known => new Known(known.Id, known.PersonName, known.Role, known.UnionName)).ToListAsync(ct);
        var posted = await db.Postings.Where(known => ids.Contains(known.Id)).Select(known => new Known(known.Id, known.Person!.DisplayName, known.Role, known.UnionName)).ToListAsync(ct);
        var links = await db.Links.Where(known => ids.Contains(known.Id)).Select(known => new { known.Id, Name = known.HolderName }).ToListAsync(ct);
        var people = await db.Users.Where(known => ids.Contains(known.Id)).Select(known => new { known.Id, Name = known.DisplayName }).ToListAsync(ct);
        return invited.Concat(posted).Select(known => (known.Id, Name: known.Words)).Concat(links.Concat(people).Select(known => (known.Id, known.Name))).ToDictionary(known => known.Id, known => known.Name);
    }

    sealed record Known(Guid Id, string Name, Role Role, string? UnionName)
    {
        public string Words => string.Format(System.Globalization.CultureInfo.CurrentCulture, Say.PersonAs, Name, UnionName is null ? Role.Word() : string.Format(System.Globalization.CultureInfo.CurrentCulture, Tenancy.Say.StandingOf, UnionName, Role.Word()));
    }
}

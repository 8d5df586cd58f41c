using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Activities;

/// <summary>Activities, newest first; a chair's are those of the own union and its partners in a pair. Numbered pages up to a thousand.</summary>
public sealed class ListActivities(FederationDoor door) : IUseCase
{
    public sealed record Row(Guid Id, string Title, ActivityKind Kind, DateOnly HeldOn, string? Place, string HolderName, int Attendance, bool IsEstimate, int Photos);

    /// <param name="Found">The activities.</param>
    /// <param name="PairName">The pair they belong to, where one was asked for.</param>
    /// <param name="HasSomethingToLog">An activity could be logged from here: for the pair asked for while it is active, and always where none was.</param>
    public sealed record Page(Paged<Row> Found, string? PairName, bool HasSomethingToLog);

    public async Task<Page> RunAsync(Guid? pairId, DateOnly? month, string? search, int page, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeActivities, ct);
        var found = await Find(db, pairId, month, search).PageAsync(page, shown => shown.OrderByDescending(activity => activity.HeldOn).ThenByDescending(activity => activity.Id)
            .Select(activity => new Row(activity.Id, activity.Title, activity.Kind, activity.HeldOn, activity.Place, activity.HolderName,
                activity.OwnCount + activity.PartnerCount, activity.IsEstimate,
                db.Set<StoredFile>().Count(file => file.SubjectId == activity.Id && file.Purpose == FilePurpose.ActivityPhoto))), ct);
        var pair = pairId is null ? null : await db.Set<TwinningPair>().Where(known => known.Id == pairId).Select(known => known.MentorName + " · " + known.MenteeName).FirstOrDefaultAsync(ct);
        return new(found, pair, pairId is null || await db.Set<TwinningPair>().Active().AnyAsync(known => known.Id == pairId, ct));
    }

    /// <summary>The first day of a month as an address names it, such as 2026-11; nothing for a word that is none.</summary>
    public static DateOnly? MonthOf(string? word) => DateOnly.TryParseExact(word + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;

    internal static IQueryable<Activity> Find(FederationDb db, Guid? pairId, DateOnly? month, string? search)
    {
        var activities = db.Set<Activity>().AsNoTracking();
        if (pairId is not null) activities = activities.Where(activity => activity.PairId == pairId);
        if (month is { } first)
        {
            var last = new DateOnly(first.Year, first.Month, DateTime.DaysInMonth(first.Year, first.Month));
            activities = activities.Where(activity => activity.HeldOn >= first && activity.HeldOn <= last);
        }

        foreach (var word in Named.Words(search))
        {
            var unions = db.Set<GrassrootsUnion>().Found(word).Select(union => (Guid?)union.Id);
            activities = activities.Where(activity => activity.Title.Contains(word) || activity.HolderName.Contains(word) || unions.Contains(activity.UnionId));
        }

        return activities;
    }
}

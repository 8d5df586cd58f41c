using Microsoft.EntityFrameworkCore;
using UnionPortal.Activities;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Today;

/// <summary>The pairs behind a line of the to-do, each with the day that makes it due, longest waiting first.</summary>
public sealed class ListDue(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Id">The pair.</param>
    /// <param name="MentorName">The one side.</param>
    /// <param name="MenteeName">The other.</param>
    /// <param name="Stage">Where it stands.</param>
    /// <param name="AnswerBy">The last day to answer.</param>
    /// <param name="ActiveFrom">The day the agreement was signed.</param>
    /// <param name="EndsOn">The agreement's last day.</param>
    /// <param name="LastActivity">When something was last held.</param>
    public sealed record Row(Guid Id, string MentorName, string MenteeName, PairStage Stage, DateOnly AnswerBy, DateOnly? ActiveFrom, DateOnly? EndsOn, DateOnly? LastActivity);

    public sealed record Page(Paged<Row> Found, IReadOnlyDictionary<Due, int> Counts);

    public async Task<Page> RunAsync(Due due, int page = 1, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var today = clock.Today();
        var counts = new Dictionary<Due, int>();
        foreach (var each in Enum.GetValues<Due>()) counts[each] = await DuePairs.Of(db, each, today).CountAsync(ct);
        return new(await DuePairs.Of(db, due, today).AsNoTracking().PageAsync(page, pairs => Show(db, due, pairs), ct), counts);
    }

    static IQueryable<Row> Show(FederationDb db, Due due, IQueryable<TwinningPair> pairs) => pairs
        .Select(pair => new
        {
            Pair = pair,
            EndsOn = db.Set<PairAgreement>().Where(agreement => agreement.PairId == pair.Id).Select(agreement => (DateOnly?)agreement.EndsOn).FirstOrDefault(),
            LastActivity = db.Set<Activity>().Where(activity => activity.PairId == pair.Id).Max(activity => (DateOnly?)activity.HeldOn),
        })
        .OrderBy(line => due == Due.Soon ? line.Pair.AnswerBy : due == Due.Ended ? line.EndsOn : line.LastActivity ?? line.Pair.ActiveFrom).ThenBy(line => line.Pair.Id)
        .Select(line => new Row(line.Pair.Id, line.Pair.MentorName, line.Pair.MenteeName, line.Pair.Stage, line.Pair.AnswerBy, line.Pair.ActiveFrom, line.EndsOn, line.LastActivity));
}

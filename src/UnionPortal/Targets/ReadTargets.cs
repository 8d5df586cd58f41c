using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Figures;
using UnionPortal.Tenancy;

namespace UnionPortal.Targets;

/// <summary>A year's targets as the table shows them: the own ones, the parts of those below, what came from above, and how far each is now.</summary>
public sealed class ReadTargets(FederationDoor door, Standings standings, TimeProvider clock) : IUseCase
{
    /// <param name="Indicator">The indicator's code.</param>
    /// <param name="Value">What was set from above.</param>
    /// <param name="SenderName">Who set it.</param>
    /// <param name="SetAt">When it was set, or last changed.</param>
    public sealed record FromAbove(string Indicator, decimal Value, string SenderName, DateTimeOffset SetAt);

    /// <param name="Today">The day it is read.</param>
    /// <param name="Self">The own federation.</param>
    /// <param name="Below">Those right below.</param>
    /// <param name="Received">Handed down from above.</param>
    /// <param name="Own">How far the own targets are, or where none is set those from above, furthest behind first.</param>
    /// <param name="Above">How far those from above are, each of them.</param>
    /// <param name="Parts">How far those below are.</param>
    /// <param name="Draft">The plan, to be typed over.</param>
    public sealed record Page(DateOnly Today, Kin Self, List<Kin> Below, List<FromAbove> Received, List<Distance> Own, List<Distance> Above, List<Distance> Parts, TargetsDraft Draft)
    {
        /// <summary>The target from above beside an own one that is another.</summary>
        public Distance? OtherThan(Distance own) => Above.Find(above => above.Code == own.Code && above.Goal != own.Goal);
    }

    /// <param name="year">This one where none is named, or one too far away.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<Page> RunAsync(int? year = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeFigures, ct);
        var (today, self) = (clock.Today(), await standings.KinAsync(db.Scope.FederationId, ct));
        var shown = year is { } asked && asked >= today.Year - TargetsDraft.Rules.YearsAround && asked <= today.Year + TargetsDraft.Rules.YearsAround ? asked : today.Year;
        var below = await standings.BelowAsync(self.Id, ct);
        var plan = await db.Set<Target>().AsNoTracking().Where(target => target.Year == shown).ToListAsync(ct);
        var received = await db.Set<ReceivedTarget>().AsNoTracking().Where(target => target.Year == shown).Select(target => new FromAbove(target.Indicator, target.Value, target.SenderName, target.SetAt)).ToListAsync(ct);
        var goals = plan.Where(target => target.SubjectFederationId == self.Id).ToDictionary(target => target.Indicator, target => target.Value);
        foreach (var target in received) goals.TryAdd(target.Indicator, target.Value);
        var parts = plan.Where(target => below.Exists(kin => kin.Id == target.SubjectFederationId)).Select(target => (below.Find(kin => kin.Id == target.SubjectFederationId)!, target.Indicator, target.Value)).ToList();
        var now = await db.YearSoFarAsync([.. parts.Select(part => part.Item1.Id).Append(self.Id).Distinct()], shown, ct);
        return new(today, self, below, received,
            [.. Measure(goals.Select(goal => (self, goal.Key, goal.Value)))], [.. Measure(received.Select(target => (self, target.Indicator, target.Value)))], [.. Measure(parts)],
            new() { Year = shown, Cells = [.. from code in Target.Codes from kin in below.Prepend(self)
                                              let value = plan.Find(target => target.Indicator == code && target.SubjectFederationId == kin.Id)?.Value
                                              select new TargetsDraft.Cell { Indicator = code, FederationId = kin.Id, Value = value, Was = value }] });

        IEnumerable<Distance> Measure(IEnumerable<(Kin Of, string Indicator, decimal Value)> set) => set
            .Select(target => Distance.Measure(target.Of, Indicators.Get(target.Indicator), target.Value, now.GetValueOrDefault(target.Of.Id, Numbers.None).Find(target.Indicator), shown, today)).OrderBy(distance => distance.Pace);
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;

namespace UnionPortal.Targets;

/// <summary>
/// Sets a year's targets for the own federation and hands their parts to the federations right below; empty cells take targets back.
/// Saving again amends. What is below is brought in line with the whole plan each time, so a save that was cut off, or did not reach everybody, is mended by the next.
/// </summary>
public sealed class SetTargets(FederationDoor door, Standings standings, TimeProvider clock) : IUseCase
{
    /// <summary>Refuses where somebody else has amended the same cell since it was read.</summary>
    public async Task RunAsync(TargetsDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SetTargets, ct);
        await new TargetsDraft.Rules(clock.Today().Year).ValidateAndThrowAsync(draft, ct);
        var self = await standings.KinAsync(db.Scope.FederationId, ct);
        var below = await standings.BelowAsync(self.Id, ct);
        var names = below.Append(self).ToDictionary(kin => kin.Id, kin => kin.Name);
        var plan = await db.Set<Target>().Where(target => target.Year == draft.Year).ToListAsync(ct);
        foreach (var cell in draft.Cells.Where(cell => cell.Value != cell.Was)) Amend(db, plan, draft.Year, cell, names);
        await db.SaveOrRefuseAsync(Say.TargetsHaveChanged, ct);

        await HandDownAsync(below, self, draft.Year, plan.ToLookup(target => target.SubjectFederationId), ct);
    }

    static void Amend(FederationDb db, List<Target> plan, int year, TargetsDraft.Cell cell, Dictionary<int, string> names)
    {
        if (!names.TryGetValue(cell.FederationId, out var name)) throw new Refusal(RefusalKind.NotFound, Tenancy.Say.NoSuchPage);
        var known = plan.Find(target => target.Indicator == cell.Indicator && target.SubjectFederationId == cell.FederationId);
        if (known?.Value == cell.Value) return;
        if (known?.Value != cell.Was) throw new Refusal(Say.TargetsHaveChanged);
        if (cell.Value is not { } value)
        {
            db.Remove(known!);
            plan.Remove(known!);
        }
        else if (known is not null) known.Value = value;
        else
        {
            var target = new Target { Year = year, Indicator = cell.Indicator, SubjectFederationId = cell.FederationId, SubjectName = name, Value = value };
            db.Add(target);
            plan.Add(target);
        }
    }

    // Each federation has a door of its own, so the parts are not saved as one. Whoever was not reached is named, and the others are reached all the same.
    async Task HandDownAsync(List<Kin> below, Kin self, int year, ILookup<int, Target> plan, CancellationToken ct)
    {
        var missed = new List<string>();
        foreach (var kin in below)
        {
            try
            {
                await HandDownAsync(kin.Id, self, year, plan[kin.Id].ToDictionary(target => target.Indicator, target => target.Value), ct);
            }
            catch (DbUpdateException)
            {
                missed.Add(kin.Name);
            }
        }

        if (missed.Count > 0) throw new Refusal(Say.NotHandedDown, string.Join(Unions.Say.ListSeparator, missed));
    }

    async Task HandDownAsync(int federation, Kin self, int year, Dictionary<string, decimal> wanted, CancellationToken ct)
    {
        await using var below = await door.OpenBelowAsync(Permission.SetTargets, federation, ct);
        var received = await below.Set<ReceivedTarget>().Where(target => target.Year == year).ToListAsync(ct);
        below.RemoveRange(received.Where(target => !wanted.ContainsKey(target.Indicator)));
        foreach (var (indicator, value) in wanted)
        {
            var copy = received.Find(target => target.Indicator == indicator);
            if (copy is null) below.Add(copy = new ReceivedTarget { SenderFederationId = self.Id, SenderName = self.Name, Year = year, Indicator = indicator });
            copy.Set(value, clock.GetUtcNow());
        }

        await below.SaveChangesAsync(ct);
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Facilities;

/// <summary>
/// Reads a list of facilities and shows what would be entered, row by row; then enters what can be, all of it or nothing. A row that is wrong stays outside with a sentence,
/// and one whose name and kind are there already is left as it is, so that a mended list may come again. Refuses what is no list.
/// </summary>
public sealed class ImportFacilities(FederationDoor door, Standings standings, TimeProvider clock) : IUseCase
{
    /// <param name="Row">Its number in the file.</param>
    /// <param name="Draft">What was read of it.</param>
    /// <param name="Fault">Why it is not entered.</param>
    public sealed record Row(int Number, FacilityDraft Draft, string Kind, string Owner, string? Fault);

    /// <param name="Known">Rows that are there already.</param>
    public sealed record Page(string FileName, List<Row> Rows, int Known)
    {
        public IEnumerable<Row> Fit => Rows.Where(row => row.Fault is null);
        public IEnumerable<Row> Unfit => Rows.Where(row => row.Fault is not null);
    }

    public async Task<Page> ReadAsync(string name, Stream content, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageFacilities, ct);
        using var whole = new MemoryStream();
        await content.CopyToAsync(whole, ct);
        var choices = await FacilityChoices.ReadAsync(db, null, ct);
        var unions = await db.Set<GrassrootsUnion>().AsNoTracking().Living().Select(union => new { union.Id, union.Name }).ToListAsync(ct);
        var kinds = choices.Kinds.ToDictionary(kind => kind.Id, kind => kind.Name);
        var unionOf = unions.GroupBy(union => union.Name, StringComparer.Ordinal).Where(same => same.Count() == 1).ToDictionary(same => same.Key, same => same.First().Id, StringComparer.Ordinal);
        var reader = new FacilityRowReader(clock.Today(), choices.Kinds, unionOf, choices.IsOffice ? [Say.OfFederation, (await standings.KinAsync(db.Scope.FederationId, ct)).Name] : [], !choices.IsOffice);
        var there = (await db.Set<Facility>().AsNoTracking().Select(facility => new { facility.Name, facility.KindId }).ToListAsync(ct)).Select(facility => (facility.Name, facility.KindId)).ToHashSet();
        var (rows, known, seen) = (new List<Row>(), 0, new HashSet<(string, Guid)>());
        foreach (var line in FacilityList.Read(whole, name, clock.Today().Year).Lines)
        {
            var (draft, fault) = reader.Read(line);
            var key = (TypedText.Tidy(draft.Name), draft.KindId ?? default);
            if (fault is null && there.Contains(key))
            {
                known++;
                continue;
            }

            if (fault is null && !seen.Add(key)) fault = Say.RowIsTwice;
            rows.Add(new(line.Row, draft, draft.KindId is { } kind ? kinds[kind] : line["kind"], line["owner"], fault));
        }

        return new(name, rows, known);
    }

    /// <returns>How many were entered.</returns>
    public async Task<int> RunAsync(IReadOnlyList<FacilityDraft> drafts, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageFacilities, ct);
        var (rules, now) = (new FacilityDraft.Rules(clock.Today()), clock.GetUtcNow());
        var kinds = (await db.KindsAsync(ct)).Where(kind => !kind.IsRetired).Select(kind => kind.Id).ToHashSet();
        var unions = (await db.Set<GrassrootsUnion>().AsNoTracking().Living().Select(union => union.Id).ToListAsync(ct)).ToHashSet();
        await db.KeepKindsAsync(ct);
        foreach (var draft in drafts)
        {
            await rules.ValidateAndThrowAsync(draft, ct);
            var union = db.Scope.UnionId ?? draft.UnionId;
            if (!kinds.Contains(draft.KindId!.Value) || union is { } owner && !unions.Contains(owner)) throw new Refusal(Say.ListIsOutdated, draft.Name);
            var facility = Facility.Enter(draft.Id, draft.Name, union, RoughDate.Read(draft.OpenedOn, clock.Today()), db.Acting, now);
            draft.WriteTo(facility, db.Vault);
            db.Add(facility);
        }

        await db.SaveOrRefuseAsync(Say.ListIsEntered, ct);
        return drafts.Count;
    }
}

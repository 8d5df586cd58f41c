using Microsoft.EntityFrameworkCore;
using UnionPortal.Honours;
using UnionPortal.Shell;
using UnionPortal.Templates;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Selections;

/// <summary>Begins the public notice (公示) for all that passed, at once. Refuses while a candidacy has no answer yet, while unions may still apply, and more than may be named.</summary>
public sealed class BeginNotice(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        var (selection, now) = (await db.FindSelectionAsync(id, ct), clock.GetUtcNow());
        selection.RefuseIfNoticed();
        var rows = await db.Set<Candidacy>().Where(candidacy => candidacy.SelectionId == id && candidacy.Stage <= CandidacyStage.Passed).OrderBy(candidacy => candidacy.UnionName).ThenBy(candidacy => candidacy.PersonName).ToListAsync(ct);
        if (rows.Count(row => row.Stage != CandidacyStage.Passed) is > 0 and var open) throw new Refusal(Say.SomeAreUndecided, open);
        selection.BeginNotice(rows, now.Day());
        var dates = Language.Written(() => Say.NoticeDates.With(selection.NoticeFrom, selection.NoticeUntil));
        foreach (var row in rows) row.Notice(dates, db.Acting, now);
        await db.SaveOrRefuseAsync(Say.AmendedMeanwhile, ct);
    }
}

/// <summary>Names all that are on the notice (命名) enters the honour of each and gives its certificate a number. Refuses before the last day of the notice is over, while an objection is open, more than may be named, and a second time.</summary>
public sealed class NameWinners(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <returns>How many were named.</returns>
    public async Task<int> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManageHonours, ct);
        var now = clock.GetUtcNow();
        await db.OpenBookAsync(now.Day().Year, ct);
        await using var whole = await db.Database.BeginTransactionAsync(ct);
        var selection = await db.FindSelectionAsync(id, ct);
        var rows = await db.Set<Candidacy>().Where(candidacy => candidacy.SelectionId == id && candidacy.Stage == CandidacyStage.Noticed).OrderBy(candidacy => candidacy.UnionName).ToListAsync(ct);
        selection.NameAll(now.Day());
        foreach (var row in rows) row.BeNamed(await EnterAsync(db, selection, row, ct), db.Acting, now);
        await db.GiveAsync([.. selection.Announced.Select(named => (TemplatePurpose.SelectionCertificate, named.CandidacyId))], now.Day(), ct);
        await db.SaveOrRefuseAsync(Say.AmendedMeanwhile, ct);
        await whole.CommitAsync(ct);
        return rows.Count;
    }

    // An honour that is on record already is not entered a second time.
    async Task<Guid> EnterAsync(FederationDb db, Selection selection, Candidacy candidacy, CancellationToken ct)
    {
        var award = new AwardDraft
        {
            Holder = selection.For == SelectionFor.People ? HonourHolder.Person : HonourHolder.Union, UnionId = candidacy.UnionId, PersonName = candidacy.PersonName, Title = selection.HonourTitle, Level = selection.HonourLevel,
            Giver = selection.Giver, GivenOn = $"{clock.Today():yyyy-MM-dd}",
        };
        var honour = selection.For == SelectionFor.People ? Honour.OfPerson(candidacy.PersonName!, candidacy.UnionId, award.Title, award.Id) : Honour.OfUnion(candidacy.UnionId, award.Title, award.Id);
        award.WriteTo(honour, clock.Today());
        if (await db.Set<Honour>().FirstOrDefaultAsync(known => known.Title == honour.Title && known.Level == honour.Level && known.Year == honour.Year && known.HolderUnionId == honour.HolderUnionId
            && known.PersonName == honour.PersonName && known.UnionId == honour.UnionId && known.FacilityId == null, ct) is { } known) return known.Id;
        await db.AmendHonoursAsync(honour.HolderUnionId, () => db.Add(honour), ct);
        return honour.Id;
    }
}

using Microsoft.EntityFrameworkCore;
using UnionPortal.Inbox;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Selections;

/// <summary>Tells unions that a selection has opened and of each step of their candidacy, and the office of who applied, who withdrew, and what a colleague recommended. Nobody is told of the own doing.</summary>
public sealed class SelectionMessages : IMessages
{
    static readonly CandidacyStage[] ForOffice = [CandidacyStage.Applied, CandidacyStage.Recommended, CandidacyStage.Withdrawn];

    public async Task<IReadOnlyList<Message>> SinceAsync(FederationDb db, DateTimeOffset since, CancellationToken ct)
    {
        var isOffice = db.Scope.UnionId is null;
        var moved = await db.Set<Candidacy>().AsNoTracking().Where(candidacy => candidacy.ChangedAt > since).ToListAsync(ct);
        var selections = await db.Set<Selection>().AsNoTracking().Where(selection => selection.OpenedAt > since || moved.Select(row => row.SelectionId).Contains(selection.Id))
            .Select(selection => new { selection.Id, selection.Name, selection.ApplyBy, selection.OpenedAt }).ToListAsync(ct);
        var names = selections.ToDictionary(selection => selection.Id, selection => selection.Name);
        var steps = from candidacy in moved
                    from step in candidacy.Steps
                    where step.At > since && (step.ById == null || step.ById != db.Acting.PersonId) && (!isOffice || ForOffice.Contains(step.Stage))
                    select new Message(MessageKind.Selections, step.At, step.Stage.Told(candidacy.Name, names[candidacy.SelectionId]), step.Note,
                        step.Stage == CandidacyStage.Returned && candidacy.IsWithUnion ? $"candidacies/{candidacy.Id}/mend" : $"candidacies/{candidacy.Id}", "honour");
        return [.. steps, .. isOffice ? [] : selections.Where(selection => selection.OpenedAt > since)
            .Select(selection => new Message(MessageKind.Selections, selection.OpenedAt, Say.NoticeOpened.With(selection.Name, selection.ApplyBy), Say.NoticeOpenedHint, $"selections/{selection.Id}", "honour"))];
    }
}

using Microsoft.EntityFrameworkCore;
using UnionPortal.Inbox;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Standards;

/// <summary>Tells the office of what was handed in, and the union of what the office said to it.</summary>
public sealed class AssessmentMessages : IMessages
{
    public async Task<IReadOnlyList<Message>> SinceAsync(FederationDb db, DateTimeOffset since, CancellationToken ct)
    {
        if (db.Scope.UnionId is null)
        {
            var handedIn = await db.Set<Assessment>().AsNoTracking().Where(assessment => assessment.State == AssessmentState.HandedIn && assessment.HandedInAt > since)
                .Select(assessment => new { assessment.Id, assessment.Title, At = assessment.HandedInAt!.Value, Name = db.Set<GrassrootsUnion>().Where(union => union.Id == assessment.UnionId).Select(union => union.Name).First() }).ToListAsync(ct);
            return [.. handedIn.Select(row => new Message(MessageKind.Assessments, row.At, Say.NoticeHandedIn.With(row.Name, row.Title), Say.NoticeHandedInHint, $"assessments/{row.Id}", "check"))];
        }

        var judged = await db.Set<Assessment>().AsNoTracking().Where(assessment => assessment.JudgedAt > since && (assessment.State == AssessmentState.Confirmed || assessment.State == AssessmentState.Returned)).ToListAsync(ct);
        return [.. judged.Select(assessment => assessment.State == AssessmentState.Confirmed
            ? new Message(MessageKind.Assessments, assessment.JudgedAt!.Value, Say.NoticeConfirmed.With(assessment.Title, assessment.Score, assessment.Level ?? Say.NoLevel), Say.NoticeConfirmedHint, $"assessments/{assessment.Id}", "check")
            : new Message(MessageKind.Assessments, assessment.JudgedAt!.Value, Say.NoticeReturned.With(assessment.Title), assessment.ReturnedFor, $"assessments/{assessment.Id}/fill", "edit"))];
    }
}

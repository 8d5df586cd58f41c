using Microsoft.EntityFrameworkCore;
using UnionPortal.Shell;
using UnionPortal.Standards;
using UnionPortal.Tenancy;

namespace UnionPortal.Selections;

/// <summary>The self-assessment a selection asks for (自评), and how a union stands to it.</summary>
/// <param name="Standard">The standard.</param>
/// <param name="Asked">What is asked for, in words.</param>
/// <param name="Id">The union's latest assessment that was confirmed.</param>
/// <param name="Title">That one's title.</param>
/// <param name="Result">What it came to.</param>
/// <param name="Missing">What is missing still; nothing where it will do.</param>
/// <param name="OpenId">One that is being filled in or is with the office.</param>
public sealed record WantedAssessment(string Standard, string Asked, Guid? Id, string? Title, string? Result, string? Missing, Guid? OpenId);

static class WantedAssessments
{
    /// <summary>How a union stands to what the selection asks for; nothing where it asks for no assessment. The latest confirmed one counts, not the best.</summary>
    public static async Task<WantedAssessment?> WantedAsync(this FederationDb db, Selection selection, Guid unionId, CancellationToken ct)
    {
        if (selection.StandardId is not { } standardId) return null;
        var standard = await db.Set<Standard>().Where(row => row.Id == standardId).Select(row => row.Name).FirstAsync(ct);
        var versions = await db.Set<StandardVersion>().AsNoTracking().Where(version => version.StandardId == standardId && version.PublishedOn != null).OrderByDescending(version => version.Number).ToListAsync(ct);
        var ids = versions.ConvertAll(version => version.Id);
        var own = await db.Set<Assessment>().AsNoTracking().Where(assessment => assessment.UnionId == unionId && ids.Contains(assessment.VersionId)).OrderByDescending(assessment => assessment.BegunOn).ThenByDescending(assessment => assessment.Id)
            .Select(assessment => new { assessment.Id, assessment.Title, assessment.State, assessment.ConfirmedOn, assessment.Score, assessment.Full, assessment.Level, assessment.LevelRank }).ToListAsync(ct);
        var last = own.Where(assessment => assessment.State == AssessmentState.Confirmed).MaxBy(assessment => assessment.ConfirmedOn);
        var asked = Asked(selection, standard, versions.Count > 0 ? versions[0].Read() : null);
        var missing = last is null ? Say.AssessmentIsMissing.With(standard)
            : last.Score < selection.LeastScore || last.LevelRank < selection.LeastLevel ? Say.AssessmentIsTooLow.With(asked, last.Score, last.Level ?? Standards.Say.NoLevel)
            : null;
        return new(standard, asked, last?.Id, last?.Title, last is null ? null : Say.AssessmentResult.With(last.Score, last.Full, last.Level ?? Standards.Say.NoLevel, last.ConfirmedOn), missing,
            own.Find(assessment => assessment.State != AssessmentState.Confirmed)?.Id);
    }

    /// <summary>What is asked for, in words.</summary>
    public static string Asked(Selection selection, string standard, StandardContent? content)
    {
        var level = selection.LeastLevel is { } rank ? content?.Levels.ElementAtOrDefault(rank - 1)?.Name ?? Say.LevelNumber.With(rank) : null;
        return (selection.LeastScore, level) switch
        {
            ({ } score, { } named) => Say.AskedBoth.With(standard, score, named),
            ({ } score, null) => Say.AskedScore.With(standard, score),
            (null, { } named) => Say.AskedLevel.With(standard, named),
            _ => Say.AskedAny.With(standard),
        };
    }
}

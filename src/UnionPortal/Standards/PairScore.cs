using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Standards;

/// <summary>What an assessment of a pair's mentee came to, for both sides to read: the mentor sees score and level, and nothing of the assessment itself.</summary>
public sealed class PairScore : PairOwned, IKnownAs
{
    public Guid PairId { get; init; }
    public Guid AssessmentId { get; init; }
    public Occasion Occasion { get; init; }
    public required string Title { get; init; }
    public int Score { get; init; }
    public int Full { get; init; }
    public string? Level { get; init; }
    public DateOnly ConfirmedOn { get; init; }

    public static PairScore Of(Assessment assessment, TwinningPair pair) => new()
    {
        UnionId = pair.UnionId, PartnerUnionId = pair.PartnerUnionId, PairId = pair.Id, AssessmentId = assessment.Id, Occasion = assessment.Occasion, Title = assessment.Title,
        Score = assessment.Score!.Value, Full = assessment.Full, Level = assessment.Level, ConfirmedOn = assessment.ConfirmedOn!.Value,
    };

    string IKnownAs.KnownAs => Title;

    public sealed class Table : IEntityTypeConfiguration<PairScore>
    {
        public void Configure(EntityTypeBuilder<PairScore> table)
        {
            table.Property(score => score.Title).HasMaxLength(Standard.NameLimit + 20);
            table.Property(score => score.Level).HasMaxLength(StandardLevel.NameLimit);
            table.HasOne<TwinningPair>().WithMany().HasForeignKey(score => new { score.FederationId, score.PairId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<Assessment>().WithMany().HasForeignKey(score => new { score.FederationId, score.AssessmentId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(score => new { score.FederationId, score.PairId, score.Occasion }).IsUnique();
        }
    }
}

/// <summary>A pair's mentee before, amid and after help, as both sides and the office may read it.</summary>
public sealed class ShowPairScores(FederationDoor door) : IUseCase
{
    /// <param name="Occasion">Before, amid or after.</param>
    /// <param name="Title">The standard and its version.</param>
    /// <param name="Score">Points.</param>
    /// <param name="Full">Of how many.</param>
    /// <param name="Level">The level it reached.</param>
    /// <param name="ConfirmedOn">When.</param>
    /// <param name="AssessmentId">The assessment, for whoever may read it; nothing for the mentor.</param>
    public sealed record Row(Occasion Occasion, string Title, int Score, int Full, string? Level, DateOnly ConfirmedOn, Guid? AssessmentId);

    /// <param name="Rows">In the order of time.</param>
    /// <param name="MayAssess">The reader is the mentee, whose pair is going on.</param>
    public sealed record Page(List<Row> Rows, bool MayAssess);

    public async Task<Page> RunAsync(Guid pairId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        var own = db.Scope.UnionId;
        var pair = await db.Set<TwinningPair>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == pairId, ct);
        var rows = await db.Set<PairScore>().AsNoTracking().Where(score => score.PairId == pairId).OrderBy(score => score.Occasion)
            .Select(score => new Row(score.Occasion, score.Title, score.Score, score.Full, score.Level, score.ConfirmedOn, own == null || score.PartnerUnionId == own ? score.AssessmentId : null)).ToListAsync(ct);
        return new(rows, own is not null && pair?.PartnerUnionId == own && pair?.Stage is PairStage.Active or PairStage.UnderReview);
    }
}

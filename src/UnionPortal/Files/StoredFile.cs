using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Files;

/// <summary>What a file belongs to.</summary>
public enum FilePurpose
{
    Ledger,
    AgreementScan,
    ActivityPhoto,
    AnswerScan,
    MemberList,
    FacilityPhoto,
    HonourProof,
    AssessmentProof,
    RecordPhoto,
    CandidacyProof,
    Signature,
    RecordPaper,
}

/// <summary>A file somebody sent in. The bytes lie in the <see cref="IFileStore"/>; this row says whose they are and who may fetch them.</summary>
public sealed class StoredFile : PairOwned, IKnownAs
{
    public const int NameLimit = 200;
    public const int CaptionLimit = 100;

    public FilePurpose Purpose { get; init; }

    /// <summary>The record the file belongs to.</summary>
    public Guid SubjectId { get; init; }
    public required string Name { get; init; }

    /// <summary>Media type as the content shows it, whatever the name says.</summary>
    public required string MediaType { get; init; }
    public long Size { get; init; }
    public required byte[] Sha256 { get; init; }
    public string? Caption { get; set; }
    public int Order { get; init; }
    public DateTimeOffset StoredAt { get; init; }

    /// <summary>What it shows; longer words are cut off.</summary>
    public void Describe(string? words) => Caption = TypedText.OrNothing(words) is { } tidy ? tidy[..Math.Min(tidy.Length, CaptionLimit)] : null;

    /// <summary>Whoever reaches the record reaches the file. Files come first: whose record it will be may turn out otherwise than it seemed when they were sent.</summary>
    public void Follow(PairOwned record) => HandTo(record.UnionId, record.PartnerUnionId);

    /// <summary>The same for a record of one union or of the office.</summary>
    public void Follow(UnionOrOfficeOwned record) => HandTo(record.UnionId, null);

    /// <summary>The same for a record of one union.</summary>
    public void Follow(UnionOwned record) => HandTo(record.UnionId, null);

    string IKnownAs.KnownAs => Name;

    public sealed class Table : IEntityTypeConfiguration<StoredFile>
    {
        public void Configure(EntityTypeBuilder<StoredFile> table)
        {
            table.Property(file => file.Name).HasMaxLength(NameLimit);
            table.Property(file => file.MediaType).HasMaxLength(100);
            table.Property(file => file.Caption).HasMaxLength(CaptionLimit);
            table.HasIndex(file => new { file.FederationId, file.SubjectId });
        }
    }
}

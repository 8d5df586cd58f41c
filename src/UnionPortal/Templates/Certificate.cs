using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Templates;

/// <summary>
/// A certificate that was given (证书): its number of the federation and the version of the words on it. It holds no name: whose it is is read from the record it was given for.
/// Rows are added and never changed, so a number stays.
/// </summary>
public sealed class Certificate : FederationOwned, IAppendOnly, IKnownAs
{
    /// <summary>The year of its number.</summary>
    public int Year { get; init; }

    /// <summary>Counts a year's certificates of the federation, from 1.</summary>
    public int Running { get; init; }
    public TemplatePurpose Purpose { get; init; }

    /// <summary>What it was given for: a pair, or a candidacy.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>The federation's text that is on it; none for the built-in words.</summary>
    public Guid? TextId { get; init; }
    public DateOnly GivenOn { get; init; }

    public string Number => Say.CertificateNumber.With(Year, Running);

    string IKnownAs.KnownAs => Language.Written(() => Number);

    public sealed class Table : IEntityTypeConfiguration<Certificate>
    {
        public void Configure(EntityTypeBuilder<Certificate> table)
        {
            table.Ignore(certificate => certificate.Number);
            table.HasOne<TemplateText>().WithMany().HasForeignKey(certificate => new { certificate.FederationId, certificate.TextId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(certificate => new { certificate.FederationId, certificate.Year, certificate.Running }).IsUnique();
            table.HasIndex(certificate => new { certificate.FederationId, certificate.SubjectId, certificate.Purpose }).IsUnique();
        }
    }
}

/// <summary>How many certificates a federation has given in a year.</summary>
public sealed class CertificateBook : OfficeOwned, IUnaudited
{
    public int Year { get; init; }
    public int Last { get; set; }

    public sealed class Table : IEntityTypeConfiguration<CertificateBook>
    {
        public void Configure(EntityTypeBuilder<CertificateBook> table) => table.HasIndex(book => new { book.FederationId, book.Year }).IsUnique();
    }
}

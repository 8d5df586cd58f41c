using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>An employer with no union yet (未建会企业), kept in the founding ledger. Its person is a contact, not a chair.</summary>
public sealed class Prospect : OfficeOwned, ICounted
{
    public required string Name { get; set; }

    /// <summary>The employer's unified social credit code (GB 32100-2015).</summary>
    public string? CreditCode { get; set; }
    public string? IndustryCode { get; set; }
    public string? Address { get; set; }
    public double? Longitude { get; set; }
    public double? Latitude { get; set; }
    public int? WorkerCount { get; set; }
    public int? FemaleWorkerCount { get; set; }
    public string? ContactName { get; set; }
    public SealedText? ContactPhone { get; set; }
    public string? Remark { get; set; }
    public DateOnly RegisteredOn { get; init; }
    public Guid? ImportId { get; init; }

    public DateOnly CountsFrom => RegisteredOn;

    public sealed class Table : IEntityTypeConfiguration<Prospect>
    {
        public void Configure(EntityTypeBuilder<Prospect> table)
        {
            table.Property(prospect => prospect.Name).HasMaxLength(GrassrootsUnion.NameLimit);
            table.Property(prospect => prospect.CreditCode).HasMaxLength(18);
            table.Property(prospect => prospect.IndustryCode).HasMaxLength(4);
            table.Property(prospect => prospect.Address).HasMaxLength(GrassrootsUnion.AddressLimit);
            table.Property(prospect => prospect.ContactName).HasMaxLength(GrassrootsUnion.PersonLimit);
            table.Property(prospect => prospect.Remark).HasMaxLength(GrassrootsUnion.RemarkLimit);
            table.Ignore(prospect => prospect.CountsFrom);
            table.ComplexProperty(prospect => prospect.ContactPhone);
            table.HasIndex(prospect => new { prospect.FederationId, prospect.Name });
            table.HasIndex(prospect => new { prospect.FederationId, prospect.CreditCode }).IsUnique();
            table.HasIndex(prospect => new { prospect.FederationId, prospect.ImportId });
            table.HasOne<LedgerImport>().WithMany().HasForeignKey(prospect => new { prospect.FederationId, prospect.ImportId }).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

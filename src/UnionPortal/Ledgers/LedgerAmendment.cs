using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;

namespace UnionPortal.Ledgers;

/// <summary>What an import changed in a record that was on the register before, so that undoing it puts that back. Sealed, for phones are in it.</summary>
public sealed class LedgerAmendment : OfficeOwned, IUnaudited
{
    public Guid ImportId { get; init; }

    /// <summary>The union's or the prospect's id.</summary>
    public Guid RecordId { get; init; }
    public bool IsOfProspect { get; init; }

    /// <summary>The changes as JSON.</summary>
    public required byte[] Sealed { get; init; }

    public static LedgerAmendment Of(Guid importId, LedgerRow row, Vault vault) => new()
    {
        ImportId = importId, RecordId = row.Amends!.RecordId, IsOfProspect = row.IsProspect, Sealed = vault.Protect(JsonSerializer.SerializeToUtf8Bytes(row.Amends.Changes)),
    };

    public IReadOnlyList<LedgerChange> Open(Vault vault) => JsonSerializer.Deserialize<List<LedgerChange>>(vault.Unprotect(Sealed)) ?? [];

    public sealed class Table : IEntityTypeConfiguration<LedgerAmendment>
    {
        public void Configure(EntityTypeBuilder<LedgerAmendment> table)
        {
            table.HasOne<LedgerImport>().WithMany().HasForeignKey(amendment => new { amendment.FederationId, amendment.ImportId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(amendment => new { amendment.FederationId, amendment.ImportId });
        }
    }
}

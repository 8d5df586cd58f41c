using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Facilities;

/// <summary>What kind of a facility, as the federation calls it. Every federation begins with the built-in set; a kind in use is retired, never removed.</summary>
[ShownOn(PublicPage.Facilities)]
public sealed class FacilityKind : FederationOwned, IKnownAs, IShownInPublic
{
    public const int NameLimit = 20;

    /// <summary>No federation needs more, and no list shows more.</summary>
    public const int Most = 30;

    /// <summary>The built-in set; each has one id in every federation, so that its name may change and it is still known.</summary>
    public static readonly IReadOnlyList<(Guid Id, string Key, bool IsPublic)> BuiltIn =
    [
        (Built(1), "WorkersHome", false), (Built(2), "WarmStation", true), (Built(3), "ReadingRoom", true), (Built(4), "NursingRoom", true),
        (Built(5), "CounsellingRoom", true), (Built(6), "MediationRoom", true), (Built(7), "ActivityCentre", true), (Built(8), "InnovationStudio", false),
    ];

    public required string Name { get; set; }

    /// <summary>Facilities of this kind may be shown to everybody.</summary>
    public bool IsPublic { get; set; }
    public bool IsRetired { get; private set; }
    public int Order { get; init; }

    public void Retire() => IsRetired = true;

    public void TakeUpAgain() => IsRetired = false;

    string IKnownAs.KnownAs => Name;

    static Guid Built(byte number) => new(0x5fac0000, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, number);

    public sealed class Table : IEntityTypeConfiguration<FacilityKind>
    {
        public void Configure(EntityTypeBuilder<FacilityKind> table)
        {
            table.Property(kind => kind.Name).HasMaxLength(NameLimit);
            table.HasIndex(kind => new { kind.FederationId, kind.Name }).IsUnique();
        }
    }
}

/// <summary>A federation's kinds: those it keeps, or the built-in set until somebody needs a row of them.</summary>
static class KindsOfFederation
{
    public static async Task<List<FacilityKind>> KindsAsync(this FederationDb db, CancellationToken ct)
    {
        var kept = await db.Set<FacilityKind>().AsNoTracking().OrderBy(kind => kind.Order).ThenBy(kind => kind.Id).ToListAsync(ct);
        return kept.Count > 0 ? kept : Begin();
    }

    /// <summary>The built-in set becomes rows of the federation, in the caller's save.</summary>
    public static async Task KeepKindsAsync(this FederationDb db, CancellationToken ct)
    {
        if (!await db.Set<FacilityKind>().AnyAsync(ct)) db.AddRange(Begin());
    }

    static List<FacilityKind> Begin() =>
        [.. FacilityKind.BuiltIn.Select((kind, at) => new FacilityKind { Id = kind.Id, Name = Language.Written(() => Words.OfBuiltIn(kind.Key)), IsPublic = kind.IsPublic, Order = at })];
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;

namespace UnionPortal.Templates;

/// <summary>
/// A federation's own words for a paper (范本): several of each purpose, each in versions. The standing one (默认) holds where nothing else was chosen; built-in words hold where there is none.
/// One that is retired is chosen by nobody any more; what was printed by it stays as it was.
/// </summary>
public sealed class Template : FederationOwned, IKnownAs
{
    public const int NameLimit = 40;

    public TemplatePurpose Purpose { get; init; }
    public required string Name { get; set; }
    public bool IsStanding { get; private set; }
    public DateOnly? RetiredOn { get; private set; }

    /// <summary>Grows when a campaign chooses it, so that it cannot be retired in the same moment.</summary>
    [Derived]
    public int Chosen { get; private set; }

    /// <summary>Holds from now on. The caller has let the former one step down.</summary>
    public void Stand()
    {
        RefuseIfRetired();
        IsStanding = true;
    }

    public void StepDown() => IsStanding = false;

    /// <summary>A campaign chooses it. Refuses one that is retired.</summary>
    public void Choose()
    {
        RefuseIfRetired();
        Chosen++;
    }

    /// <summary>Out of use. Refuses the standing one, and one that something open goes by.</summary>
    /// <param name="usedBy">What is open and goes by it; nothing where it is free.</param>
    /// <param name="day">Today.</param>
    public void Retire(string? usedBy, DateOnly day)
    {
        if (IsStanding) throw new Refusal(Say.StandingStays, Name);
        if (usedBy is not null) throw new Refusal(Say.IsInUse, Name, usedBy);
        RetiredOn ??= day;
    }

    public void TakeUpAgain() => RetiredOn = null;

    public void RefuseIfRetired()
    {
        if (RetiredOn is { } day) throw new Refusal(Say.IsRetired, Name, day);
    }

    string IKnownAs.KnownAs => Name;

    public sealed class Table : IEntityTypeConfiguration<Template>
    {
        public void Configure(EntityTypeBuilder<Template> table)
        {
            table.Property(template => template.Name).HasMaxLength(NameLimit);
            table.HasIndex(template => new { template.FederationId, template.Purpose, template.Name }).IsUnique();
            table.HasIndex(template => new { template.FederationId, template.Purpose }).IsUnique().HasFilter("is_standing");
            table.ToTable(template => template.HasCheckConstraint("ck_template_standing", "NOT is_standing OR retired_on IS NULL"));
        }
    }
}

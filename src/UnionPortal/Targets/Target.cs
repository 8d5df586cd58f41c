using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Federations;
using UnionPortal.Figures;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Targets;

/// <summary>A yearly figure as its setter plans it (目标任务): for the own federation, or the part of one right below. The setter keeps its plan whole, so that its screens read no other federation.</summary>
public sealed class Target : OfficeOwned, IKnownAs
{
    public const decimal Highest = 100_000_000;

    /// <summary>Which figures make sense as targets, in the order of the table.</summary>
    public static readonly IReadOnlyList<string> Codes =
        [Indicators.Unions, Indicators.Members, Indicators.JoiningRate, Indicators.FoundingRate, Indicators.PairsActive, Indicators.Activities, Indicators.Attendance];

    public int Year { get; init; }
    public required string Indicator { get; init; }

    /// <summary>For whom: the own federation or one right below.</summary>
    public int SubjectFederationId { get; init; }
    public required string SubjectName { get; init; }

    /// <summary>In the indicator's unit; of a rate, percent.</summary>
    public decimal Value { get; set; }

    string IKnownAs.KnownAs => Language.Written(() => Say.TargetName.With(SubjectName, Year, Indicators.Get(Indicator).Name()));

    public sealed class Table : IEntityTypeConfiguration<Target>
    {
        public void Configure(EntityTypeBuilder<Target> table)
        {
            table.Property(target => target.Indicator).HasMaxLength(40);
            table.Property(target => target.SubjectName).HasMaxLength(Federation.NameLimit);
            table.HasIndex(target => new { target.FederationId, target.Year, target.Indicator, target.SubjectFederationId }).IsUnique();
        }
    }
}

/// <summary>A target as it was handed down: the copy of the one below (上级下达的目标).</summary>
public sealed class ReceivedTarget : HandedOver, IKnownAs
{
    public required string SenderName { get; init; }
    public int Year { get; init; }
    public required string Indicator { get; init; }
    public decimal Value { get; private set; }

    /// <summary>When it was set, or last changed.</summary>
    [Derived]
    public DateTimeOffset SetAt { get; private set; }

    public void Set(decimal value, DateTimeOffset at)
    {
        if (value == Value) return;
        (Value, SetAt) = (value, at);
    }

    string IKnownAs.KnownAs => Language.Written(() => Say.TargetName.With(SenderName, Year, Indicators.Get(Indicator).Name()));

    public sealed class Table : IEntityTypeConfiguration<ReceivedTarget>
    {
        public void Configure(EntityTypeBuilder<ReceivedTarget> table)
        {
            table.Property(target => target.SenderName).HasMaxLength(Federation.NameLimit);
            table.Property(target => target.Indicator).HasMaxLength(40);
            table.HasIndex(target => new { target.FederationId, target.SenderFederationId, target.Year, target.Indicator }).IsUnique();
            table.HasIndex(target => new { target.FederationId, target.Year, target.SetAt });
        }
    }
}

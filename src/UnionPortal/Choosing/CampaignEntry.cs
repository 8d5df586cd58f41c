using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Choosing;

/// <summary>What both sides may read of one on offer: facts of the register as they stood when the list was drawn up, and no person's.</summary>
[ComplexType]
public sealed record EntryProfile
{
    public string? IndustryCode { get; init; }
    public string? DivisionCode { get; init; }
    public double? Longitude { get; init; }
    public double? Latitude { get; init; }
    public int? Workers { get; init; }
    public int? Members { get; init; }
    public HonourLevel? HonourLevel { get; init; }
    public string? HonourTitle { get; init; }
    public int? HonourYear { get; init; }
    public SixHaves Strengths { get; init; }
    public SixHaves Weaknesses { get; init; }
    public bool IsNew { get; init; }

    /// <summary>The day it completed a pair in which it was helped.</summary>
    public DateOnly? GraduatedOn { get; init; }

    public static EntryProfile Of(Party party, DateOnly today) => new()
    {
        IndustryCode = party.IndustryCode, DivisionCode = party.DivisionCode, Longitude = party.Place?.Longitude, Latitude = party.Place?.Latitude, Workers = party.Workers, Members = party.Members,
        HonourLevel = party.Best?.Level, HonourTitle = party.Best?.Title, HonourYear = party.Best?.Year, Strengths = party.Strengths, Weaknesses = party.Weaknesses,
        IsNew = party.FoundedOn is { } founded && founded.AddYears(Matching.NewForYears) > today, GraduatedOn = party.GraduatedOn,
    };

    /// <summary>As it is measured for a match.</summary>
    public Party ToParty(Guid id, bool isProspect, string name) => new(id, isProspect, name, IndustryCode, Longitude is { } east && Latitude is { } north ? new Place(east, north) : null, DivisionCode,
        Workers, Members, null, Strengths, Weaknesses, HonourLevel is { } level ? [new(HonourTitle!, level, HonourYear)] : [], 0) { GraduatedOn = GraduatedOn };
}

/// <summary>
/// A union or a prospect on offer in a campaign, on one side. Drawn up from the register by the campaign's rules; how many it takes and what
/// it writes about itself are its own. Everybody in the federation may read it: that is what it is for.
/// </summary>
public sealed class CampaignEntry : FederationOwned, IKnownAs
{
    public const int WordsLimit = 300;

    public Guid CampaignId { get; init; }
    public PairSide Side { get; init; }
    public Guid? OfUnionId { get; init; }
    public Guid? OfProspectId { get; init; }
    public required string Name { get; set; }
    public EntryProfile Profile { get; set; } = new();

    /// <summary>How many a mentor takes in this campaign beside those it carries; a mentee takes one.</summary>
    public int Seats { get; private set; } = 1;

    /// <summary>What it is good at, or where it wants help, in its own words.</summary>
    public string? Words { get; private set; }

    /// <summary>Not on offer any more: it fits the rules no longer, is helped already, or does not want to.</summary>
    public DateOnly? LeftOn { get; private set; }

    /// <summary>It asked to be left out; drawing the list up anew does not bring it back.</summary>
    public bool LeftByItself { get; private set; }

    /// <summary>The moment it came onto the list, or came back; it is told of that.</summary>
    [Derived]
    public DateTimeOffset JoinedAt { get; private set; }

    public bool IsOnOffer => LeftOn is null;

    /// <summary>Comes onto the list, or back to it.</summary>
    public void Join(DateTimeOffset at) => (JoinedAt, LeftOn, LeftByItself) = (at, null, false);

    /// <summary>Says how many and in what words. Refuses more than the campaign lets a mentor carry, and words that are too long.</summary>
    public void Describe(int seats, string? words, TwinningCampaign campaign)
    {
        if (Side == PairSide.Mentor && (seats < 0 || seats > campaign.MentorCapacity)) throw new Refusal(Say.SeatsAreUnfit, campaign.MentorCapacity);
        var tidy = TypedText.OrNothing(words);
        if (tidy?.Length > WordsLimit) throw new Refusal(Say.WordsAreTooLong, WordsLimit);
        (Seats, Words) = (Side == PairSide.Mentor ? seats : 1, tidy);
    }

    /// <summary>Leaves the list, by itself or because the rules say so.</summary>
    public void Leave(DateOnly day, bool byItself) => (LeftOn, LeftByItself) = (LeftOn ?? day, LeftByItself || byItself);

    string IKnownAs.KnownAs => Name;

    public sealed class Table : IEntityTypeConfiguration<CampaignEntry>
    {
        public void Configure(EntityTypeBuilder<CampaignEntry> table)
        {
            table.Property(entry => entry.Name).HasMaxLength(GrassrootsUnion.NameLimit);
            table.Property(entry => entry.Words).HasMaxLength(WordsLimit);
            table.ComplexProperty(entry => entry.Profile);
            table.Ignore(entry => entry.IsOnOffer);
            table.HasOne<TwinningCampaign>().WithMany().HasForeignKey(entry => new { entry.FederationId, entry.CampaignId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(entry => new { entry.FederationId, entry.OfUnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<Prospect>().WithMany().HasForeignKey(entry => new { entry.FederationId, entry.OfProspectId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(entry => new { entry.FederationId, entry.CampaignId, entry.OfUnionId, entry.Side }).IsUnique();
            table.HasIndex(entry => new { entry.FederationId, entry.CampaignId, entry.OfProspectId }).IsUnique();
        }
    }
}

/// <summary>What one on offer says of another (意向). Only the union that says it and the office read it. A no is respected always.</summary>
public sealed class PartnerWish : UnionOrOfficeOwned
{
    public Guid CampaignId { get; init; }
    public Guid ByEntryId { get; init; }
    public Guid OfEntryId { get; init; }
    public Attitude Attitude { get; private set; }

    /// <summary>1 for the first choice; only where the side likes to put them in order.</summary>
    public int? Rank { get; private set; }

    /// <summary>Refuses an order among those one does not want.</summary>
    public void Answer(Attitude attitude, int? rank)
    {
        if (rank is < 1 or > Market.LastRank) throw new Refusal(Say.RankIsUnfit, Market.LastRank);
        (Attitude, Rank) = (attitude, attitude == Attitude.Willing ? rank : null);
    }

    public sealed class Table : IEntityTypeConfiguration<PartnerWish>
    {
        public void Configure(EntityTypeBuilder<PartnerWish> table)
        {
            table.HasOne<CampaignEntry>().WithMany().HasForeignKey(wish => new { wish.FederationId, wish.ByEntryId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<CampaignEntry>().WithMany().HasForeignKey(wish => new { wish.FederationId, wish.OfEntryId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(wish => new { wish.FederationId, wish.CampaignId, wish.ByEntryId, wish.OfEntryId }).IsUnique();
            table.HasIndex(wish => new { wish.FederationId, wish.OfEntryId });
        }
    }
}

/// <summary>What staff settled by hand before a round: these two together, or never. The record says so and why.</summary>
public sealed class HandSetting : OfficeOwned
{
    public const int ReasonLimit = 200;

    public Guid CampaignId { get; init; }
    public Guid MentorEntryId { get; init; }
    public Guid MenteeEntryId { get; init; }
    public bool IsTogether { get; set; }
    public required string Reason { get; set; }

    public sealed class Table : IEntityTypeConfiguration<HandSetting>
    {
        public void Configure(EntityTypeBuilder<HandSetting> table)
        {
            table.Property(setting => setting.Reason).HasMaxLength(ReasonLimit);
            table.HasOne<CampaignEntry>().WithMany().HasForeignKey(setting => new { setting.FederationId, setting.MentorEntryId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<CampaignEntry>().WithMany().HasForeignKey(setting => new { setting.FederationId, setting.MenteeEntryId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(setting => new { setting.FederationId, setting.CampaignId, setting.MentorEntryId, setting.MenteeEntryId }).IsUnique();
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Activities;

/// <summary>What kind of activity. The first five are the forms of help and go by their names; an internal meeting is no session for workers and is not counted.</summary>
public enum ActivityKind
{
    ExperienceExchange,
    OnSiteGuidance,
    JointActivities,
    SiteVisit,
    OnlineExchange,
    Training,
    CultureAndSports,
    Care,
    InternalMeeting,
}

/// <summary>Something held for workers by a union, in a pair or on its own, or by the federation itself, such as the launch of a campaign. Its attendance is 人次: someone who came twice counts twice.</summary>
public sealed class Activity : PairOwned, ICounted, IKnownAs
{
    public const int TitleLimit = 60;
    public const int PlaceLimit = 100;
    public const int WordsLimit = 2000;
    public const int CountLimit = 100_000;
    public const int PhotoLimit = 9;

    /// <summary>The pair it belongs to; absent where a union held it on its own.</summary>
    public Guid? PairId { get; init; }

    /// <summary>The campaign it was held for, where the federation held it.</summary>
    public Guid? CampaignId { get; private set; }
    public ActivityKind Kind { get; private set; }
    public required string Title { get; set; }
    public DateOnly HeldOn { get; set; }
    public TimeOnly? StartsAt { get; set; }
    public string? Place { get; set; }

    /// <summary>人次 of the union that logged it.</summary>
    public int OwnCount { get; set; }

    /// <summary>人次 of the partner.</summary>
    public int PartnerCount { get; set; }

    /// <summary>The counts are 估计.</summary>
    public bool IsEstimate { get; set; }
    public string? Words { get; set; }
    public required string HolderName { get; init; }
    public DateTimeOffset LoggedAt { get; init; }
    public required string LoggedBy { get; init; }

    /// <summary>The account that logged it.</summary>
    public Guid? LoggedById { get; init; }

    /// <summary>Whether it counts as a session (计入职工活动场次), by its kind.</summary>
    public bool IsSession { get; private set; } = true;

    public int Attendance => OwnCount + PartnerCount;
    public DateOnly CountsFrom => HeldOn;

    /// <summary>Takes over what was typed; the draft has been held to its rules.</summary>
    public void Take(ActivityDraft draft)
    {
        Is(draft.Kind!.Value);
        (HeldOn, StartsAt, Place) = (draft.HeldOn!.Value, draft.StartsAt, draft.Place?.Trim());
        (OwnCount, PartnerCount, IsEstimate) = (draft.OwnCount!.Value, PairId is null ? 0 : draft.PartnerCount ?? 0, draft.IsEstimate);
        Words = draft.Words?.Trim();
        CampaignId = UnionId is null ? draft.CampaignId : null;
    }

    /// <summary>The partner was an employer without a union and has founded one.</summary>
    public void Founded(Guid partner) => HandTo(UnionId, partner);

    public ActivityDraft ToDraft() => new()
    {
        Id = Id, PairId = PairId, CampaignId = CampaignId, Kind = Kind, Title = Title, HeldOn = HeldOn, StartsAt = StartsAt, Place = Place,
        OwnCount = OwnCount, PartnerCount = PartnerCount, IsEstimate = IsEstimate, Words = Words,
    };

    void Is(ActivityKind kind) => (Kind, IsSession) = (kind, kind != ActivityKind.InternalMeeting);

    string IKnownAs.KnownAs => Title;

    public sealed class Table : IEntityTypeConfiguration<Activity>
    {
        public void Configure(EntityTypeBuilder<Activity> table)
        {
            table.Property(activity => activity.Title).HasMaxLength(TitleLimit);
            table.Property(activity => activity.Place).HasMaxLength(PlaceLimit);
            table.Property(activity => activity.Words).HasMaxLength(WordsLimit);
            table.Property(activity => activity.HolderName).HasMaxLength(GrassrootsUnion.NameLimit);
            table.Property(activity => activity.LoggedBy).HasMaxLength(200);
            table.Ignore(activity => activity.Attendance).Ignore(activity => activity.CountsFrom);
            table.HasOne<TwinningPair>().WithMany().HasForeignKey(activity => new { activity.FederationId, activity.PairId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(activity => new { activity.FederationId, activity.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<TwinningCampaign>().WithMany().HasForeignKey(activity => new { activity.FederationId, activity.CampaignId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(activity => new { activity.FederationId, activity.LoggedAt });
            table.HasIndex(activity => new { activity.FederationId, activity.HeldOn, activity.Id });
            table.HasIndex(activity => new { activity.FederationId, activity.PairId });
            table.HasIndex(activity => new { activity.FederationId, activity.UnionId });
        }
    }
}

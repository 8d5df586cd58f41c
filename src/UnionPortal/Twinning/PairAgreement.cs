using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Templates;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>The five forms of help: 经验交流, 上门指导, 活动参与, 实地观摩, 网络互动.</summary>
[Flags]
public enum HelpForm
{
    None = 0,
    ExperienceExchange = 1,
    OnSiteGuidance = 2,
    JointActivities = 4,
    SiteVisit = 8,
    OnlineExchange = 16,
}

/// <summary>A term that was made longer (续签): from which day to which, why, when and by whom.</summary>
[ComplexType]
public sealed class Renewal
{
    public DateOnly From { get; init; }
    public DateOnly To { get; init; }
    public required string Reason { get; init; }
    public DateTimeOffset At { get; init; }
    public required string By { get; init; }
}

/// <summary>What both sides sign: number, date, term, goals, the forms of help.</summary>
public sealed class PairAgreement : PairOwned, IKnownAs
{
    public const int NumberLimit = 40;
    public const int GoalsLimit = 1000;
    public const int WitnessLimit = 60;

    public Guid PairId { get; init; }
    public required string Number { get; set; }
    public DateOnly SignedOn { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public DateOnly EndsOn { get; private set; }
    public HelpForm Forms { get; private set; }
    public string? Goals { get; private set; }
    public string? Witness { get; private set; }

    public List<Renewal> Renewals { get; private set; } = [];

    /// <summary>The federation's text it was signed by; none for the built-in one.</summary>
    public Guid? TextId { get; init; }

    /// <summary>Takes over what was typed; the draft has been held to its rules.</summary>
    public void Take(AgreementDraft draft)
    {
        Number = draft.Number.Trim();
        (SignedOn, StartsOn, EndsOn) = (draft.SignedOn!.Value, draft.StartsOn!.Value, draft.EndsOn!.Value);
        Forms = draft.Forms.Aggregate(HelpForm.None, (all, form) => all | form);
        (Goals, Witness) = (draft.Goals?.Trim(), draft.Witness?.Trim());
    }

    /// <summary>Goes on until a later day. The term it was signed for stays on record. Refuses a day that is no later, and one without a reason.</summary>
    public void Renew(DateOnly? until, string? reason, string by, DateTimeOffset at)
    {
        if (until is not { } day || day <= EndsOn) throw new Refusal(Say.RenewIsNoLater, EndsOn);
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > TwinningPair.ReasonLimit) throw new Refusal(Say.RenewNeedsReason, TwinningPair.ReasonLimit);
        (Renewals, EndsOn) = ([.. Renewals, new Renewal { From = EndsOn, To = day, Reason = reason.Trim(), At = at, By = by }], day);
    }

    /// <summary>Whoever reaches the pair reaches its agreement.</summary>
    public void Follow(TwinningPair pair) => HandTo(pair.UnionId, pair.PartnerUnionId);

    public AgreementDraft ToDraft(DateTimeOffset now) => new()
    {
        Id = Id, Version = Version, ReadAt = now, Number = Number, SignedOn = SignedOn, StartsOn = StartsOn, EndsOn = EndsOn,
        Forms = [.. Forms.Each()], Goals = Goals, Witness = Witness,
    };

    string IKnownAs.KnownAs => Number;

    public sealed class Table : IEntityTypeConfiguration<PairAgreement>
    {
        public void Configure(EntityTypeBuilder<PairAgreement> table)
        {
            table.Property(agreement => agreement.Number).HasMaxLength(NumberLimit);
            table.Property(agreement => agreement.Goals).HasMaxLength(GoalsLimit);
            table.Property(agreement => agreement.Witness).HasMaxLength(WitnessLimit);
            table.ComplexCollection(agreement => agreement.Renewals, renewal => renewal.ToJson("renewals"));
            table.HasOne<TwinningPair>().WithMany().HasForeignKey(agreement => new { agreement.FederationId, agreement.PairId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<TemplateText>().WithMany().HasForeignKey(agreement => new { agreement.FederationId, agreement.TextId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(agreement => new { agreement.FederationId, agreement.PairId }).IsUnique();
            table.HasIndex(agreement => new { agreement.FederationId, agreement.Number }).IsUnique();
        }
    }
}

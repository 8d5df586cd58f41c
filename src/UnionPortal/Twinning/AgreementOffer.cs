using System.ComponentModel.DataAnnotations.Schema;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Templates;
using UnionPortal.Tenancy;

namespace UnionPortal.Twinning;

/// <summary>What became of an agreement that was offered for signing.</summary>
public enum OfferState
{
    Waiting,
    Complete,
    Withdrawn,
}

/// <summary>One side's name under an agreement: whose it is, who put it there and as whom, drawn or typed, under which words.</summary>
[ComplexType]
public sealed class AgreementSignature
{
    public PairSide Side { get; init; }
    public required string Name { get; init; }

    /// <summary>Who was signed in.</summary>
    public required string By { get; init; }
    public required string Standing { get; init; }
    public Guid? ById { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>The drawn name; none where it was typed.</summary>
    public Guid? DrawingId { get; init; }

    /// <summary>SHA-256 of the words that were signed.</summary>
    public required string Hash { get; init; }
}

/// <summary>
/// An agreement that waits for both sides to sign it on their phones (手机签字). Its words are frozen when it is prepared: nobody signs one thing and finds another.
/// The second signature makes the pair active. It is no <see cref="PairAgreement"/>: that one is written when both have signed, under the same id.
/// </summary>
public sealed class AgreementOffer : PairOwned, IKnownAs
{
    public const int TextLimit = 12_000;
    public const int ByLimit = 200;
    public const int SignerLimit = 40;

    public Guid PairId { get; init; }
    public OfferState State { get; private set; }
    public required string Number { get; init; }
    public DateOnly StartsOn { get; init; }
    public DateOnly EndsOn { get; init; }
    public HelpForm Forms { get; init; }
    public string? Goals { get; init; }
    public string? Witness { get; init; }

    /// <summary>The federation's text it was made of; none for the built-in one.</summary>
    public Guid? TextId { get; init; }
    public required string Title { get; init; }

    /// <summary>A term a line, the fields filled in.</summary>
    public required string Terms { get; init; }

    /// <summary>SHA-256 of all that is signed, in hexadecimal digits.</summary>
    public required string Hash { get; init; }
    public DateTimeOffset PreparedAt { get; init; }
    public required string PreparedBy { get; init; }
    public List<AgreementSignature> Signatures { get; private set; } = [];
    public DateTimeOffset? ClosedAt { get; private set; }
    public string? ClosedBy { get; private set; }

    /// <summary>The moment of the last step; whoever was not there is told of it.</summary>
    [Derived]
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Refuses a pair that has not come so far, and one with a side that has no account to sign with.</summary>
    public static AgreementOffer Prepare(TwinningPair pair, AgreementDraft draft, Guid? textId, Wording wording, Acting by, DateTimeOffset at)
    {
        if (pair.Stage != PairStage.Agreed) throw new Refusal(Say.NotAtThisStage, pair.StageWord, PairStage.Agreed.Word());
        if (pair.PartnerUnionId is null) throw new Refusal(Say.NoPhoneForProspect, pair.MenteeName);
        var (number, goals, witness) = (draft.Number.Trim(), draft.Goals?.Trim(), draft.Witness?.Trim());
        var (forms, terms) = (draft.Forms.Aggregate(HelpForm.None, (all, form) => all | form), string.Join('\n', wording.Lines));
        string?[] words = [number, pair.MentorName, pair.MenteeName, $"{draft.StartsOn:O}", $"{draft.EndsOn:O}", $"{(int)forms}", goals, witness, wording.Title, terms];
        return new()
        {
            Id = draft.Id, PairId = pair.Id, UnionId = pair.UnionId, PartnerUnionId = pair.PartnerUnionId, Number = number, StartsOn = draft.StartsOn!.Value, EndsOn = draft.EndsOn!.Value,
            Forms = forms, Goals = goals, Witness = witness, TextId = textId, Title = wording.Title, Terms = terms, PreparedAt = at, PreparedBy = $"{by.Name} · {by.Standing}", ChangedAt = at,
            Hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', words)))),
        };
    }

    public AgreementSignature? SignatureOf(PairSide side) => Signatures.Find(signature => signature.Side == side);

    /// <summary>
    /// One side signs, by a drawing or by its typed name, what it has read. Refuses other words than these, a second signature of a side, both sides by one person, and an empty name.
    /// True when both have signed.
    /// </summary>
    public bool Sign(PairSide side, string? hash, string? typed, Guid? drawing, Acting by, DateTimeOffset at)
    {
        if (State != OfferState.Waiting) throw new Refusal(Say.NothingToSign);
        if (hash != Hash) throw new Refusal(Say.OfferHasChanged);
        if (SignatureOf(side) is { } own) throw new Refusal(Say.SideHasSigned, own.Name, own.At.InChina());
        if (by.PersonId is not null && Signatures.Exists(signature => signature.ById == by.PersonId)) throw new Refusal(Say.OnePersonSignsOnce);
        var name = TypedText.Tidy(typed);
        if (drawing is null && name.Length == 0) throw new Refusal(Say.SignatureIsEmpty);
        if (name.Length > SignerLimit) throw new Refusal(Say.SignerIsTooLong, SignerLimit);
        var signature = new AgreementSignature
        {
            Side = side, Name = drawing is null ? name : by.Name, By = by.Name, Standing = by.Standing, ById = by.PersonId, At = at, DrawingId = drawing, Hash = Hash,
        };
        (Signatures, ChangedAt) = ([.. Signatures, signature], at);
        if (Signatures.Count < 2) return false;
        Close(OfferState.Complete, by, at);
        return true;
    }

    /// <summary>The office takes it back; what was signed counts for nothing. Refuses one that is complete.</summary>
    public void Withdraw(Acting by, DateTimeOffset at)
    {
        if (State != OfferState.Waiting) throw new Refusal(Say.NothingToSign);
        Close(OfferState.Withdrawn, by, at);
    }

    /// <summary>The agreement as it was signed.</summary>
    public PairAgreement ToAgreement(DateOnly signedOn)
    {
        var agreement = new PairAgreement { Id = Id, PairId = PairId, UnionId = UnionId, PartnerUnionId = PartnerUnionId, Number = Number, TextId = TextId };
        agreement.Take(new() { Number = Number, SignedOn = signedOn, StartsOn = StartsOn, EndsOn = EndsOn, Forms = [.. Forms.Each()], Goals = Goals, Witness = Witness });
        return agreement;
    }

    /// <summary>Whether the agreement says something else by now than what was signed: it was corrected or goes on longer.</summary>
    public bool DiffersFrom(PairAgreement agreement) => (Number, StartsOn, EndsOn, Forms, Goals, Witness) != (agreement.Number, agreement.StartsOn, agreement.EndsOn, agreement.Forms, agreement.Goals, agreement.Witness);

    void Close(OfferState state, Acting by, DateTimeOffset at) => (State, ClosedAt, ClosedBy, ChangedAt) = (state, at, $"{by.Name} · {by.Standing}", at);

    string IKnownAs.KnownAs => Number;

    public sealed class Table : IEntityTypeConfiguration<AgreementOffer>
    {
        public void Configure(EntityTypeBuilder<AgreementOffer> table)
        {
            const string waiting = "state = 0";
            table.Property(offer => offer.Number).HasMaxLength(PairAgreement.NumberLimit);
            table.Property(offer => offer.Goals).HasMaxLength(PairAgreement.GoalsLimit);
            table.Property(offer => offer.Witness).HasMaxLength(PairAgreement.WitnessLimit);
            table.Property(offer => offer.Title).HasMaxLength(TemplateText.TitleLimit);
            table.Property(offer => offer.Terms).HasMaxLength(TextLimit);
            table.Property(offer => offer.Hash).HasMaxLength(2 * SHA256.HashSizeInBytes);
            table.Property(offer => offer.PreparedBy).HasMaxLength(ByLimit);
            table.Property(offer => offer.ClosedBy).HasMaxLength(ByLimit);
            table.ComplexCollection(offer => offer.Signatures, signature => signature.ToJson("signatures"));
            table.HasOne<TwinningPair>().WithMany().HasForeignKey(offer => new { offer.FederationId, offer.PairId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<TemplateText>().WithMany().HasForeignKey(offer => new { offer.FederationId, offer.TextId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(offer => new { offer.FederationId, offer.PairId }).IsUnique().HasFilter(waiting);
            table.HasIndex(offer => new { offer.FederationId, offer.Number }).IsUnique().HasFilter(waiting);
            table.HasIndex(offer => new { offer.FederationId, offer.ChangedAt });
            table.ToTable(offer => offer.HasCheckConstraint("ck_agreement_offer_state", "(state = 0) = (closed_at IS NULL)"));
        }
    }
}

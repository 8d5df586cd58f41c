using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Members;

/// <summary>How far an application to join has come: it waits, is with the office because nobody answered in time, was taken up or refused with a reason.</summary>
public enum ApplicationState
{
    Waiting,
    Escalated,
    Accepted,
    Refused,
}

/// <summary>
/// A worker's own wish to join a union, sent from a public page. It belongs to the union asked for; whoever sent it reaches this one row by
/// its id, which only their own page knows.
/// </summary>
public sealed class JoinApplication : PairOwned, IKnownAs
{
    public const int WordsLimit = 200;

    public required string Name { get; set; }

    [Personal]
    public SealedText? Identity { get; private set; }
    public SealedText? Phone { get; private set; }
    public MemberCategory Category { get; init; }
    public string? Job { get; private set; }

    /// <summary>What the worker agreed to, and when: the union keeps these data to keep its register of members.</summary>
    public DateTimeOffset ConsentedAt { get; init; }
    public DateTimeOffset SentAt { get; init; }

    /// <summary>The last day to be answered by the union itself.</summary>
    public DateOnly AnswerBy { get; init; }
    public ApplicationState State { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public string? AnsweredBy { get; private set; }
    public string? Answer { get; private set; }

    /// <summary>The member it became.</summary>
    public Guid? MemberId { get; private set; }

    public bool IsOpen => State is ApplicationState.Waiting or ApplicationState.Escalated;

    internal void Take(JoinDraft draft, Vault vault)
    {
        var phone = PhoneNumber.Read(draft.Phone)!;
        Identity = vault.Seal(IdentityNumber.Tidy(draft.Identity), text => $"{text[..6]}********{text[^4..]}");
        Phone = vault.Seal(phone.Text, _ => phone.Masked);
        Job = TypedText.OrNothing(draft.Job);
    }

    internal void Escalate() => State = ApplicationState.Escalated;

    internal void Accept(Guid member, Acting by, DateTimeOffset at)
    {
        RefuseIfAnswered();
        (State, MemberId, AnsweredBy, AnsweredAt) = (ApplicationState.Accepted, member, by.Name, at);
    }

    internal void Refuse(string reason, Acting by, DateTimeOffset at)
    {
        RefuseIfAnswered();
        (State, Answer, AnsweredBy, AnsweredAt) = (ApplicationState.Refused, reason, by.Name, at);
    }

    internal void Erase(string nameless) => (Name, Identity, Phone, Job, Answer) = (nameless, null, null, null, null);

    void RefuseIfAnswered()
    {
        if (!IsOpen) throw new Refusal(Say.IsAnswered, Name, AnsweredBy, State.Word());
    }

    string IKnownAs.KnownAs => Name;

    public sealed class Table : IEntityTypeConfiguration<JoinApplication>
    {
        public void Configure(EntityTypeBuilder<JoinApplication> table)
        {
            table.Property(asked => asked.Name).HasMaxLength(Member.NameLimit);
            table.Property(asked => asked.Job).HasMaxLength(Member.JobLimit);
            table.Property(asked => asked.AnsweredBy).HasMaxLength(40);
            table.Property(asked => asked.Answer).HasMaxLength(WordsLimit);
            table.ComplexProperty(asked => asked.Identity);
            table.ComplexProperty(asked => asked.Phone);
            table.Ignore(asked => asked.IsOpen);
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(asked => new { asked.FederationId, asked.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<Member>().WithMany().HasForeignKey(asked => new { asked.FederationId, asked.MemberId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(asked => new { asked.FederationId, asked.State, asked.AnswerBy });
            table.HasIndex(asked => new { asked.FederationId, asked.UnionId, asked.SentAt });
        }
    }
}

/// <summary>What a worker types on the public page.</summary>
public sealed class JoinDraft
{
    /// <summary>Made by the page; the same form sent twice is one application.</summary>
    public Guid Id { get; set; }
    public string? Name { get; set; }
    public string? Identity { get; set; }
    public string? Phone { get; set; }
    public MemberCategory Category { get; set; }
    public string? Job { get; set; }
    public bool Agrees { get; set; }

    public sealed class Rules : AbstractValidator<JoinDraft>
    {
        public Rules(DateOnly today)
        {
            RuleFor(draft => draft.Name).Must(name => TypedText.Tidy(name).Length > 0).WithMessage(Say.NameIsMissing).MaximumLength(Member.NameLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.Identity).Must(IdentityNumber.IsValid).WithMessage((_, typed) => IdentityNumber.Fault(typed)!)
                .Must(typed => !IdentityNumber.IsValid(typed) || IdentityNumber.BornOn(IdentityNumber.Tidy(typed)) <= today).WithMessage(Say.BornInFuture);
            RuleFor(draft => draft.Phone).Must(typed => PhoneNumber.Read(typed) is { IsMobile: true }).WithMessage(Say.MobileIsUnread);
            RuleFor(draft => draft.Job).MaximumLength(Member.JobLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.Agrees).Equal(true).WithMessage(Say.AgreeFirst);
            RuleFor(draft => draft.Category).IsInEnum();
        }
    }
}

using FluentValidation;
using UnionPortal.Audit;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Posts;

/// <summary>What a person types about a post and who holds it. Fields are named as on <see cref="Post"/> and <see cref="PostHolder"/>.</summary>
public sealed class PostDraft
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public uint Version { get; set; }
    public DateTimeOffset ReadAt { get; set; }

    /// <summary>Somebody who is on record in this union; nothing where the name is typed.</summary>
    public Guid? HolderId { get; set; }
    public string? Name { get; set; }
    public Sex? Sex { get; set; }

    /// <summary>A new number; empty keeps the one that is there.</summary>
    public string? Phone { get; set; }
    public string? PhoneMasked { get; set; }
    public PostKind Kind { get; set; } = PostKind.CommitteeMember;
    public Employment Employment { get; set; }

    /// <summary>As people write it: 2024年3月1日, or only the month or the year.</summary>
    public string? HeldFrom { get; set; }

    public static PostDraft Of(Post post, DateTimeOffset now) => new()
    {
        Id = post.Id, Version = post.Version, ReadAt = now, HolderId = post.HolderId, Name = post.Holder!.Name, Sex = post.Holder.Sex, PhoneMasked = post.Holder.Phone?.Masked,
        Kind = post.Kind, Employment = post.Employment, HeldFrom = post.From.ToString(),
    };

    /// <summary>Writes who it is. The rules must have let it pass.</summary>
    public void WriteTo(PostHolder holder, Vault vault)
    {
        (holder.Name, holder.Sex) = (TypedText.Tidy(Name), Sex);
        if (PhoneNumber.Read(Phone) is { } phone) holder.Phone = vault.Seal(phone.Text, _ => phone.Masked);
    }

    /// <summary>Writes what the post is. The rules must have let it pass.</summary>
    public void WriteTo(Post post, DateOnly today)
    {
        (post.Kind, post.Employment) = (Kind, Employment);
        post.Begin(RoughDate.Read(HeldFrom, today)!.Value, today);
    }

    /// <summary>Takes over single fields from a fresher draft of the same post, and its version with them.</summary>
    public void Take(IEnumerable<string> fields, PostDraft fresh)
    {
        this.TakeFields(fields, fresh);
        (Version, ReadAt, PhoneMasked) = (fresh.Version, fresh.ReadAt, fresh.PhoneMasked);
    }

    public sealed class Rules : AbstractValidator<PostDraft>
    {
        /// <param name="today">The day it is typed on.</param>
        /// <param name="isNew">The name is needed only where nobody on record was chosen.</param>
        public Rules(DateOnly today, bool isNew)
        {
            RuleFor(draft => draft.Name).Must((draft, name) => isNew && draft.HolderId is not null || TypedText.Tidy(name).Length > 0).WithMessage(Say.HolderHasNoName)
                .MaximumLength(GrassrootsUnion.PersonLimit).WithMessage(Say.TooLong);
            RuleFor(draft => draft.Phone).Must(typed => string.IsNullOrWhiteSpace(typed) || PhoneNumber.Read(typed) is not null).WithMessage(Say.PhoneIsUnread);
            RuleFor(draft => draft.HeldFrom).Must(typed => RoughDate.Read(typed, today) is not null).WithMessage(Say.DateIsUnread);
        }
    }
}

/// <summary>What a person types about a term. Fields are named as on <see cref="CommitteeTerm"/>.</summary>
public sealed class TermDraft
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public uint Version { get; set; }
    public DateTimeOffset ReadAt { get; set; }
    public int? Number { get; set; }
    public DateOnly? ElectedOn { get; set; }
    public int Years { get; set; } = 5;

    public static TermDraft Of(CommitteeTerm term, DateTimeOffset now) =>
        new() { Id = term.Id, Version = term.Version, ReadAt = now, Number = term.Number, ElectedOn = term.ElectedOn, Years = term.Years };

    /// <summary>Writes what was typed. The rules must have let it pass.</summary>
    public void WriteTo(CommitteeTerm term, DateOnly today)
    {
        term.Number = Number;
        term.Elect(ElectedOn!.Value, Years, today);
    }

    /// <summary>Takes over single fields from a fresher draft of the same term, and its version with them.</summary>
    public void Take(IEnumerable<string> fields, TermDraft fresh)
    {
        this.TakeFields(fields, fresh);
        (Version, ReadAt) = (fresh.Version, fresh.ReadAt);
    }

    public sealed class Rules : AbstractValidator<TermDraft>
    {
        public Rules(DateOnly today)
        {
            RuleFor(draft => draft.Number).InclusiveBetween(1, 99).WithMessage(Say.NumberIsUnfit);
            RuleFor(draft => draft.ElectedOn).NotNull().WithMessage(Say.ElectedOnIsMissing).Must(day => !(day > today)).WithMessage(Say.ElectedInFuture);
            RuleFor(draft => draft.Years).Must(CommitteeTerm.Lengths.Contains).WithMessage(Say.TermHasNoSuchLength);
        }
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Helping;

/// <summary>An answered question that all unions of the federation may read (知识库). A text of its own, written by staff without names; it does not change when the question does.</summary>
public sealed class KnowledgeEntry : FederationOwned, IKnownAs
{
    public const int TagsLimit = 100;

    /// <summary>The question it was written from.</summary>
    public Guid QuestionId { get; init; }
    public required string Title { get; set; }
    public required string Question { get; set; }
    public required string Answer { get; set; }

    /// <summary>Words to find it by, with blanks between.</summary>
    public string? Tags { get; set; }
    public DateOnly SharedOn { get; init; }

    public IReadOnlyList<string> EachTag => Tags?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Takes over what was typed; the draft has been held to its rules.</summary>
    public void Take(KnowledgeDraft draft) => (Title, Question, Answer, Tags) = (draft.Title.Trim(), draft.Question.Trim(), draft.Answer.Trim(), KnowledgeDraft.Apart(draft.Tags));

    string IKnownAs.KnownAs => Title;

    public sealed class Table : IEntityTypeConfiguration<KnowledgeEntry>
    {
        public void Configure(EntityTypeBuilder<KnowledgeEntry> table)
        {
            table.Property(entry => entry.Title).HasMaxLength(PairQuestion.TitleLimit);
            table.Property(entry => entry.Question).HasMaxLength(PairQuestion.WordsLimit);
            table.Property(entry => entry.Answer).HasMaxLength(PairQuestion.AnswerLimit);
            table.Property(entry => entry.Tags).HasMaxLength(TagsLimit);
            table.Ignore(entry => entry.EachTag);
            table.HasOne<PairQuestion>().WithMany().HasForeignKey(entry => new { entry.FederationId, entry.QuestionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(entry => new { entry.FederationId, entry.QuestionId }).IsUnique();
            table.HasIndex(entry => new { entry.FederationId, entry.SharedOn });
        }
    }
}

/// <summary>What staff write for the knowledge base.</summary>
public sealed class KnowledgeDraft
{
    public Guid QuestionId { get; set; }
    public string Title { get; set; } = "";
    public string Question { get; set; } = "";
    public string Answer { get; set; } = "";
    public string? Tags { get; set; }

    /// <summary>Tags with single blanks between, whatever stood between them.</summary>
    internal static string? Apart(string? tags) => TypedText.OrNothing(tags?.Replace('\u3001', ' ').Replace('\uFF0C', ' ').Replace(',', ' '));

    public sealed class Rules : AbstractValidator<KnowledgeDraft>
    {
        public Rules()
        {
            RuleFor(draft => draft.Title).Must(typed => TypedText.Tidy(typed).Length is > 0 and <= PairQuestion.TitleLimit).WithMessage(string.Format(Say.TitleIsUnfit, PairQuestion.TitleLimit));
            RuleFor(draft => draft.Question).Must(typed => TypedText.Tidy(typed).Length is > 0 and <= PairQuestion.WordsLimit).WithMessage(string.Format(Say.QuestionIsUnfit, PairQuestion.WordsLimit));
            RuleFor(draft => draft.Answer).Must(typed => TypedText.Tidy(typed).Length is > 0 and <= PairQuestion.AnswerLimit).WithMessage(string.Format(Say.AnswerIsUnfit, PairQuestion.AnswerLimit));
            RuleFor(draft => draft.Tags).Must(typed => (Apart(typed)?.Length ?? 0) <= KnowledgeEntry.TagsLimit).WithMessage(string.Format(Say.TextIsTooLong, KnowledgeEntry.TagsLimit));
        }
    }
}

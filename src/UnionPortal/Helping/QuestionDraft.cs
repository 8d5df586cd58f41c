using FluentValidation;
using UnionPortal.Reference;

namespace UnionPortal.Helping;

/// <summary>A question as typed.</summary>
public sealed class QuestionDraft
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid PairId { get; set; }
    public string Title { get; set; } = "";
    public string Words { get; set; } = "";

    public sealed class Rules : AbstractValidator<QuestionDraft>
    {
        public Rules()
        {
            RuleFor(draft => draft.Title).Must(typed => TypedText.Tidy(typed).Length is > 0 and <= PairQuestion.TitleLimit).WithMessage(string.Format(Say.TitleIsUnfit, PairQuestion.TitleLimit));
            RuleFor(draft => draft.Words).Must(typed => TypedText.Tidy(typed).Length is > 0 and <= PairQuestion.WordsLimit).WithMessage(string.Format(Say.QuestionIsUnfit, PairQuestion.WordsLimit));
        }
    }
}

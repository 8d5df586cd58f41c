using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Helping;

/// <summary>Where a question stands: 待答复, 已答复, 已销号.</summary>
public enum QuestionState
{
    Open,
    Answered,
    Closed,
}

/// <summary>What happened to a question.</summary>
public enum QuestionAct
{
    Asked,
    PassedOn,
    Answered,
    Reopened,
    Closed,
}

/// <summary>One step of a question: what, when, by whom and as whom, in which words.</summary>
[ComplexType]
public sealed class QuestionStep : TakenStep
{
    public QuestionAct Act { get; init; }
    public string? Words { get; init; }
}

/// <summary>A difficulty of the mentee (问题清单): answered by the mentor, or passed on to the office and answered there; closed by the mentee with a mark, or opened again. A clock runs while it is open.</summary>
public sealed class PairQuestion : PairOwned, ICounted, IKnownAs
{
    public const int TitleLimit = 60;
    public const int WordsLimit = 1000;
    public const int AnswerLimit = 2000;
    public const int BestMark = 5;

    /// <summary>Days within which an answer is due.</summary>
    public const int DaysToAnswer = 7;

    public Guid PairId { get; init; }
    public required string Title { get; init; }
    public required string Words { get; init; }
    public DateOnly AskedOn { get; init; }
    public QuestionState State { get; private set; }

    /// <summary>The last day to answer.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>It was passed on to the office (转工会解答).</summary>
    public bool IsPassedOn { get; private set; }

    /// <summary>How useful the answer was, 1 to 5.</summary>
    public int? Mark { get; private set; }
    public DateOnly? ClosedOn { get; private set; }
    public List<QuestionStep> Steps { get; private set; } = [];

    /// <summary>The moment of the last step.</summary>
    [Derived]
    public DateTimeOffset ChangedAt { get; private set; }

    public DateOnly CountsFrom => ClosedOn ?? AskedOn;

    /// <summary>The answer that stands.</summary>
    public string? Answer => Steps.FindLast(step => step.Act == QuestionAct.Answered)?.Words;

    public static PairQuestion Ask(TwinningPair pair, QuestionDraft draft, Acting by, DateTimeOffset at)
    {
        var question = new PairQuestion
        {
            Id = draft.Id, PairId = pair.Id, UnionId = pair.UnionId, PartnerUnionId = pair.PartnerUnionId, Title = draft.Title.Trim(), Words = draft.Words.Trim(), AskedOn = at.Day(), DueOn = at.Day().AddDays(DaysToAnswer),
        };
        question.Step(QuestionAct.Asked, null, by, at);
        return question;
    }

    /// <summary>The mentor cannot answer it: the office will. Refuses one that is answered or passed on already.</summary>
    public void PassOn(string? words, Acting by, DateTimeOffset at)
    {
        Need(QuestionState.Open);
        if (IsPassedOn) throw new Refusal(Say.PassedOnAlready);
        (IsPassedOn, DueOn) = (true, at.Day().AddDays(DaysToAnswer));
        Step(QuestionAct.PassedOn, Said(words, null, WordsLimit), by, at);
    }

    /// <summary>The mentor or the office answers; an answer may be followed by a better one until the question is closed.</summary>
    public void Respond(string? words, Acting by, DateTimeOffset at)
    {
        if (State == QuestionState.Closed) throw new Refusal(Say.QuestionIsAt, State.Word());
        var said = Said(words, Say.AnswerNeedsWords, AnswerLimit);
        State = QuestionState.Answered;
        Step(QuestionAct.Answered, said, by, at);
    }

    /// <summary>The mentee closes what was answered (销号), with a mark from 1 to 5.</summary>
    public void Close(int? mark, string? words, Acting by, DateTimeOffset at)
    {
        Need(QuestionState.Answered);
        if (mark is not (>= 1 and <= BestMark)) throw new Refusal(Say.MarkIsMissing, BestMark);
        (State, Mark, ClosedOn) = (QuestionState.Closed, mark, at.Day());
        Step(QuestionAct.Closed, Said(words, null, WordsLimit), by, at);
    }

    /// <summary>The answer did not help: the question is open again and the clock starts anew. Says what is still unclear.</summary>
    public void Reopen(string? words, Acting by, DateTimeOffset at)
    {
        if (State == QuestionState.Open) throw new Refusal(Say.QuestionIsAt, State.Word());
        var said = Said(words, Say.ReopenNeedsWords, WordsLimit);
        (State, Mark, ClosedOn, DueOn) = (QuestionState.Open, null, null, at.Day().AddDays(DaysToAnswer));
        Step(QuestionAct.Reopened, said, by, at);
    }

    /// <summary>Whoever reaches the pair reaches its questions.</summary>
    public void Follow(TwinningPair pair) => HandTo(pair.UnionId, pair.PartnerUnionId);

    void Need(QuestionState state)
    {
        if (State != state) throw new Refusal(Say.QuestionIsAt, State.Word());
    }

    static string? Said(string? words, string? missing, int limit)
    {
        if (string.IsNullOrWhiteSpace(words)) return missing is null ? null : throw new Refusal(missing);
        return words.Trim().Length <= limit ? words.Trim() : throw new Refusal(Say.ReasonIsTooLong, limit);
    }

    void Step(QuestionAct act, string? words, Acting by, DateTimeOffset at) =>
        (Steps, ChangedAt) = ([.. Steps, new QuestionStep { Act = act, At = at, By = by.Name, ById = by.PersonId, Standing = by.Standing, Words = words }], at);

    string IKnownAs.KnownAs => Title;

    public sealed class Table : IEntityTypeConfiguration<PairQuestion>
    {
        public void Configure(EntityTypeBuilder<PairQuestion> table)
        {
            table.Property(question => question.Title).HasMaxLength(TitleLimit);
            table.Property(question => question.Words).HasMaxLength(WordsLimit);
            table.Ignore(question => question.CountsFrom).Ignore(question => question.Answer);
            table.ComplexCollection(question => question.Steps, step => step.ToJson("steps"));
            table.HasOne<TwinningPair>().WithMany().HasForeignKey(question => new { question.FederationId, question.PairId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(question => new { question.FederationId, question.PairId });
            table.HasIndex(question => new { question.FederationId, question.State, question.DueOn });
            table.HasIndex(question => new { question.FederationId, question.ChangedAt });
        }
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Helping;

/// <summary>The mentee raises a difficulty, or the office does on its behalf. The same draft twice is one question. Refuses the mentor, and a pair that is over.</summary>
public sealed class AskQuestion(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task<PairHead> BeginAsync(Guid pairId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        return await db.HeadAsync(pairId, ct);
    }

    public async Task<Guid> RunAsync(QuestionDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        await new QuestionDraft.Rules().ValidateAndThrowAsync(draft, ct);
        if (await db.Set<PairQuestion>().AnyAsync(known => known.Id == draft.Id, ct)) return draft.Id;
        var pair = await db.FindOpenPairAsync(draft.PairId, ct);
        if (db.SideOf(pair) == PairSide.Mentor) throw new Refusal(RefusalKind.NotAllowed, Say.MenteeAsks);
        if (db.Scope.UnionId is null) db.ActFor(pair.MenteeName);
        db.Add(PairQuestion.Ask(pair, draft, db.Acting, clock.GetUtcNow()));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (twice.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Pressed twice: it is kept.
        }

        return draft.Id;
    }
}

/// <summary>Moves a question on: the mentor or the office answers, the mentor passes it on to the office, the mentee closes it or opens it again; the office does so for a mentee that asks it to. Refuses the wrong side.</summary>
public sealed class AnswerQuestion(FederationDoor door, TimeProvider clock) : IUseCase
{
    public async Task RespondAsync(Guid id, string? words, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var question = await FindForMentorAsync(db, id, ct);
        question.Respond(words, db.Acting, clock.GetUtcNow());
        await db.SaveAnswerAsync(ct);
    }

    public async Task PassOnAsync(Guid id, string? words, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var question = await FindForMentorAsync(db, id, ct);
        question.PassOn(words, db.Acting, clock.GetUtcNow());
        await db.SaveAnswerAsync(ct);
    }

    public async Task CloseAsync(Guid id, int? mark, string? words, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var question = await FindForMenteeAsync(db, id, ct);
        question.Close(mark, words, db.Acting, clock.GetUtcNow());
        await db.SaveAnswerAsync(ct);
    }

    public async Task ReopenAsync(Guid id, string? words, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.LogActivity, ct);
        var question = await FindForMenteeAsync(db, id, ct);
        await db.FindOpenPairAsync(question.PairId, ct);
        question.Reopen(words, db.Acting, clock.GetUtcNow());
        await db.SaveAnswerAsync(ct);
    }

    static async Task<PairQuestion> FindForMentorAsync(FederationDb db, Guid id, CancellationToken ct)
    {
        var question = await db.FindQuestionAsync(id, ct);
        return db.SideOf(question) == PairSide.Mentee ? throw new Refusal(RefusalKind.NotAllowed, Say.MentorAnswers) : question;
    }

    static async Task<PairQuestion> FindForMenteeAsync(FederationDb db, Guid id, CancellationToken ct)
    {
        var question = await db.FindQuestionAsync(id, ct);
        if (db.SideOf(question) == PairSide.Mentor) throw new Refusal(RefusalKind.NotAllowed, Say.MenteeCloses);
        if (db.Scope.UnionId is null) db.ActFor((await db.HeadAsync(question.PairId, ct)).MenteeName);
        return question;
    }
}

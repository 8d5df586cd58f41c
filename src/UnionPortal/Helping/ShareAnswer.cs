using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Helping;

/// <summary>Staff write an answered question down for all, without names, or amend what they wrote. Refuses a question without an answer, and a text that still names the pair, its unions or who spoke.</summary>
public sealed class ShareAnswer(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <summary>Shorter words are in too many sentences to be anybody's name.</summary>
    const int ShortestName = 2;

    /// <summary>What was shared, or the question's own words with the names it knows taken out.</summary>
    public async Task<KnowledgeDraft> BeginAsync(Guid questionId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var question = await FindAsync(db, questionId, ct);
        if (await db.Set<KnowledgeEntry>().AsNoTracking().FirstOrDefaultAsync(entry => entry.QuestionId == questionId, ct) is { } shared)
            return new() { QuestionId = questionId, Title = shared.Title, Question = shared.Question, Answer = shared.Answer, Tags = shared.Tags };
        var names = await NamesAsync(db, question, ct);
        string Without(string words) => names.Aggregate(words, (text, name) => text.Replace(name, Say.SomeUnion, StringComparison.Ordinal));
        return new() { QuestionId = questionId, Title = Without(question.Title), Question = Without(question.Words), Answer = Without(question.Answer!) };
    }

    public async Task<Guid> RunAsync(KnowledgeDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        await new KnowledgeDraft.Rules().ValidateAndThrowAsync(draft, ct);
        var question = await FindAsync(db, draft.QuestionId, ct);
        var text = string.Join('\n', draft.Title, draft.Question, draft.Answer, draft.Tags);
        if ((await NamesAsync(db, question, ct)).Find(name => text.Contains(name, StringComparison.Ordinal)) is { } named) throw new Refusal(Say.StillNames, named);
        var entry = await db.Set<KnowledgeEntry>().FirstOrDefaultAsync(known => known.QuestionId == draft.QuestionId, ct);
        if (entry is null) db.Add(entry = new KnowledgeEntry { QuestionId = question.Id, Title = "", Question = "", Answer = "", SharedOn = clock.Today() });
        entry.Take(draft);
        await db.SaveAnswerAsync(ct);
        return entry.Id;
    }

    /// <summary>It is shared no longer; the question itself stays.</summary>
    public async Task TakeBackAsync(Guid entryId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        if (await db.Set<KnowledgeEntry>().FirstOrDefaultAsync(known => known.Id == entryId, ct) is not { } entry) return;
        db.Remove(entry);
        await db.SaveAnswerAsync(ct);
    }

    static async Task<PairQuestion> FindAsync(FederationDb db, Guid id, CancellationToken ct)
    {
        var question = await db.FindQuestionAsync(id, ct);
        return question.Answer is null || question.State == QuestionState.Open ? throw new Refusal(Say.ShareNeedsAnswer) : question;
    }

    // Longest first, so that a short name leaves no piece of a long one.
    static async Task<List<string>> NamesAsync(FederationDb db, PairQuestion question, CancellationToken ct)
    {
        var head = await db.HeadAsync(question.PairId, ct);
        var unions = await db.Set<GrassrootsUnion>().Where(union => union.Id == question.UnionId || union.Id == question.PartnerUnionId).Select(union => new { union.ShortName, union.ChairName }).ToListAsync(ct);
        return [.. unions.SelectMany(union => new[] { union.ShortName, union.ChairName }).Concat([head.MentorName, head.MenteeName]).Concat(question.Steps.Select(step => step.By))
            .OfType<string>().Where(name => name.Length >= ShortestName).Distinct().OrderByDescending(name => name.Length)];
    }
}

/// <summary>The knowledge base of a federation: what helped others, found by any part of its text or by a tag; newest first.</summary>
public sealed class SearchKnowledge(FederationDoor door) : IUseCase
{
    public sealed record Row(Guid Id, Guid QuestionId, string Title, string Question, string Answer, string? Tags, DateOnly SharedOn);

    public async Task<Paged<Row>> RunAsync(string? search, int page = 1, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeePairs, ct);
        var entries = db.Set<KnowledgeEntry>().AsNoTracking();
        foreach (var word in Named.Words(search))
            entries = entries.Where(entry => entry.Title.Contains(word) || entry.Question.Contains(word) || entry.Answer.Contains(word) || entry.Tags!.Contains(word));
        return await entries.PageAsync(page, found => found.OrderByDescending(entry => entry.SharedOn).ThenByDescending(entry => entry.Id)
            .Select(entry => new Row(entry.Id, entry.QuestionId, entry.Title, entry.Question, entry.Answer, entry.Tags, entry.SharedOn)), ct);
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Templates;

/// <summary>
/// Writes a new template, or a new version of one. What was signed or given keeps the version it was made by. Refuses an empty one, unknown fields, a name that is taken,
/// one that is retired, and a version that somebody else has followed up meanwhile. The same words again are no new version.
/// </summary>
public sealed class WriteTemplate(FederationDoor door, IEnumerable<IFillTemplates> rooms, TimeProvider clock) : IUseCase
{
    /// <param name="Draft">What the form begins with.</param>
    /// <param name="Sample">What it is looked at with: a real record, or an invented one.</param>
    public sealed record Begun(TemplateDraft Draft, Sample Sample);

    /// <summary>A new one begins with the built-in words.</summary>
    public async Task<Begun> BeginAsync(TemplatePurpose purpose, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SetTemplates, ct);
        var words = Language.Written(() => purpose.BuiltIn());
        var hasStanding = await db.Set<Template>().AnyAsync(template => template.Purpose == purpose && template.IsStanding, ct);
        var draft = new TemplateDraft { Purpose = purpose, Title = words.Title, Terms = string.Join('\n', words.Lines), IsStanding = !hasStanding };
        return new(draft, await db.SampleAsync(rooms, purpose, ct));
    }

    public async Task RunAsync(TemplateDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SetTemplates, ct);
        await new TemplateDraft.Rules().ValidateAndThrowAsync(draft, ct);
        if (draft.Edition == 0 && await db.Set<Template>().AnyAsync(known => known.Id == draft.Id, ct)) return;
        var name = TypedText.Tidy(draft.Name);
        await using var whole = await db.Database.BeginTransactionAsync(ct);
        var template = draft.Edition == 0 ? await AddAsync(db, draft, name, ct) : await db.FindTemplateAsync(draft.Id, ct);
        if (template.Purpose != draft.Purpose) throw new Refusal(RefusalKind.NotFound, Say.NoSuchTemplate);
        template.RefuseIfRetired();
        template.Name = name;
        var newest = await db.Set<TemplateText>().AsNoTracking().Where(text => text.TemplateId == draft.Id).OrderByDescending(text => text.Edition).FirstOrDefaultAsync(ct);
        if ((newest?.Edition ?? 0) != draft.Edition) throw new Refusal(Say.ChangedMeanwhile, newest?.MadeBy);
        var (title, terms) = (TypedText.Tidy(draft.Title), draft.TidyTerms);
        if (newest is null || newest.Title != title || newest.Terms != terms)
            db.Add(new TemplateText { TemplateId = template.Id, Edition = draft.Edition + 1, Title = title, Terms = terms, MadeAt = clock.GetUtcNow(), MadeBy = db.Acting.Name });
        if (await db.Set<Template>().AnyAsync(other => other.Purpose == template.Purpose && other.Name == name && other.Id != template.Id, ct)) throw new ValidationException([new(nameof(draft.Name), Say.NameIsTaken.With(name))]);
        await db.SaveOrRefuseAsync(Say.SettledMeanwhile, ct);
        await whole.CommitAsync(ct);
    }

    static async Task<Template> AddAsync(FederationDb db, TemplateDraft draft, string name, CancellationToken ct)
    {
        var template = new Template { Id = draft.Id, Purpose = draft.Purpose, Name = name };
        if (draft.IsStanding)
        {
            await db.StepDownAsync(draft.Purpose, ct);
            template.Stand();
        }

        db.Add(template);
        return template;
    }
}

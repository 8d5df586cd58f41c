using Microsoft.EntityFrameworkCore;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Templates;

/// <summary>The federation's templates by purpose, the standing one first and retired ones last, with how much goes by each.</summary>
public sealed class ListTemplates(FederationDoor door, IEnumerable<IFillTemplates> rooms) : IUseCase
{
    /// <param name="Id">The template.</param>
    /// <param name="Purpose">What it is printed on.</param>
    /// <param name="Name">What it is called.</param>
    /// <param name="IsStanding">It holds where nothing else was chosen.</param>
    /// <param name="RetiredOn">Since when it is out of use.</param>
    /// <param name="Edition">The newest version.</param>
    /// <param name="MadeAt">When that was written.</param>
    /// <param name="Uses">By how many campaigns it was chosen.</param>
    /// <param name="Papers">How many papers were made by any of its versions.</param>
    public sealed record Row(Guid Id, TemplatePurpose Purpose, string Name, bool IsStanding, DateOnly? RetiredOn, int Edition, DateTimeOffset MadeAt, int Uses, int Papers);

    /// <summary>A list in a class of its own, so that what a page has read once is not taken for another list.</summary>
    public sealed record Page(List<Row> Rows);

    public async Task<Page> RunAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SetTemplates, ct);
        var templates = await db.Set<Template>().AsNoTracking().ToListAsync(ct);
        var texts = (await db.Set<TemplateText>().AsNoTracking().Select(text => new { text.Id, text.TemplateId, text.Edition, text.MadeAt }).ToListAsync(ct)).ToLookup(text => text.TemplateId);
        var (uses, papers) = ((await db.UsesAsync(rooms, ct)).ToLookup(use => use.TemplateId), await db.PapersAsync(rooms, ct));
        return new([.. from template in templates
                       let newest = texts[template.Id].MaxBy(text => text.Edition)
                       orderby template.Purpose, template.RetiredOn is not null, template.IsStanding descending, template.Name
                       select new Row(template.Id, template.Purpose, template.Name, template.IsStanding, template.RetiredOn, newest.Edition, newest.MadeAt, uses[template.Id].Count(),
                           texts[template.Id].Sum(text => papers.GetValueOrDefault(text.Id)))]);
    }
}

/// <summary>One template with its versions, what goes by it, and a record to look at it with.</summary>
public sealed class ShowTemplate(FederationDoor door, IEnumerable<IFillTemplates> rooms) : IUseCase
{
    /// <param name="Edition">Which one.</param>
    /// <param name="Title">Its title.</param>
    /// <param name="Terms">Its words.</param>
    /// <param name="MadeBy">Who wrote it.</param>
    /// <param name="MadeAt">When.</param>
    /// <param name="Papers">How many papers were made by it.</param>
    public sealed record Issue(int Edition, string Title, string Terms, string MadeBy, DateTimeOffset MadeAt, int Papers);

    /// <param name="Draft">As it stands.</param>
    /// <param name="IsStanding">It holds where nothing else was chosen.</param>
    /// <param name="RetiredOn">Since when it is out of use.</param>
    /// <param name="Versions">Newest first.</param>
    /// <param name="Uses">What has chosen it.</param>
    /// <param name="Sample">What it is looked at with.</param>
    public sealed record Page(TemplateDraft Draft, bool IsStanding, DateOnly? RetiredOn, List<Issue> Versions, List<TemplateUse> Uses, Sample Sample);

    public async Task<Page> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SetTemplates, ct);
        var template = await db.Set<Template>().AsNoTracking().FirstOrDefaultAsync(known => known.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchTemplate);
        var texts = await db.Set<TemplateText>().AsNoTracking().Where(text => text.TemplateId == id).OrderByDescending(text => text.Edition).ToListAsync(ct);
        var papers = await db.PapersAsync(rooms, ct);
        var draft = new TemplateDraft { Id = id, Edition = texts[0].Edition, Purpose = template.Purpose, Name = template.Name, Title = texts[0].Title, Terms = texts[0].Terms };
        return new(draft, template.IsStanding, template.RetiredOn, texts.ConvertAll(text => new Issue(text.Edition, text.Title, text.Terms, text.MadeBy, text.MadeAt, papers.GetValueOrDefault(text.Id))),
            [.. (await db.UsesAsync(rooms, ct)).Where(use => use.TemplateId == id)], await db.SampleAsync(rooms, template.Purpose, ct));
    }
}

static class TemplatesInUse
{
    public static async Task<List<TemplateUse>> UsesAsync(this FederationDb db, IEnumerable<IFillTemplates> rooms, CancellationToken ct)
    {
        var uses = new List<TemplateUse>();
        foreach (var room in rooms) uses.AddRange(await room.UsesAsync(db, ct));
        return uses;
    }

    /// <summary>Papers of all rooms and certificates, by version.</summary>
    public static async Task<Dictionary<Guid, int>> PapersAsync(this FederationDb db, IEnumerable<IFillTemplates> rooms, CancellationToken ct)
    {
        var papers = await db.Set<Certificate>().Where(certificate => certificate.TextId != null).GroupBy(certificate => certificate.TextId!.Value)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        foreach (var room in rooms)
            foreach (var (text, count) in await room.PapersAsync(db, ct)) papers[text] = papers.GetValueOrDefault(text) + count;
        return papers;
    }

    /// <summary>A real record to look at a template with, or an invented one where there is none.</summary>
    public static async Task<Sample> SampleAsync(this FederationDb db, IEnumerable<IFillTemplates> rooms, TemplatePurpose purpose, CancellationToken ct)
    {
        foreach (var room in rooms)
            if (await room.SampleAsync(db, purpose, ct) is { } real) return real;
        return new(Say.InventedSample, purpose.Fields().ToDictionary(field => field, field => (string?)field.Invented()));
    }

    /// <summary>The standing one of a purpose holds no longer. Saved at once: there is never a second one.</summary>
    public static async Task StepDownAsync(this FederationDb db, TemplatePurpose purpose, CancellationToken ct)
    {
        if (await db.Set<Template>().FirstOrDefaultAsync(template => template.Purpose == purpose && template.IsStanding, ct) is not { } former) return;
        former.StepDown();
        await db.SaveOrRefuseAsync(Say.SettledMeanwhile, ct);
    }
}

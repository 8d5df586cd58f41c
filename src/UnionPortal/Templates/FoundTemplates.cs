using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Templates;

/// <summary>Rows that several use cases begin with, here and in the rooms that print by templates.</summary>
public static class FoundTemplates
{
    public static async Task<Template> FindTemplateAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<Template>().FirstOrDefaultAsync(template => template.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchTemplate);

    /// <summary>The text that holds for papers to come: the newest of the template that was chosen, else of the standing one; none where the built-in words hold.</summary>
    public static Task<TemplateText?> TextForAsync(this FederationDb db, TemplatePurpose purpose, Guid? chosen, CancellationToken ct) =>
        (from text in db.Set<TemplateText>().AsNoTracking()
         join template in db.Set<Template>() on text.TemplateId equals template.Id
         where template.Purpose == purpose && (chosen == null ? template.IsStanding : template.Id == chosen)
         orderby text.Edition descending
         select text).FirstOrDefaultAsync(ct);

    /// <summary>The version a paper was made by; none for the built-in words.</summary>
    public static async Task<TemplateText?> TextByIdAsync(this FederationDb db, Guid? id, CancellationToken ct) =>
        id is null ? null : await db.Set<TemplateText>().AsNoTracking().FirstOrDefaultAsync(text => text.Id == id, ct);

    /// <summary>For a campaign that chooses one. Refuses one that is retired, or of another purpose. The caller saves.</summary>
    public static async Task ChooseTemplateAsync(this FederationDb db, Guid id, TemplatePurpose purpose, CancellationToken ct)
    {
        var template = await db.FindTemplateAsync(id, ct);
        if (template.Purpose != purpose) throw new Refusal(RefusalKind.NotFound, Say.NoSuchTemplate);
        template.Choose();
    }
}

using UnionPortal.Tenancy;

namespace UnionPortal.Templates;

/// <summary>A room that prints by templates: it fills them in from its records, and tells what goes by them. That room is unknown here.</summary>
public interface IFillTemplates
{
    /// <summary>A real record to look at a template with; nothing where there is none, or where the room does not print this purpose.</summary>
    Task<Sample?> SampleAsync(FederationDb db, TemplatePurpose purpose, CancellationToken ct);

    /// <summary>What goes by templates by having chosen them.</summary>
    Task<IReadOnlyList<TemplateUse>> UsesAsync(FederationDb db, CancellationToken ct);

    /// <summary>How many papers were made by each version.</summary>
    Task<IReadOnlyDictionary<Guid, int>> PapersAsync(FederationDb db, CancellationToken ct);
}

/// <param name="Of">Whose record it is.</param>
/// <param name="Values">What its fields hold.</param>
public sealed record Sample(string Of, IReadOnlyDictionary<TemplateField, string?> Values);

/// <param name="TemplateId">The one that was chosen.</param>
/// <param name="Name">What goes by it, such as a campaign.</param>
/// <param name="IsOpen">Papers may still come of it.</param>
public sealed record TemplateUse(Guid TemplateId, string Name, bool IsOpen);

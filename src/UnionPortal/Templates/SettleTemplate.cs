using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Templates;

/// <summary>Which template of a purpose holds where nothing else was chosen, and which are out of use. Refuses to retire the standing one, and one that something open goes by.</summary>
public sealed class SettleTemplate(FederationDoor door, IEnumerable<IFillTemplates> rooms, TimeProvider clock) : IUseCase
{
    public async Task StandAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SetTemplates, ct);
        await using var whole = await db.Database.BeginTransactionAsync(ct);
        var template = await db.FindTemplateAsync(id, ct);
        template.RefuseIfRetired();
        await db.StepDownAsync(template.Purpose, ct);
        template.Stand();
        await db.SaveOrRefuseAsync(Say.SettledMeanwhile, ct);
        await whole.CommitAsync(ct);
    }

    /// <summary>The built-in words hold again where nothing was chosen.</summary>
    public async Task StepDownAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SetTemplates, ct);
        (await db.FindTemplateAsync(id, ct)).StepDown();
        await db.SaveOrRefuseAsync(Say.SettledMeanwhile, ct);
    }

    public async Task RetireAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SetTemplates, ct);
        var template = await db.FindTemplateAsync(id, ct);
        template.Retire((await db.UsesAsync(rooms, ct)).FirstOrDefault(use => use.TemplateId == id && use.IsOpen)?.Name, clock.Today());
        await db.SaveOrRefuseAsync(Say.SettledMeanwhile, ct);
    }

    public async Task TakeUpAgainAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SetTemplates, ct);
        (await db.FindTemplateAsync(id, ct)).TakeUpAgain();
        await db.SaveOrRefuseAsync(Say.SettledMeanwhile, ct);
    }
}

using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>One employer of the founding ledger, still in it or not. The phone stays masked.</summary>
public sealed class ShowProspect(FederationDoor door, INameImports imports) : IUseCase
{
    public sealed record Shown(
        Guid Id, string Name, string? CreditCode, string? IndustryCode, string? Address, int? Workers, int? FemaleWorkers, string? ContactName, string? PhoneMasked,
        string? Remark, DateOnly RegisteredOn, Guid? ImportId, DateOnly? LeftOn, LeaveReason? LeftFor, Guid? UnionId, string? UnionName)
    {
        /// <summary>The file it came with.</summary>
        public string? ImportedFrom { get; init; }
    }

    public async Task<Shown> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        var shown = await db.Set<Prospect>().AsNoTracking().Where(prospect => prospect.Id == id)
            .Select(prospect => new Shown(
                prospect.Id, prospect.Name, prospect.CreditCode, prospect.IndustryCode, prospect.Address, prospect.WorkerCount, prospect.FemaleWorkerCount,
                prospect.ContactName, prospect.ContactPhone == null ? null : prospect.ContactPhone.Masked, prospect.Remark, prospect.RegisteredOn,
                prospect.ImportId, prospect.LeftOn, prospect.LeftFor, prospect.FoundedUnionId,
                db.Set<GrassrootsUnion>().Where(union => union.Id == prospect.FoundedUnionId).Select(union => union.Name).FirstOrDefault()))
            .FirstOrDefaultAsync(ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchProspect);
        return shown.ImportId is { } import ? shown with { ImportedFrom = await imports.NameAsync(db, import, ct) } : shown;
    }
}

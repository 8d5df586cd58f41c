using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>What a new union's form begins with: nothing, what the founding ledger knows of the prospect it grows from, or what it has in common with the union it is split off from. Refuses a prospect that has left.</summary>
public sealed class BeginUnion(FederationDoor door) : IUseCase
{
    public async Task<UnionDraft> RunAsync(Guid? prospectId, Guid? splitFromId = null, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendUnions, ct);
        if (splitFromId is { } from) return UnionDraft.SplitFrom(await db.FindUnionAsync(from, ct));
        if (prospectId is not { } id) return new();
        var prospect = await db.FindProspectAsync(id, ct);
        prospect.RefuseIfLeft();
        return UnionDraft.From(prospect);
    }
}

using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Tenancy;

namespace UnionPortal.Federations;

/// <summary>All federations of the installation in the order of the tree, for the operator: who has come in, never what is inside.</summary>
public sealed class ListFederations(PlatformDoor door, TimeProvider clock) : IUseCase
{
    public sealed record Row(
        int Id, int? ParentId, int Depth, string Name, string Slug, FederationLevel Level, FederationKind Kind, string? AreaName, string Colour,
        DateTimeOffset FoundedAt, int PeopleInOffice, int InvitationsOpen);

    public async Task<List<Row>> RunAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.RunPlatform, ct);
        var now = clock.GetUtcNow();
        var rows = await db.Federations.AsNoTracking().OrderBy(federation => federation.Level).ThenBy(federation => federation.Id)
            .Select(federation => new Row(federation.Id, federation.ParentId, 0, federation.Name, federation.Slug, federation.Level, federation.Kind,
                federation.AreaName, federation.Colour, federation.FoundedAt,
                db.Postings.Count(posting => posting.FederationId == federation.Id && posting.UnionId == null && posting.EndedAt == null),
                db.Invitations.Count(invitation => invitation.FederationId == federation.Id && invitation.UnionId == null
                    && invitation.UsedAt == null && invitation.WithdrawnAt == null && invitation.ExpiresAt > now)))
            .ToListAsync(ct);
        return [.. Below(null, 0, rows.ToLookup(row => row.ParentId))];
    }

    static IEnumerable<Row> Below(int? parent, int depth, ILookup<int?, Row> children) =>
        children[parent].SelectMany(row => Below(row.Id, depth + 1, children).Prepend(row with { Depth = depth }));
}

using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Views;

/// <summary>Keeps, lists and drops a person's own views of a list.</summary>
public sealed class KeepViews(FederationDoor door) : IUseCase
{
    public sealed record Row(Guid Id, string Name, string Query);

    public async Task<List<Row>> ListAsync(string list, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeOwnStanding, ct);
        return await Own(db, list).AsNoTracking().OrderBy(view => view.Id).Select(view => new Row(view.Id, view.Name, view.Query)).ToListAsync(ct);
    }

    /// <summary>A name that is there already stands for the new filters from now on. Refuses an empty name, and more views than <see cref="SavedView.Most"/>.</summary>
    public async Task KeepAsync(string list, string? name, string query, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeOwnStanding, ct);
        var tidy = TypedText.Tidy(name);
        if (tidy.Length is 0 or > SavedView.NameLimit) throw new Refusal(Say.ViewNeedsAName, SavedView.NameLimit);
        if (query.Length > SavedView.QueryLimit) throw new Refusal(Say.ViewIsTooLong);
        var views = await Own(db, list).ToListAsync(ct);
        if (views.Find(view => view.Name == tidy) is { } known) known.Query = query;
        else if (views.Count >= SavedView.Most) throw new Refusal(Say.TooManyViews, SavedView.Most);
        else db.Add(new SavedView { PersonId = db.Scope.PersonId!.Value, PostingId = db.Scope.PostingId!.Value, List = list, Name = tidy, Query = query });
        await db.SaveChangesAsync(ct);
    }

    public async Task DropAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeOwnStanding, ct);
        await db.Set<SavedView>().Where(view => view.Id == id).ExecuteDeleteAsync(ct);
    }

    static IQueryable<SavedView> Own(FederationDb db, string list)
    {
        var posting = db.Scope.PostingId;
        return db.Set<SavedView>().Where(view => view.PostingId == posting && view.List == list);
    }
}

using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Standards;

/// <summary>The standards every federation begins with. They are data of the program until somebody needs a row of them; then they are the federation's own.</summary>
static class StartingSet
{
    const string Resource = "UnionPortal.Standards.starting-set.json";

    static readonly IReadOnlyList<Beginning> All = Load();

    sealed record Beginning(int Number, string Name, string Note, StandardContent Content);

    /// <summary>The same id in every federation, so that its name may change and it is still known.</summary>
    internal static Guid IdOf(int number) => new(0x57a00000, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, (byte)number);

    static Guid VersionOf(int number) => new(0x57a00001, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, (byte)number);

    /// <summary>A federation's standards with their versions: those it keeps, or the starting set.</summary>
    public static async Task<List<(Standard Standard, List<StandardVersion> Versions)>> StandardsAsync(this FederationDb db, DateOnly today, CancellationToken ct)
    {
        var standards = await db.Set<Standard>().AsNoTracking().OrderBy(standard => standard.Order).ThenBy(standard => standard.Id).ToListAsync(ct);
        if (standards.Count == 0) return Begin(today);
        var versions = (await db.Set<StandardVersion>().AsNoTracking().OrderByDescending(version => version.Number).ToListAsync(ct)).ToLookup(version => version.StandardId);
        return standards.ConvertAll(standard => (standard, versions[standard.Id].ToList()));
    }

    /// <summary>The starting set becomes rows of the federation, in a save of its own where there are none yet.</summary>
    public static async Task KeepStandardsAsync(this FederationDb db, DateOnly today, CancellationToken ct)
    {
        if (await db.Set<Standard>().AnyAsync(ct)) return;
        foreach (var (standard, versions) in Begin(today))
        {
            db.Add(standard);
            db.AddRange(versions);
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Somebody else needed them in the same moment: they are there.
            db.ChangeTracker.Clear();
        }
    }

    static List<(Standard, List<StandardVersion>)> Begin(DateOnly today) => [.. All.Select(begin =>
    {
        var version = new StandardVersion { Id = VersionOf(begin.Number), StandardId = IdOf(begin.Number), Number = 1 };
        version.Take(begin.Content);
        version.Publish(new DateOnly(today.Year, 1, 1), Shell.Language.Written(() => Say.BuiltIn));
        return (new Standard { Id = IdOf(begin.Number), Name = begin.Name, Note = begin.Note, Order = begin.Number }, new List<StandardVersion> { version });
    })];

    static List<Beginning> Load()
    {
        using var stream = typeof(StartingSet).Assembly.GetManifestResourceStream(Resource)!;
        return StandardContent.Read<List<Beginning>>(stream);
    }
}

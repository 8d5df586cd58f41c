using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Tenancy;

namespace UnionPortal.Templates;

/// <summary>Gives out the numbers of certificates: one after the other within a federation and a year, none twice.</summary>
public static class GiveCertificates
{
    /// <summary>Before a use case that may give certificates begins: the year has its book. Nothing else may be waiting to be saved.</summary>
    public static async Task OpenBookAsync(this FederationDb db, int year, CancellationToken ct)
    {
        if (await db.Set<CertificateBook>().AnyAsync(book => book.Year == year, ct)) return;
        var book = db.Add(new CertificateBook { Year = year });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException clash) when (clash.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Somebody else opened it in this moment; one book is enough.
            book.State = EntityState.Detached;
        }
    }

    /// <summary>
    /// Certificates for these, by the words that stand today. Within the caller's transaction: whoever comes second waits for its number, and none is lost where it fails. The caller saves.
    /// </summary>
    public static async Task GiveAsync(this FederationDb db, IReadOnlyList<(TemplatePurpose Purpose, Guid Subject)> to, DateOnly on, CancellationToken ct)
    {
        await db.Set<CertificateBook>().Where(book => book.Year == on.Year).ExecuteUpdateAsync(row => row.SetProperty(book => book.Last, book => book.Last + to.Count), ct);
        var last = await db.Set<CertificateBook>().AsNoTracking().Where(book => book.Year == on.Year).Select(book => book.Last).SingleAsync(ct);
        var texts = new Dictionary<TemplatePurpose, Guid?>();
        foreach (var purpose in to.Select(each => each.Purpose).Distinct()) texts[purpose] = (await db.TextForAsync(purpose, null, ct))?.Id;
        db.AddRange(to.Select((each, at) => new Certificate { Year = on.Year, Running = last - to.Count + 1 + at, Purpose = each.Purpose, SubjectId = each.Subject, TextId = texts[each.Purpose], GivenOn = on }));
    }
}

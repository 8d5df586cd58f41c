using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Files;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Members;

/// <summary>
/// The members a reader sees, as a spreadsheet: the same search and filters, however many. Numbers are in it only when asked for, which the trail
/// says. The connection stays open while the rows go out.
/// </summary>
public sealed class ExportMembers(FederationDoor door) : IUseCase
{
    public async Task<SheetStream> RunAsync(SoughtMembers sought, bool withNumbers, CancellationToken ct = default)
    {
        var db = withNumbers ? await door.OpenAsync(Permission.AmendMembers, ct) : await door.OpenAsync(Permission.SeeMembers, ct);
        try
        {
            var found = ListMembers.Find(db, sought);
            var count = await found.CountAsync(ct);
            db.Record(AuditAction.Exported, nameof(Member), null, Language.Written(() => (withNumbers ? Say.TakenWithNumbers : Say.TakenWithout).With(count)));
            await db.SaveChangesAsync(ct);
            return new(Say.Members, Headings(withNumbers), RowsAsync(db, found, withNumbers));
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    static IReadOnlyList<string> Headings(bool withNumbers) =>
    [
        Say.Field_Name, Say.Field_Sex, Say.Field_UnionId, Say.Field_Standing, Say.Field_Categories, Say.Field_Number, Say.Field_JoinedOn, Say.Field_Job,
        .. withNumbers ? new[] { Say.Field_Identity, Say.Field_Phone } : [], Say.Field_Remark,
    ];

    static async IAsyncEnumerable<object?[]> RowsAsync(FederationDb db, IQueryable<Member> found, bool withNumbers)
    {
        await using (db)
        {
            var unions = await db.Set<GrassrootsUnion>().AsNoTracking().ToDictionaryAsync(union => union.Id, union => union.Name);
            var rows = found.OrderBy(member => member.NameKey).ThenBy(member => member.Id).Select(member => new
            {
                member.Name, member.Sex, member.UnionId, member.Standing, member.Number, member.JoinedOn, member.JoinedPrecision, member.Job, member.Remark,
                Identity = withNumbers && member.Identity != null ? member.Identity.Sealed : null, Phone = withNumbers && member.Phone != null ? member.Phone.Sealed : null,
                Categories = db.Set<CategorySpell>().Where(held => held.MemberId == member.Id && held.Until == null).OrderBy(held => held.Category).Select(held => (int)held.Category).ToArray(),
            }).AsAsyncEnumerable();
            await foreach (var row in rows)
            {
                object?[] first = [row.Name, row.Sex?.Word(), unions.GetValueOrDefault(row.UnionId), row.Standing.Word(), row.Categories.Select(category => (MemberCategory)category).InWords(), row.Number, new RoughDate(row.JoinedOn, row.JoinedPrecision).ToString(), row.Job];
                yield return withNumbers ? [.. first, Open(db, row.Identity), Open(db, row.Phone), row.Remark] : [.. first, row.Remark];
            }
        }
    }

    static string? Open(FederationDb db, byte[]? sealedText) => sealedText is null ? null : System.Text.Encoding.UTF8.GetString(db.Vault.Unprotect(sealedText));
}

using System.Data;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Files;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;
using UnionPortal.Views;

namespace UnionPortal.Members;

/// <summary>
/// The members a reader sees, as a spreadsheet: the same search, filters and order, however many, and the columns the screen shows or all there are. Numbers are in it only when asked for, which the trail
/// says before the first row leaves. They are read two hundred at a time, as they all were at one moment, so that the database rests whenever the export does.
/// </summary>
public sealed class ExportMembers(FederationDoor door) : IUseCase
{
    /// <param name="sought">Which members.</param>
    /// <param name="withNumbers">Whole identity and phone numbers as well.</param>
    /// <param name="columns">The columns to be shown, as the address says them; nothing for all.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<SheetStream> RunAsync(SoughtMembers sought, bool withNumbers, string? columns = null, CancellationToken ct = default)
    {
        var db = withNumbers ? await door.OpenAsync(Permission.AmendMembers, ct) : await door.OpenAsync(Permission.SeeMembers, ct);
        try
        {
            var (found, total) = (ListMembers.Find(db, sought), new RowTotal());
            var shown = MemberColumns.All(hasUnion: true).InFile(columns);
            return new(Say.Members, [.. shown.Select(column => column.Head), .. withNumbers ? new[] { Say.Field_Identity, Say.Field_Phone } : []], total,
                RowsAsync(db, found, total, sought, shown, withNumbers));
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>What more rows than these need is made ready in the export's own turn.</summary>
    const int Many = 5_000;

    /// <summary>Rows that are read together, in a few milliseconds.</summary>
    const int Piece = 200;

    static readonly MemberCategory[] Categories = Enum.GetValues<MemberCategory>();

    static async IAsyncEnumerable<object?[]> RowsAsync(FederationDb db, IQueryable<Member> found, RowTotal total, SoughtMembers sought, IReadOnlyList<Column<ListMembers.Row>> columns, bool withNumbers)
    {
        await using (db)
        {
            var courtesy = Courtesy.Begin(db);
            total.Rows = await found.CountAsync();
            db.Record(AuditAction.Exported, nameof(Member), null, Language.Written(() => (withNumbers ? Say.TakenWithNumbers : Say.TakenWithout).With(total.Rows)));
            await db.SaveChangesAsync();
            using var work = LongWork.Begin();
            if (total.Rows > Many) await work.TakeTurnAsync();
            await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead);
            var unions = await db.Set<GrassrootsUnion>().AsNoTracking().ToDictionaryAsync(union => union.Id, union => union.Name);
            var held = await HeldAsync(db, courtesy);
            ListMembers.Cursor? cursor = null;
            for (var isMore = true; isMore;)
            {
                await courtesy.GiveWayAsync();
                var piece = await ListMembers.From(found, cursor, sought).Take(Piece).Select(member => new
                {
                    member.Id, member.Name, member.NameKey, member.Sex, member.UnionId, member.Standing, member.Number, member.JoinedOn, member.JoinedPrecision, member.Job, member.Remark, member.Consent, member.ConsentedOn,
                    Identity = withNumbers && member.Identity != null ? member.Identity.Sealed : null, Phone = withNumbers && member.Phone != null ? member.Phone.Sealed : null,
                    PhoneMasked = member.Phone == null ? null : member.Phone.Masked,
                }).ToListAsync();
                work.Dispose();
                foreach (var member in piece)
                {
                    var row = new ListMembers.Row(member.Id, member.Name, member.Sex, unions.GetValueOrDefault(member.UnionId, ""), member.Standing, member.Number, member.PhoneMasked, member.JoinedOn, member.JoinedPrecision,
                        [.. Categories.Where(category => (held.GetValueOrDefault(member.Id) & Bit(category)) != 0)]) { Job = member.Job, Consent = member.Consent, ConsentedOn = member.ConsentedOn, Remark = member.Remark };
                    yield return [.. columns.Select(column => column.Value(row)), .. withNumbers ? new object?[] { Open(db, member.Identity), Open(db, member.Phone) } : []];
                }

                isMore = piece.Count == Piece;
                if (isMore) cursor = new(piece[^1].NameKey, piece[^1].JoinedOn, piece[^1].Id);
            }
        }
    }

    // Who is in which categories now, a bit for each. Joined to the members the database would guess how many there are, and of a register
    // that came in a moment ago it guesses one: then it compares every member with every spell.
    static async Task<Dictionary<Guid, long>> HeldAsync(FederationDb db, Courtesy courtesy)
    {
        var held = new Dictionary<Guid, long>();
        await foreach (var spell in db.Set<CategorySpell>().AsNoTracking().Where(spell => spell.Until == null).Select(spell => new { spell.MemberId, spell.Category }).AsAsyncEnumerable())
        {
            held[spell.MemberId] = held.GetValueOrDefault(spell.MemberId) | Bit(spell.Category);
            await courtesy.GiveWayAsync();
        }

        return held;
    }

    static long Bit(MemberCategory category) => 1L << (int)category;

    static string? Open(FederationDb db, byte[]? sealedText) => sealedText is null ? null : System.Text.Encoding.UTF8.GetString(db.Vault.Unprotect(sealedText));
}

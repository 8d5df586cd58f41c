using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;
using UnionPortal.Views;

namespace UnionPortal.Members;

/// <summary>Which members a list shows.</summary>
/// <param name="Words">Any part of the name, its initials, the member's number from its beginning; a whole phone or identity number.</param>
/// <param name="Standing">Nothing shows all who are members, kept ones among them.</param>
/// <param name="After">The last one of the page before.</param>
/// <param name="Before">The first one of the page behind.</param>
/// <param name="Sort">By name or by the day of joining, as the address says it.</param>
/// <param name="Picked">Only these of them.</param>
public sealed record SoughtMembers(string? Words = null, Guid? UnionId = null, MemberStanding? Standing = null, MemberCategory? Category = null, Guid? After = null, Guid? Before = null,
    string? Sort = null, IReadOnlyCollection<Guid>? Picked = null)
{
    public bool IsEverything => string.IsNullOrWhiteSpace(Words) && UnionId is null && Standing is null && Category is null;
}

/// <summary>Members in the order of their names or of joining, page by page from a cursor: the page behind the millionth costs what the first does.</summary>
public sealed class ListMembers(FederationDoor door) : IUseCase
{
    public sealed record Row(Guid Id, string Name, Sex? Sex, string UnionName, MemberStanding Standing, string? Number, string? PhoneMasked, DateOnly JoinedOn, DatePrecision JoinedPrecision, List<MemberCategory> Categories)
    {
        public string? Job { get; init; }
        public ConsentForm? Consent { get; init; }
        public DateOnly? ConsentedOn { get; init; }

        /// <summary>Only in a file.</summary>
        public string? Remark { get; init; }
    }

    /// <param name="Rows">At most <see cref="Paging.Size"/>.</param>
    /// <param name="Count">How many in all, up to one beyond <see cref="Paging.Limit"/>.</param>
    /// <param name="UnionName">The union asked for, or the own one.</param>
    /// <param name="IsOfUnion">The reader is posted to a union.</param>
    public sealed record Page(List<Row> Rows, bool HasEarlier, bool HasLater, int Count, string? UnionName, bool IsOfUnion)
    {
        public bool IsMore => Count > Paging.Limit;
    }

    public async Task<Page> RunAsync(SoughtMembers sought, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeMembers, ct);
        var found = Find(db, sought);
        var count = await found.Take(Paging.Limit + 1).CountAsync(ct);
        var unionId = db.Scope.UnionId ?? sought.UnionId;
        var union = unionId is null ? null : await db.Set<GrassrootsUnion>().Where(known => known.Id == unionId).Select(known => known.Name).FirstOrDefaultAsync(ct);
        var rows = await Show(db, await FromCursorAsync(db, found, sought, ct)).Take(Paging.Size + 1).ToListAsync(ct);
        var hasMore = rows.Count > Paging.Size;
        if (hasMore) rows.RemoveAt(Paging.Size);
        if (sought.Before is null) return new(rows, sought.After is not null, hasMore, count, union, db.Scope.UnionId is not null);
        rows.Reverse();
        return new(rows, hasMore, true, count, union, db.Scope.UnionId is not null);
    }

    /// <summary>Where one stands in the list, whichever its order.</summary>
    internal sealed record Cursor(string NameKey, DateOnly JoinedOn, Guid Id);

    static async Task<IQueryable<Member>> FromCursorAsync(FederationDb db, IQueryable<Member> found, SoughtMembers sought, CancellationToken ct)
    {
        var at = sought.Before ?? sought.After;
        var anchor = at is null ? null : await db.Set<Member>().Where(member => member.Id == at).Select(member => new Cursor(member.NameKey, member.JoinedOn, member.Id)).FirstOrDefaultAsync(ct);
        var order = OrderOf(sought.Sort);
        return From(found, anchor, order.IsByDay, order.GoesUp == sought.Before is null);
    }

    /// <summary>In the order the address asks for; those behind the cursor, or all.</summary>
    internal static IQueryable<Member> From(IQueryable<Member> found, Cursor? cursor, SoughtMembers sought) => From(found, cursor, OrderOf(sought.Sort).IsByDay, OrderOf(sought.Sort).GoesUp);

    static IQueryable<Member> From(IQueryable<Member> found, Cursor? cursor, bool isByDay, bool goesUp) => Order(cursor is null ? found : (isByDay, goesUp) switch
    {
        (false, true) => found.Where(member => EF.Functions.GreaterThan(ValueTuple.Create(member.NameKey, member.Id), ValueTuple.Create(cursor.NameKey, cursor.Id))),
        (false, false) => found.Where(member => EF.Functions.LessThan(ValueTuple.Create(member.NameKey, member.Id), ValueTuple.Create(cursor.NameKey, cursor.Id))),
        (true, true) => found.Where(member => EF.Functions.GreaterThan(ValueTuple.Create(member.JoinedOn, member.Id), ValueTuple.Create(cursor.JoinedOn, cursor.Id))),
        (true, false) => found.Where(member => EF.Functions.LessThan(ValueTuple.Create(member.JoinedOn, member.Id), ValueTuple.Create(cursor.JoinedOn, cursor.Id))),
    }, isByDay, goesUp);

    // Going down, the same index is read backwards.
    static IQueryable<Member> Order(IQueryable<Member> members, bool isByDay, bool goesUp) => (isByDay, goesUp) switch
    {
        (false, true) => members.OrderBy(member => member.NameKey).ThenBy(member => member.Id),
        (false, false) => members.OrderByDescending(member => member.NameKey).ThenByDescending(member => member.Id),
        (true, true) => members.OrderBy(member => member.JoinedOn).ThenBy(member => member.Id),
        (true, false) => members.OrderByDescending(member => member.JoinedOn).ThenByDescending(member => member.Id),
    };

    static (bool IsByDay, bool GoesUp) OrderOf(string? word) => SortWord.Read(word) switch
    {
        { Key: MemberColumns.Joined, IsDescending: var down } => (true, !down),
        { Key: MemberColumns.Name, IsDescending: var down } => (false, !down),
        _ => (false, true),
    };

    static IQueryable<Row> Show(FederationDb db, IQueryable<Member> members) => members.Select(member => new Row(
        member.Id, member.Name, member.Sex, db.Set<GrassrootsUnion>().Where(union => union.Id == member.UnionId).Select(union => union.Name).First(), member.Standing, member.Number,
        member.Phone == null ? null : member.Phone.Masked, member.JoinedOn, member.JoinedPrecision,
        member.Categories.Where(held => held.Until == null).OrderBy(held => held.Category).Select(held => held.Category).ToList()) { Job = member.Job, Consent = member.Consent, ConsentedOn = member.ConsentedOn });

    internal static IQueryable<Member> Find(FederationDb db, SoughtMembers sought)
    {
        var members = db.Set<Member>().AsNoTracking();
        if (sought.Picked is { } picked) return members.Where(member => picked.Contains(member.Id));
        if (sought.UnionId is { } union) members = members.Where(member => member.UnionId == union);
        if (sought.Category is { } category) members = members.Where(member => member.Categories.Any(held => held.Until == null && held.Category == category));
        members = sought.Standing is { } standing ? members.Where(member => member.Standing == standing && member.MergedInto == null) : members.Where(member => member.Standing != MemberStanding.Left);
        if (IdentityNumber.IsValid(sought.Words))
        {
            var digest = db.Vault.DigestOf(IdentityNumber.Tidy(sought.Words));
            return members.Where(member => member.IdentityDigest == digest);
        }

        if (PhoneNumber.Read(sought.Words) is { IsMobile: true } phone)
        {
            var hash = db.Vault.HashOf(phone.Text);
            return members.Where(member => member.Phone!.Hash == hash);
        }

        foreach (var word in Named.Words(sought.Words)) members = members.Where(Has(word));
        return members;
    }

    static System.Linq.Expressions.Expression<Func<Member, bool>> Has(string word) => Pinyin.IsInitials(word) || word.Any(char.IsAsciiDigit)
        ? NameRange.Begins<Member>(word.ToLowerInvariant(), member => member.Initials).Or(NameRange.Begins<Member>(word, member => member.Name, member => member.NameFrom2, member => member.NameFrom3, member => member.NameFrom4, member => member.Number!))
        : NameRange.Begins<Member>(word, member => member.Name, member => member.NameFrom2, member => member.NameFrom3, member => member.NameFrom4);
}

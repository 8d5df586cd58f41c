using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Members;

/// <summary>Takes in a list of members and keeps it sealed, so that whoever closes the browser can go on later. Nobody is enrolled yet. Refuses what is no list of members.</summary>
public sealed class ReadMembers(FederationDoor door, IFileStore store, TimeProvider clock) : IUseCase
{
    const string MediaType = "application/octet-stream";

    public sealed record Row(Guid Id, string FileName, string ReadBy, DateTimeOffset ReadAt, ImportState State, int Enrolled, int Problems);

    /// <summary>The lists of late.</summary>
    public async Task<List<Row>> ListAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        return await db.Set<MemberImport>().AsNoTracking().OrderByDescending(import => import.ReadAt).Take(30)
            .Select(import => new Row(import.Id, import.FileName, import.ReadBy, import.ReadAt, import.State, import.Enrolled, import.Problems)).ToListAsync(ct);
    }

    /// <param name="id">Made by the page; the same file sent twice is one import.</param>
    /// <param name="name">As the file is called.</param>
    /// <param name="content">Read once, from its beginning.</param>
    /// <param name="unionId">Whose members they are where a row does not say; a chair's are the own union's.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<Guid> RunAsync(Guid id, string name, Stream content, Guid? unionId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        if (await db.Set<MemberImport>().AnyAsync(import => import.Id == id, ct)) return id;
        var union = db.Scope.UnionId ?? unionId;
        if (union is not null) await db.FindLivingUnionAsync(union.Value, ct);
        var kept = name.Length > MemberImport.FileNameLimit ? name[^MemberImport.FileNameLimit..] : name;
        var fileId = Guid.CreateVersion7();
        using var sum = SHA256.Create();
        await using var summed = new CryptoStream(content, sum, CryptoStreamMode.Read, leaveOpen: true);
        var size = await SealedBytes.KeepAsync(store, db, fileId, summed, ct);
        try
        {
            await using var again = (await SealedBytes.OpenAsync(store, db, fileId, ct))!;
            await Task.Run(() => MemberList.Read(again, kept), ct);
        }
        catch (Refusal)
        {
            await store.RemoveAsync(db.Scope.FederationId, fileId, CancellationToken.None);
            throw;
        }

        db.AddRange(
            new StoredFile { Id = fileId, Purpose = FilePurpose.MemberList, SubjectId = id, UnionId = union, Name = kept, MediaType = MediaType, Size = size, Sha256 = sum.Hash!, StoredAt = clock.GetUtcNow() },
            new MemberImport { Id = id, UnionId = union, FileName = kept, FileId = fileId, ReadAt = clock.GetUtcNow(), ReadBy = db.Acting.Name });
        await db.SaveChangesAsync(ct);
        return id;
    }
}

/// <summary>Gives a list up before anybody came with it, or takes back all who did. Refuses to take back whoever was amended or moved since.</summary>
public sealed class UndoMembers(FederationDoor door, IFileStore store, TimeProvider clock) : IUseCase
{
    public async Task DiscardAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        var import = await db.FindListAsync(id, ct);
        import.Discard(clock.GetUtcNow());
        await db.SaveListAsync(ct);
        await MemberLists.DropAsync(store, db, import.FileId, ct);
    }

    /// <returns>How many are gone.</returns>
    public async Task<int> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        var import = await db.FindListAsync(id, ct);
        import.Undo(clock.GetUtcNow());
        var members = db.Set<Member>().Where(member => member.ImportId == id);
        // All of an import were written in one go and carry one version; whoever was touched since carries another.
        var versions = await members.GroupBy(member => member.Version).Select(group => new { group.Key, Count = group.Count(), Name = group.Min(member => member.Name) }).ToListAsync(ct);
        if (versions.Count > 1) throw new Refusal(Say.ListIsUsed, versions.Where(version => version.Count < versions.Max(each => each.Count)).Select(version => version.Name).First(), versions.Sum(version => version.Count) - versions.Max(version => version.Count));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var days = await db.Set<Membership>().Where(spell => members.Any(member => member.Id == spell.MemberId)).Select(spell => new DateOnly(spell.From.Year, spell.From.Month, 1)).Distinct().ToListAsync(ct);
        int gone;
        try
        {
            await db.Set<CategorySpell>().Where(spell => members.Any(member => member.Id == spell.MemberId)).ExecuteDeleteAsync(ct);
            await db.Set<Membership>().Where(spell => members.Any(member => member.Id == spell.MemberId)).ExecuteDeleteAsync(ct);
            gone = await members.ExecuteDeleteAsync(ct);
        }
        catch (Npgsql.PostgresException held) when (held.SqlState is Npgsql.PostgresErrorCodes.ForeignKeyViolation or Npgsql.PostgresErrorCodes.RestrictViolation)
        {
            throw new Refusal(Say.ListIsUsedElsewhere);
        }

        foreach (var day in days) db.TouchMonth(nameof(Membership), day);
        db.Record(AuditAction.ImportUndone, nameof(MemberImport), import.Id, import.FileName);
        await db.SaveListAsync(ct);
        await transaction.CommitAsync(ct);
        await MemberLists.DropAsync(store, db, import.FileId, ct);
        return gone;
    }
}

/// <summary>What the use cases of lists have in common.</summary>
static class MemberLists
{
    public static async Task<MemberImport> FindListAsync(this FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<MemberImport>().FirstOrDefaultAsync(import => import.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchList);

    public static async Task SaveListAsync(this FederationDb db, CancellationToken ct)
    {
        await db.SaveOrRefuseAsync(Say.ListIsNoLongerOpen, ct);
    }

    public static async Task DropAsync(IFileStore store, FederationDb db, Guid fileId, CancellationToken ct)
    {
        // Bytes first: a row without bytes is found again by the hourly round, bytes without a row by nobody.
        await store.RemoveAsync(db.Scope.FederationId, fileId, ct);
        await db.Set<StoredFile>().Where(file => file.Id == fileId).ExecuteDeleteAsync(ct);
    }
}

/// <summary>Removes the bytes of lists nobody needs any more: some days after the import, and where giving up was cut short.</summary>
public sealed class ForgetLists(IServiceScopeFactory scopes, Accounts.Standings standings, IFileStore store, TimeProvider clock, ILogger<ForgetLists> log) : HourlyRound(scopes, standings, clock, log)
{
    /// <summary>Long enough to hold an import against what was sent in.</summary>
    public static readonly TimeSpan KeptAfterImport = TimeSpan.FromDays(7);

    /// <summary>A list nobody decides about goes as well.</summary>
    public static readonly TimeSpan KeptUndecided = TimeSpan.FromDays(30);

    protected override string Reason => Say.ForgetListsJob;

    protected override async Task<int> RunAsync(FederationDb db, DateTimeOffset now, CancellationToken ct)
    {
        var (since, undecided) = (now - KeptAfterImport, now - KeptUndecided);
        foreach (var waiting in await db.Set<MemberImport>().Where(import => import.State == ImportState.Read && import.ReadAt < undecided).ToListAsync(ct)) waiting.Discard(now);
        await db.SaveChangesAsync(ct);
        var over = db.Set<MemberImport>().Where(import => import.State != ImportState.Read && (import.State != ImportState.Imported || import.DecidedAt < since));
        var files = await db.Set<StoredFile>().Where(file => file.Purpose == FilePurpose.MemberList && over.Any(import => import.FileId == file.Id)).Select(file => file.Id).ToListAsync(ct);
        foreach (var file in files) await MemberLists.DropAsync(store, db, file, ct);
        return files.Count;
    }
}

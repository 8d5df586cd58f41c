using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Inbox;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Members;

/// <summary>
/// Applications to join: who waits, and the yes that makes a member or the no with a reason. The union answers; after the days set the office
/// does as well. Refuses a second answer, and a person who is a member already.
/// </summary>
public sealed class ReviewApplications(FederationDoor door, IdentityLimit limit, TimeProvider clock) : IUseCase
{
    public sealed record Row(Guid Id, string Name, string UnionName, string? IdentityMasked, string? PhoneMasked, MemberCategory Category, string? Job, DateTimeOffset SentAt, DateOnly AnswerBy, ApplicationState State, string? AnsweredBy, string? Answer, Guid? MemberId);

    public sealed record Page(Paged<Row> Found, int Open, string? UnionName);

    /// <param name="unionId">Of one union only.</param>
    /// <param name="answered">Those that were answered, newest first; otherwise those that wait, longest first.</param>
    /// <param name="page">From 1.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<Page> RunAsync(Guid? unionId, bool answered, int page = 1, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeMembers, ct);
        var id = db.Scope.UnionId ?? unionId;
        var all = db.Set<JoinApplication>().AsNoTracking().Where(asked => id == null || asked.UnionId == id);
        var found = answered ? all.Where(asked => asked.State >= ApplicationState.Accepted) : all.Where(asked => asked.State < ApplicationState.Accepted);
        var rows = await found.PageAsync(page, shown => (answered ? shown.OrderByDescending(asked => asked.AnsweredAt) : shown.OrderBy(asked => asked.SentAt)).ThenBy(asked => asked.Id).Select(asked => new Row(
            asked.Id, asked.Name, db.Set<GrassrootsUnion>().Where(union => union.Id == asked.UnionId).Select(union => union.Name).First(), asked.Identity == null ? null : asked.Identity.Masked,
            asked.Phone == null ? null : asked.Phone.Masked, asked.Category, asked.Job, asked.SentAt, asked.AnswerBy, asked.State, asked.AnsweredBy, asked.Answer, asked.MemberId)), ct);
        return new(rows, await all.CountAsync(asked => asked.State < ApplicationState.Accepted, ct), id is null ? null : await db.FindUnionOfAsync(id.Value, ct));
    }

    /// <summary>Yes: the worker is a member from today on.</summary>
    public async Task<Guid> AcceptAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        var asked = await FindAsync(db, id, ct);
        if (asked.MemberId is { } known) return known;
        var union = await db.FindLivingUnionAsync(asked.UnionId!.Value, ct);
        if (db.Scope.UnionId is null) db.ActFor(union);
        var today = clock.Today();
        var member = EnrolMember.Write(new()
        {
            UnionId = asked.UnionId, Name = asked.Name, Identity = asked.Identity is null ? null : db.Vault.Open(asked.Identity), Phone = asked.Phone is null ? null : db.Vault.Open(asked.Phone),
            JoinedOn = new RoughDate(today, DatePrecision.Day).ToString(), Categories = [asked.Category], Job = asked.Job, Consent = ConsentForm.Online,
        }, today, db.Vault);
        member.ConsentedOn = asked.ConsentedAt.Day();
        await db.RefuseKnownAsync(member, limit, ct);
        asked.Accept(member.Id, db.Acting, clock.GetUtcNow());
        try
        {
            await EnrolMember.AddAsync(db, [member], limit, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refusal(Say.ChangedMeanwhile);
        }

        return member.Id;
    }

    /// <summary>No, in words the worker will read.</summary>
    public async Task RefuseAsync(Guid id, string? reason, CancellationToken ct = default)
    {
        var words = TypedText.Tidy(reason);
        if (words.Length is 0 or > JoinApplication.WordsLimit) throw new Refusal(Say.RefusalNeedsReason, JoinApplication.WordsLimit);
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        (await FindAsync(db, id, ct)).Refuse(words, db.Acting, clock.GetUtcNow());
        await db.SaveMembersAsync(limit, ct);
    }

    static async Task<JoinApplication> FindAsync(FederationDb db, Guid id, CancellationToken ct) =>
        await db.Set<JoinApplication>().FirstOrDefaultAsync(asked => asked.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchApplication);
}

/// <summary>Hands applications that no union answered in time to the office.</summary>
public sealed class EscalateApplications(IServiceScopeFactory scopes, Standings standings, TimeProvider clock, ILogger<EscalateApplications> log) : HourlyRound(scopes, standings, clock, log)
{
    protected override string Reason => Say.EscalationJob;

    protected override async Task<int> RunAsync(FederationDb db, DateTimeOffset now, CancellationToken ct)
    {
        var today = now.Day();
        var late = await db.Set<JoinApplication>().Where(asked => asked.State == ApplicationState.Waiting && asked.AnswerBy < today).ToListAsync(ct);
        foreach (var asked in late) asked.Escalate();
        if (late.Count > 0) await db.SaveChangesAsync(ct);
        return late.Count;
    }
}

/// <summary>Where a register counts, the number somebody typed follows it once an hour, so that lists and partners show the same.</summary>
public sealed class FollowRosters(IServiceScopeFactory scopes, Standings standings, TimeProvider clock, ILogger<FollowRosters> log) : HourlyRound(scopes, standings, clock, log)
{
    protected override string Reason => Say.FollowRostersJob;

    protected override async Task<int> RunAsync(FederationDb db, DateTimeOffset now, CancellationToken ct)
    {
        var counted = await db.Set<GrassrootsUnion>().Where(union => union.RosterFrom != null).Select(union => new
        {
            Union = union,
            Members = db.Set<Member>().Count(member => member.UnionId == union.Id && member.Standing == MemberStanding.Full),
            Women = db.Set<Member>().Count(member => member.UnionId == union.Id && member.Standing == MemberStanding.Full && member.Sex == Sex.Female),
        }).ToListAsync(ct);
        var behind = counted.Where(row => (row.Union.MemberCount, row.Union.FemaleMemberCount) != (row.Members, row.Women)).ToList();
        foreach (var row in behind)
        {
            await db.Entry(row.Union).Collection(union => union.Headcounts).LoadAsync(ct);
            var known = row.Union.Headcounts.ToList();
            row.Union.CountHeads(now.Day(), row.Union.WorkerCount, row.Union.FemaleWorkerCount, row.Members, row.Women);
            foreach (var fresh in row.Union.Headcounts.Except(known)) db.Entry(fresh).State = EntityState.Added;
        }

        if (behind.Count > 0) await db.SaveChangesAsync(ct);
        return behind.Count;
    }
}

/// <summary>Tells the union of each application, and the office of those that nobody answered in time.</summary>
public sealed class ApplicationMessages : IMessages
{
    public async Task<IReadOnlyList<Message>> SinceAsync(FederationDb db, DateTimeOffset since, CancellationToken ct)
    {
        var own = db.Scope.UnionId;
        var waiting = await db.Set<JoinApplication>().AsNoTracking().Where(asked => own != null ? asked.State < ApplicationState.Accepted && asked.SentAt > since : asked.State == ApplicationState.Escalated)
            .OrderByDescending(asked => asked.SentAt).Take(100).Select(asked => new { asked.Id, asked.Name, asked.SentAt, asked.AnswerBy, Union = db.Set<GrassrootsUnion>().Where(union => union.Id == asked.UnionId).Select(union => union.Name).First() }).ToListAsync(ct);
        return [.. waiting.Select(asked => own is null
            ? new Message(MessageKind.Members, asked.AnswerBy.AddDays(1).StartInChina(), Say.NoticeEscalated.With(asked.Union, asked.Name), null, "members/applications", "mail")
            : new Message(MessageKind.Members, asked.SentAt, Say.NoticeApplied.With(asked.Name), Say.NoticeAnswerBy.With(asked.AnswerBy), "members/applications", "mail"))];
    }
}

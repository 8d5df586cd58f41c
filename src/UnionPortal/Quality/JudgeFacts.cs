using Microsoft.EntityFrameworkCore;
using UnionPortal.Members;
using UnionPortal.Posts;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Quality;

/// <summary>What is missing, old or contradictory in the facts of each union, worst first, with a score; a chair's is the own union.</summary>
public sealed class JudgeFacts(FederationDoor door, TimeProvider clock) : IUseCase
{
    public sealed record Found(Fault Fault, int? Count);

    public sealed record Row(Guid UnionId, string UnionName, int Score, IReadOnlyList<Found> Faults);

    /// <param name="Rows">One page of unions with faults.</param>
    /// <param name="Average">Of all unions, from 0 to 100; nothing where there is none.</param>
    /// <param name="Sound">Unions without a fault.</param>
    /// <param name="Counts">Unions that have each fault.</param>
    public sealed record Page(Paged<Row> Rows, int? Average, int Sound, IReadOnlyDictionary<Fault, int> Counts);

    public async Task<Page> RunAsync(string? words = null, Fault? only = null, int page = 1, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeQuality, ct);
        var all = await JudgeAsync(db, words, clock.Today(), ct);
        var faulty = all.Where(row => row.Faults.Count > 0 && (only is null || row.Faults.Any(found => found.Fault == only))).OrderBy(row => row.Score).ThenBy(row => row.UnionName, StringComparer.Ordinal).ToList();
        var counts = all.SelectMany(row => row.Faults).CountBy(found => found.Fault).ToDictionary();
        return new(faulty.Page(page), all.Count == 0 ? null : (int)Math.Round(all.Average(row => row.Score)), all.Count(row => row.Faults.Count == 0), counts);
    }

    // A federation has a few thousand unions: their facts are read at once and judged here, where each rule is a line.
    internal static async Task<List<Row>> JudgeAsync(FederationDb db, string? words, DateOnly today, CancellationToken ct)
    {
        var facts = await db.Set<GrassrootsUnion>().AsNoTracking().Living().Found(words).Select(union => new Facts
        {
            Id = union.Id, Name = union.Name, Code = union.CreditCode, Industry = union.IndustryCode, Address = union.Address, HasPlace = union.Longitude != null && union.Latitude != null,
            Workers = union.WorkerCount, Women = union.FemaleWorkerCount, Members = union.MemberCount, FemaleMembers = union.FemaleMemberCount,
            Migrants = union.MigrantCount, Agency = union.AgencyWorkerCount, NewForm = union.NewFormCount, Chair = union.ChairName, HasPhone = union.ChairPhone != null,
            CertificateUntil = union.CertificateUntil, AccountUntil = union.AccountUntil, RosterFrom = union.RosterFrom,
            CountedOn = union.Headcounts.Max(count => (DateOnly?)count.AsOf),
            TermUntil = db.Set<CommitteeTerm>().Where(term => term.UnionId == union.Id).Max(term => (DateOnly?)term.ExpiresOn),
        }).ToListAsync(ct);
        var registers = await db.Set<Member>().Where(member => member.Standing != MemberStanding.Left).GroupBy(member => member.UnionId).Select(group => new
        {
            group.Key, Full = group.Count(member => member.Standing == MemberStanding.Full), NoIdentity = group.Count(member => member.IdentityDigest == null), NoConsent = group.Count(member => member.Consent == null),
        }).ToDictionaryAsync(group => group.Key, ct);
        return [.. facts.Select(union =>
        {
            var register = registers.GetValueOrDefault(union.Id);
            List<Found> found = [.. Judge(union, today).Select(fault => new Found(fault, null))];
            if (register is not null && union.RosterFrom is null && union.Members is { } typed && register.Full > typed) found.Add(new(Fault.RegisterDiffers, register.Full - typed));
            if (register is { NoIdentity: > 0 }) found.Add(new(Fault.MembersWithoutIdentity, register.NoIdentity));
            if (register is { NoConsent: > 0 }) found.Add(new(Fault.MembersWithoutConsent, register.NoConsent));
            return new Row(union.Id, union.Name, found.Select(each => each.Fault).Score(), found);
        })];
    }

    static IEnumerable<Fault> Judge(Facts union, DateOnly today)
    {
        if (union.Code is null) yield return Fault.NoCode;
        if (union.Industry is null) yield return Fault.NoIndustry;
        if (union.Address is null) yield return Fault.NoAddress;
        if (!union.HasPlace) yield return Fault.NoPlace;
        if (union.Workers is null) yield return Fault.NoWorkers;
        if (union.Chair is null) yield return Fault.NoChair;
        else if (!union.HasPhone) yield return Fault.NoChairPhone;
        if (union.TermUntil is null) yield return Fault.NoTerm;
        if (union.CountedOn is { } counted && counted < today.AddMonths(-Faults.HeadsKeepMonths)) yield return Fault.HeadsAreOld;
        if (union.CertificateUntil < today) yield return Fault.CertificateIsOver;
        if (union.AccountUntil < today) yield return Fault.AccountIsOver;
        if (union.TermUntil < today) yield return Fault.ElectionIsOverdue;
        if (union.Members > union.Workers) yield return Fault.MembersExceedWorkers;
        if (union.Women > union.Workers || union.FemaleMembers > union.Members) yield return Fault.WomenExceedAll;
        if ((union.Agency ?? 0) > union.Workers || (union.Migrants ?? 0) > union.Workers || (union.NewForm ?? 0) > union.Workers) yield return Fault.PartsExceedWhole;
    }

    sealed class Facts
    {
        public Guid Id { get; init; }
        public required string Name { get; init; }
        public string? Code { get; init; }
        public string? Industry { get; init; }
        public string? Address { get; init; }
        public bool HasPlace { get; init; }
        public int? Workers { get; init; }
        public int? Women { get; init; }
        public int? Members { get; init; }
        public int? FemaleMembers { get; init; }
        public int? Migrants { get; init; }
        public int? Agency { get; init; }
        public int? NewForm { get; init; }
        public string? Chair { get; init; }
        public bool HasPhone { get; init; }
        public DateOnly? CertificateUntil { get; init; }
        public DateOnly? AccountUntil { get; init; }
        public DateOnly? RosterFrom { get; init; }
        public DateOnly? CountedOn { get; init; }
        public DateOnly? TermUntil { get; init; }
    }
}

/// <summary>How sound the facts of a federation are as a whole: the mean score of its unions and how many of them have a fault.</summary>
public sealed class ReadScore(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <param name="Average">From 0 to 100; nothing where there is no union.</param>
    /// <param name="Faulty">Unions with a fault.</param>
    public sealed record Score(int? Average, int Faulty);

    public async Task<Score> RunAsync(CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeQuality, ct);
        var all = await JudgeFacts.JudgeAsync(db, null, clock.Today(), ct);
        return new(all.Count == 0 ? null : (int)Math.Round(all.Average(row => row.Score)), all.Count(row => row.Faults.Count > 0));
    }
}

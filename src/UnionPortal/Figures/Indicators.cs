using Microsoft.EntityFrameworkCore;
using UnionPortal.Activities;
using UnionPortal.Posts;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Figures;

/// <summary>The catalogue: every figure of the portal, defined once.</summary>
public static class Indicators
{
    public const string Unions = "unions";
    public const string Employers = "employers";
    public const string Workers = "workers";
    public const string FemaleWorkers = "workers-female";
    public const string Members = "members";
    public const string FemaleMembers = "members-female";
    public const string JoiningRate = "joining-rate";
    public const string Prospects = "prospects";
    public const string FoundingRate = "founding-rate";
    public const string ElectionsOverdue = "elections-overdue";
    public const string PairsProposed = "pairs-proposed";
    public const string PairsAgreed = "pairs-agreed";
    public const string PairsActive = "pairs-active";
    public const string PairsEnded = "pairs-ended";
    public const string Activities = "activities";
    public const string Attendance = "attendance";

    const string UnionPages = "unions";
    const string PairPages = "pairs";
    const string ActivityPages = "activities";

    /// <summary>Unions by kind, in the order of the kinds.</summary>
    public static readonly IReadOnlyList<string> UnionsByKind =
        ["unions-enterprise", "unions-agency", "unions-social", "unions-community", "unions-building", "unions-industry"];

    /// <summary>Pairs in the order they live.</summary>
    public static readonly IReadOnlyList<string> PairsByStage = [PairsProposed, PairsAgreed, PairsActive, PairsEnded];

    public static readonly IReadOnlyList<Indicator> All =
    [
        new(Unions, Nature.Stock, IndicatorUnit.Union, UnionPages, (db, months) => UnionsThen(db, months).Select(row => new Counted
        {
            Month = row.Month, Id = row.Union.Id, Name = row.Union.Name, Part = 1, Whole = null, Day = row.Union.RegisteredOn,
        })) { Kinds = UnionsByKind },
        .. Enum.GetValues<UnionKind>().Zip(UnionsByKind, OfKind),
        new(Employers, Nature.Stock, IndicatorUnit.Union, UnionPages, (db, months) => UnionsThen(db, months).Select(row => new Counted
        {
            Month = row.Month, Id = row.Union.Id, Name = row.Union.Name, Part = row.Employers, Whole = null, Day = row.Union.RegisteredOn,
        })),
        new(Workers, Nature.Stock, IndicatorUnit.Person, UnionPages, (db, months) => HeadsThen(db, months).Where(heads => heads.Workers != null).Select(heads => new Counted
        {
            Month = heads.Month, Id = heads.Id, Name = heads.Name, Part = heads.Workers!.Value, Whole = null, Day = heads.AsOf,
        })) { Kinds = [FemaleWorkers] },
        new(FemaleWorkers, Nature.Stock, IndicatorUnit.Person, UnionPages, (db, months) => HeadsThen(db, months).Where(heads => heads.FemaleWorkers != null).Select(heads => new Counted
        {
            Month = heads.Month, Id = heads.Id, Name = heads.Name, Part = heads.FemaleWorkers!.Value, Whole = null, Day = heads.AsOf,
        })),
        new(Members, Nature.Stock, IndicatorUnit.Person, UnionPages, (db, months) => HeadsThen(db, months).Where(heads => heads.Members != null).Select(heads => new Counted
        {
            Month = heads.Month, Id = heads.Id, Name = heads.Name, Part = heads.Members!.Value, Whole = null, Day = heads.AsOf,
        })) { Kinds = [FemaleMembers] },
        new(FemaleMembers, Nature.Stock, IndicatorUnit.Person, UnionPages, (db, months) => HeadsThen(db, months).Where(heads => heads.FemaleMembers != null).Select(heads => new Counted
        {
            Month = heads.Month, Id = heads.Id, Name = heads.Name, Part = heads.FemaleMembers!.Value, Whole = null, Day = heads.AsOf,
        })),
        new(JoiningRate, Nature.Stock, IndicatorUnit.Percent, UnionPages, (db, months) => HeadsThen(db, months).Where(heads => heads.Workers != null).Select(heads => new Counted
        {
            Month = heads.Month, Id = heads.Id, Name = heads.Name, Part = heads.Members ?? 0, Whole = heads.Workers, Day = heads.AsOf,
        })),
        new(Prospects, Nature.Stock, IndicatorUnit.Union, "prospects", (db, months) => ProspectsThen(db, months).Select(row => new Counted
        {
            Month = row.Month, Id = row.Prospect.Id, Name = row.Prospect.Name, Part = 1, Whole = null, Day = row.Prospect.RegisteredOn,
        })),
        new(FoundingRate, Nature.Stock, IndicatorUnit.Percent, UnionPages, (db, months) => UnionsThen(db, months).Select(row => new Counted
        {
            Month = row.Month, Id = row.Union.Id, Name = row.Union.Name, Part = row.Employers, Whole = row.Employers, Day = row.Union.RegisteredOn,
        }).Concat(ProspectsThen(db, months).Select(row => new Counted
        {
            Month = row.Month, Id = row.Prospect.Id, Name = row.Prospect.Name, Part = 0, Whole = 1, Day = row.Prospect.RegisteredOn,
        }))) { RowsHavePages = false },
        new(ElectionsOverdue, Nature.Stock, IndicatorUnit.Union, UnionPages, OverdueThen),
        new(PairsProposed, Nature.Stock, IndicatorUnit.Pair, PairPages, (db, months) => PairsThen(db, months)
            .Where(row => row.Pair.ProposedOn <= row.Last && (row.Pair.AgreedOn == null || row.Pair.AgreedOn > row.Last)
                && (row.Pair.ActiveFrom == null || row.Pair.ActiveFrom > row.Last) && (row.Pair.EndedOn == null || row.Pair.EndedOn > row.Last))
            .Select(row => new Counted { Month = row.Month, Id = row.Pair.Id, Name = row.Pair.MentorName + " × " + row.Pair.MenteeName, Part = 1, Whole = null, Day = row.Pair.ProposedOn })),
        new(PairsAgreed, Nature.Stock, IndicatorUnit.Pair, PairPages, (db, months) => PairsThen(db, months)
            .Where(row => row.Pair.AgreedOn <= row.Last && (row.Pair.ActiveFrom == null || row.Pair.ActiveFrom > row.Last) && (row.Pair.EndedOn == null || row.Pair.EndedOn > row.Last))
            .Select(row => new Counted { Month = row.Month, Id = row.Pair.Id, Name = row.Pair.MentorName + " × " + row.Pair.MenteeName, Part = 1, Whole = null, Day = row.Pair.AgreedOn })),
        new(PairsActive, Nature.Stock, IndicatorUnit.Pair, PairPages, (db, months) => PairsThen(db, months)
            .Where(row => row.Pair.ActiveFrom <= row.Last && (row.Pair.EndedOn == null || row.Pair.EndedOn > row.Last))
            .Select(row => new Counted { Month = row.Month, Id = row.Pair.Id, Name = row.Pair.MentorName + " × " + row.Pair.MenteeName, Part = 1, Whole = null, Day = row.Pair.ActiveFrom })),
        new(PairsEnded, Nature.Stock, IndicatorUnit.Pair, PairPages, (db, months) => PairsThen(db, months)
            .Where(row => row.Pair.ActiveFrom <= row.Last && row.Pair.EndedOn <= row.Last)
            .Select(row => new Counted { Month = row.Month, Id = row.Pair.Id, Name = row.Pair.MentorName + " × " + row.Pair.MenteeName, Part = 1, Whole = null, Day = row.Pair.EndedOn })),
        new(Activities, Nature.Flow, IndicatorUnit.Session, ActivityPages, (db, months) => SessionsWithin(db, months).Select(row => new Counted
        {
            Month = row.Month, Id = row.Activity.Id, Name = row.Activity.Title, Part = 1, Whole = null, Day = row.Activity.HeldOn,
        })),
        new(Attendance, Nature.Flow, IndicatorUnit.Attendance, ActivityPages, (db, months) => SessionsWithin(db, months).Select(row => new Counted
        {
            Month = row.Month, Id = row.Activity.Id, Name = row.Activity.Title, Part = row.Activity.OwnCount + row.Activity.PartnerCount, Whole = null, Day = row.Activity.HeldOn,
        })),
    ];

    static readonly Dictionary<string, Indicator> ByCode = All.ToDictionary(indicator => indicator.Code, StringComparer.Ordinal);

    public static Indicator? Find(string code) => ByCode.GetValueOrDefault(code);

    public static Indicator Get(string code) => ByCode[code];

    static Indicator OfKind(UnionKind kind, string code) => new(code, Nature.Stock, IndicatorUnit.Union, UnionPages,
        (db, months) => UnionsThen(db, months).Where(row => row.Union.Kind == kind).Select(row => new Counted
        {
            Month = row.Month, Id = row.Union.Id, Name = row.Union.Name, Part = 1, Whole = null, Day = row.Union.RegisteredOn,
        }));

    static IQueryable<UnionThen> UnionsThen(FederationDb db, IQueryable<MonthSpan> months) =>
        from month in months
        from union in db.Set<GrassrootsUnion>()
        where union.RegisteredOn <= month.Last && (union.DissolvedOn == null || union.DissolvedOn > month.Last)
        select new UnionThen
        {
            Month = month.First, Union = union,
            // An association's member unions count their employers themselves; those it covers beside them are on record one by one.
            Employers = db.Set<AssociationMember>().Any(member => member.UnionId == union.Id && member.JoinedOn <= month.Last && (member.LeftOn == null || member.LeftOn > month.Last))
                ? db.Set<CoveredEmployer>().Count(employer => employer.UnionId == union.Id && employer.Since <= month.Last && (employer.CoveredUntil == null || employer.CoveredUntil > month.Last))
                : union.EmployersCovered,
        };

    // The term that ran then, and the day it was to end as was known then: one allowed to be postponed later was not yet.
    static IQueryable<Counted> OverdueThen(FederationDb db, IQueryable<MonthSpan> months) =>
        from month in months
        from union in db.Set<GrassrootsUnion>()
        where union.RegisteredOn <= month.Last && (union.DissolvedOn == null || union.DissolvedOn > month.Last)
        from term in db.Set<CommitteeTerm>().Where(term => term.UnionId == union.Id && term.ElectedOn <= month.Last).OrderByDescending(term => term.ElectedOn).Take(1)
        where (term.PostponedOn <= month.Last ? term.PostponedUntil : term.DueOn) < month.Last
        select new Counted { Month = month.First, Id = union.Id, Name = union.Name, Part = 1, Whole = null, Day = term.PostponedOn <= month.Last ? term.PostponedUntil : term.DueOn };

    // The workers of an association with member unions are theirs and counted there. The latest count on or before the month's last day: amending heads today leaves the months before as they were.
    static IQueryable<HeadThen> HeadsThen(FederationDb db, IQueryable<MonthSpan> months) =>
        from month in months
        from union in db.Set<GrassrootsUnion>()
        where union.RegisteredOn <= month.Last && (union.DissolvedOn == null || union.DissolvedOn > month.Last)
            && !db.Set<AssociationMember>().Any(member => member.UnionId == union.Id && member.JoinedOn <= month.Last && (member.LeftOn == null || member.LeftOn > month.Last))
        from count in db.Set<Headcount>().Where(count => count.UnionId == union.Id && count.AsOf <= month.Last).OrderByDescending(count => count.AsOf).Take(1)
        select new HeadThen
        {
            Month = month.First, Id = union.Id, Name = union.Name, AsOf = count.AsOf,
            Workers = count.Workers, FemaleWorkers = count.FemaleWorkers, Members = count.Members, FemaleMembers = count.FemaleMembers,
        };

    static IQueryable<ProspectThen> ProspectsThen(FederationDb db, IQueryable<MonthSpan> months) =>
        from month in months
        from prospect in db.Set<Prospect>()
        where prospect.RegisteredOn <= month.Last && (prospect.LeftOn == null || prospect.LeftOn > month.Last)
        select new ProspectThen { Month = month.First, Prospect = prospect };

    static IQueryable<PairThen> PairsThen(FederationDb db, IQueryable<MonthSpan> months) =>
        from month in months
        from pair in db.Set<TwinningPair>()
        select new PairThen { Month = month.First, Last = month.Last, Pair = pair };

    static IQueryable<SessionWithin> SessionsWithin(FederationDb db, IQueryable<MonthSpan> months) =>
        from month in months
        from activity in db.Set<Activity>()
        where activity.IsSession && activity.HeldOn >= month.First && activity.HeldOn <= month.Last
        select new SessionWithin { Month = month.First, Activity = activity };

    sealed class UnionThen
    {
        public DateOnly Month { get; init; }
        public required GrassrootsUnion Union { get; init; }
        public int Employers { get; init; }
    }

    sealed class HeadThen
    {
        public DateOnly Month { get; init; }
        public Guid Id { get; init; }
        public required string Name { get; init; }
        public DateOnly AsOf { get; init; }
        public int? Workers { get; init; }
        public int? FemaleWorkers { get; init; }
        public int? Members { get; init; }
        public int? FemaleMembers { get; init; }
    }

    sealed class ProspectThen
    {
        public DateOnly Month { get; init; }
        public required Prospect Prospect { get; init; }
    }

    sealed class PairThen
    {
        public DateOnly Month { get; init; }
        public DateOnly Last { get; init; }
        public required TwinningPair Pair { get; init; }
    }

    sealed class SessionWithin
    {
        public DateOnly Month { get; init; }
        public required Activity Activity { get; init; }
    }
}

using Microsoft.EntityFrameworkCore;
using UnionPortal.Activities;
using UnionPortal.Members;
using UnionPortal.Facilities;
using UnionPortal.Helping;
using UnionPortal.Posts;
using UnionPortal.Selections;
using UnionPortal.Standards;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;
using UnionPortal.Unions;
using UnionPortal.Reference;

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
    public const string MembersKept = "members-kept";
    public const string MembersJoined = "members-joined";
    public const string MembersLeft = "members-left";
    public const string JoiningRate = "joining-rate";
    public const string Prospects = "prospects";
    public const string FoundingRate = "founding-rate";
    public const string ElectionsOverdue = "elections-overdue";
    public const string UnionsAssessed = "unions-assessed";
    public const string UnionsAtLevel = "unions-at-level";
    public const string SelectionsNamed = "selections-named";
    public const string PairsProposed = "pairs-proposed";
    public const string PairsAgreed = "pairs-agreed";
    public const string PairsActive = "pairs-active";
    public const string PairsEnded = "pairs-ended";
    public const string HelpRecords = "help-records";
    public const string QuestionsClosed = "questions-closed";
    public const string Activities = "activities";
    public const string Attendance = "attendance";
    public const string Facilities = "facilities";
    public const string FacilityVisits = "facility-visits";

    const string UnionPages = "unions";
    const string PairPages = "pairs";
    const string ActivityPages = "activities";
    const string FacilityPages = "facilities";

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
        new(Members, Nature.Stock, IndicatorUnit.Person, UnionPages, (db, months) => MembersThen(db, months).Where(heads => heads.Members != null).Select(heads => new Counted
        {
            Month = heads.Month, Id = heads.Id, Name = heads.Name, Part = heads.Members!.Value, Whole = null, Day = heads.AsOf,
        })) { Kinds = [FemaleMembers, MembersKept] },
        new(FemaleMembers, Nature.Stock, IndicatorUnit.Person, UnionPages, (db, months) => MembersThen(db, months).Where(heads => heads.FemaleMembers != null).Select(heads => new Counted
        {
            Month = heads.Month, Id = heads.Id, Name = heads.Name, Part = heads.FemaleMembers!.Value, Whole = null, Day = heads.AsOf,
        })),
        new(MembersKept, Nature.Stock, IndicatorUnit.Person, UnionPages, (db, months) => SpellsThen(db, months).Where(row => row.Spell.Standing == MemberStanding.Kept)
            .GroupBy(row => new { row.Month, row.Spell.UnionId }).Select(row => new Counted
            {
                Month = row.Key.Month, Id = row.Key.UnionId, Name = db.Set<GrassrootsUnion>().Where(union => union.Id == row.Key.UnionId).Select(union => union.Name).First(), Part = row.Count(), Whole = null, Day = null,
            })),
        new(MembersJoined, Nature.Flow, IndicatorUnit.Person, UnionPages, (db, months) =>
            (from month in months
             from spell in db.Set<Membership>()
             where spell.Standing == MemberStanding.Full && spell.Began != MembershipChange.Transferred && spell.From >= month.First && spell.From <= month.Last && (spell.Ended == null || spell.Ended != MembershipChange.Merged)
             group spell by new { Month = month.First, spell.UnionId } into row
             select new Counted
             {
                 Month = row.Key.Month, Id = row.Key.UnionId, Name = db.Set<GrassrootsUnion>().Where(union => union.Id == row.Key.UnionId).Select(union => union.Name).First(), Part = row.Count(), Whole = null, Day = null,
             })),
        new(MembersLeft, Nature.Flow, IndicatorUnit.Person, UnionPages, (db, months) =>
            (from month in months
             from spell in db.Set<Membership>()
             where spell.Standing == MemberStanding.Full && spell.Ended != null && spell.Ended != MembershipChange.Transferred && spell.Ended != MembershipChange.Merged && spell.Until >= month.First && spell.Until <= month.Last
             group spell by new { Month = month.First, spell.UnionId } into row
             select new Counted
             {
                 Month = row.Key.Month, Id = row.Key.UnionId, Name = db.Set<GrassrootsUnion>().Where(union => union.Id == row.Key.UnionId).Select(union => union.Name).First(), Part = row.Count(), Whole = null, Day = null,
             })),
        new(JoiningRate, Nature.Stock, IndicatorUnit.Percent, UnionPages, (db, months) => MembersThen(db, months).Where(heads => heads.Workers != null).Select(heads => new Counted
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
        new(UnionsAssessed, Nature.Stock, IndicatorUnit.Union, UnionPages, (db, months) => AssessedThen(db, months, 0)) { Kinds = [UnionsAtLevel] },
        new(UnionsAtLevel, Nature.Stock, IndicatorUnit.Union, UnionPages, (db, months) => AssessedThen(db, months, 1)),
        new(SelectionsNamed, Nature.Flow, IndicatorUnit.Case, "candidacies", (db, months) =>
            from month in months
            from candidacy in db.Set<Candidacy>()
            where candidacy.NamedOn >= month.First && candidacy.NamedOn <= month.Last
            select new Counted { Month = month.First, Id = candidacy.Id, Name = candidacy.UnionName, Part = 1, Whole = null, Day = candidacy.NamedOn }),
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
        new(HelpRecords, Nature.Flow, IndicatorUnit.Time, "help-records", (db, months) =>
            from month in months
            from record in db.Set<HelpRecord>()
            where record.State == RecordState.Confirmed && record.HeldOn >= month.First && record.HeldOn <= month.Last
            select new Counted { Month = month.First, Id = record.Id, Name = record.Title, Part = 1, Whole = null, Day = record.HeldOn }),
        new(QuestionsClosed, Nature.Flow, IndicatorUnit.Case, "questions", (db, months) =>
            from month in months
            from question in db.Set<PairQuestion>()
            where question.ClosedOn >= month.First && question.ClosedOn <= month.Last
            select new Counted { Month = month.First, Id = question.Id, Name = question.Title, Part = 1, Whole = null, Day = question.ClosedOn }),
        new(Activities, Nature.Flow, IndicatorUnit.Session, ActivityPages, (db, months) => SessionsWithin(db, months).Select(row => new Counted
        {
            Month = row.Month, Id = row.Activity.Id, Name = row.Activity.Title, Part = 1, Whole = null, Day = row.Activity.HeldOn,
        })),
        new(Attendance, Nature.Flow, IndicatorUnit.Attendance, ActivityPages, (db, months) => SessionsWithin(db, months).Select(row => new Counted
        {
            Month = row.Month, Id = row.Activity.Id, Name = row.Activity.Title, Part = row.Activity.OwnCount + row.Activity.PartnerCount, Whole = null, Day = row.Activity.HeldOn,
        })),
        new(Facilities, Nature.Stock, IndicatorUnit.Place, FacilityPages, (db, months) => FacilitiesThen(db, months).Select(row => new Counted
        {
            Month = row.Month, Id = row.Facility.Id, Name = row.Facility.Name, Part = 1, Whole = null, Day = row.Day,
        })),
        new(FacilityVisits, Nature.Flow, IndicatorUnit.Attendance, FacilityPages, (db, months) =>
            from month in months
            from used in db.Set<FacilityMonth>()
            where used.Month == month.First
            join facility in db.Set<Facility>() on used.FacilityId equals facility.Id
            select new Counted { Month = month.First, Id = facility.Id, Name = facility.Name, Part = used.Visits, Whole = null, Day = used.Month }),
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

    // By the last assessment that was confirmed by then, whatever the standard; a place of one is the lowest level.
    static IQueryable<Counted> AssessedThen(FederationDb db, IQueryable<MonthSpan> months, int leastRank) =>
        from month in months
        from union in db.Set<GrassrootsUnion>()
        where union.RegisteredOn <= month.Last && (union.DissolvedOn == null || union.DissolvedOn > month.Last)
        from last in db.Set<Assessment>().Where(assessment => assessment.UnionId == union.Id && assessment.ConfirmedOn <= month.Last).OrderByDescending(assessment => assessment.ConfirmedOn).ThenByDescending(assessment => assessment.Id).Take(1)
        where last.LevelRank >= leastRank
        select new Counted { Month = month.First, Id = union.Id, Name = union.Name, Part = 1, Whole = null, Day = last.ConfirmedOn };

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

    // Where the register of members counts, it is asked; elsewhere the number somebody typed. Kept members are left out of both.
    static IQueryable<HeadThen> MembersThen(FederationDb db, IQueryable<MonthSpan> months) =>
        from month in months
        from union in db.Set<GrassrootsUnion>()
        where union.RegisteredOn <= month.Last && (union.DissolvedOn == null || union.DissolvedOn > month.Last)
            && (union.RosterFrom <= month.Last || !db.Set<AssociationMember>().Any(member => member.UnionId == union.Id && member.JoinedOn <= month.Last && (member.LeftOn == null || member.LeftOn > month.Last)))
        from count in db.Set<Headcount>().Where(count => count.UnionId == union.Id && count.AsOf <= month.Last).OrderByDescending(count => count.AsOf).Take(1).DefaultIfEmpty()
        where count != null || union.RosterFrom <= month.Last
        select new HeadThen
        {
            Month = month.First, Id = union.Id, Name = union.Name, AsOf = count == null ? union.RosterFrom!.Value : count.AsOf,
            Workers = count == null ? null : count.Workers, FemaleWorkers = count == null ? null : count.FemaleWorkers,
            Members = union.RosterFrom <= month.Last
                ? db.Set<Membership>().Count(spell => spell.UnionId == union.Id && spell.Standing == MemberStanding.Full && spell.From <= month.Last && (spell.Until == null || spell.Until > month.Last && spell.Ended != MembershipChange.Merged))
                : count == null ? null : count.Members,
            FemaleMembers = union.RosterFrom <= month.Last
                ? db.Set<Membership>().Count(spell => spell.UnionId == union.Id && spell.Standing == MemberStanding.Full && spell.From <= month.Last && (spell.Until == null || spell.Until > month.Last && spell.Ended != MembershipChange.Merged)
                    && db.Set<Member>().Any(member => member.Id == spell.MemberId && member.Sex == Sex.Female))
                : count == null ? null : count.FemaleMembers,
        };

    static IQueryable<SpellThen> SpellsThen(FederationDb db, IQueryable<MonthSpan> months) =>
        from month in months
        from spell in db.Set<Membership>()
        where spell.From <= month.Last && (spell.Until == null || spell.Until > month.Last && spell.Ended != MembershipChange.Merged)
        select new SpellThen { Month = month.First, Spell = spell };

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

    // Open on a day is what the last step up to that day left open; a move shuts nothing.
    static IQueryable<FacilityThen> FacilitiesThen(FederationDb db, IQueryable<MonthSpan> months) =>
        from month in months
        from facility in db.Set<Facility>()
        from step in db.Set<FacilityStep>().Where(step => step.FacilityId == facility.Id && step.On <= month.Last && step.Kind != FacilityStepKind.Moved)
            .OrderByDescending(step => step.On).ThenByDescending(step => step.At).Take(1)
        where step.Kind != FacilityStepKind.Closed
        select new FacilityThen { Month = month.First, Facility = facility, Day = step.On };

    sealed class UnionThen
    {
        public DateOnly Month { get; init; }
        public required GrassrootsUnion Union { get; init; }
        public int Employers { get; init; }
    }

    sealed class SpellThen
    {
        public DateOnly Month { get; init; }
        public required Membership Spell { get; init; }
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

    sealed class FacilityThen
    {
        public DateOnly Month { get; init; }
        public required Facility Facility { get; init; }
        public DateOnly Day { get; init; }
    }

    sealed class SessionWithin
    {
        public DateOnly Month { get; init; }
        public required Activity Activity { get; init; }
    }
}

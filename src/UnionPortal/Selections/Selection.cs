using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Standards;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Selections;

/// <summary>Who is selected: unions, as 模范职工之家, or people, as 职工信赖的娘家人.</summary>
public enum SelectionFor
{
    Unions,
    People,
}

/// <summary>How far a selection has come: it takes applications, the last day to apply is over, its public notice runs, the notice is over, or it has named.</summary>
public enum SelectionState
{
    Open,
    Judging,
    Notice,
    NoticeOver,
    Named,
}

/// <summary>A candidate as the public notice names it, and as the decision does afterwards.</summary>
[ComplexType]
public sealed class Announced
{
    public Guid CandidacyId { get; init; }
    public required string UnionName { get; init; }

    /// <summary>Where people are selected.</summary>
    public string? PersonName { get; init; }

    public string Name => PersonName ?? UnionName;
}

/// <summary>
/// A yearly selection of the federation (评选, such as 双争) that ends in an honour. Everybody in the federation reads it, and while its notice runs everybody
/// does, without an account, and for some time afterwards what became of it: so it holds no word that is not meant for the notice board.
/// </summary>
[ShownOn(PublicPage.Notices)]
public sealed class Selection : FederationOwned, IShownInPublic, IKnownAs
{
    public const int NameLimit = 60;
    public const int ExplanationLimit = 1000;
    public const int ContactLimit = 120;
    public const int LeastNoticeDays = 5;
    public const int MostNoticeDays = 30;
    public const int QuotaLimit = 500;

    /// <summary>A notice that is over stays on the board for so long.</summary>
    public const int DaysShownAfterNotice = 30;

    /// <summary>And who was named for so long.</summary>
    public const int YearsShownAfterNaming = 1;

    public required string Name { get; set; }
    public int Year { get; set; }
    public SelectionFor For { get; set; }

    /// <summary>The last day a union may apply.</summary>
    public DateOnly ApplyBy { get; set; }

    /// <summary>Days of public notice, the first and the last among them.</summary>
    public int NoticeDays { get; set; } = 7;

    /// <summary>How many may be named; nothing where there is no limit.</summary>
    public int? Quota { get; set; }

    /// <summary>The honour it ends in.</summary>
    public required string HonourTitle { get; set; }
    public HonourLevel HonourLevel { get; set; }
    public string? Giver { get; set; }

    /// <summary>The standard whose confirmed assessment every candidate needs; nothing where none is asked for.</summary>
    public Guid? StandardId { get; set; }
    public int? LeastScore { get; set; }

    /// <summary>The lowest level that will do, counted from 1 for the lowest of the standard.</summary>
    public int? LeastLevel { get; set; }
    public string? Explanation { get; set; }

    /// <summary>Where to object: telephone and place of the office.</summary>
    public required string Contact { get; set; }

    /// <summary>When unions were told of it.</summary>
    public DateTimeOffset OpenedAt { get; init; }
    public DateOnly? NoticeFrom { get; private set; }
    public DateOnly? NoticeUntil { get; private set; }
    public DateOnly? NamedOn { get; private set; }
    public bool IsPublic { get; private set; }

    /// <summary>Who is on the notice, and in the end who was named.</summary>
    public List<Announced> Announced { get; private set; } = [];

    public SelectionState StateOn(DateOnly day) => NamedOn is not null ? SelectionState.Named
        : NoticeUntil is { } until ? day > until ? SelectionState.NoticeOver : SelectionState.Notice
        : day > ApplyBy ? SelectionState.Judging : SelectionState.Open;

    /// <summary>It is on the board: its notice runs or ended not long ago, or it has named within a year.</summary>
    public bool IsShownOn(DateOnly day) => NamedOn is { } named ? day < named.AddYears(YearsShownAfterNaming) : NoticeUntil is { } until && day <= until.AddDays(DaysShownAfterNotice);

    /// <summary>It comes off the board when its time there is over.</summary>
    public void Retire(DateOnly today) => IsPublic &= IsShownOn(today);

    public void RefuseUnlessOpen(DateOnly today)
    {
        if (StateOn(today) != SelectionState.Open) throw new Refusal(Say.IsNotOpen, Name, ApplyBy);
    }

    /// <summary>Once the notice has begun, who is on it is settled.</summary>
    public void RefuseIfNoticed()
    {
        if (NoticeFrom is not null) throw new Refusal(Say.NoticeHasBegun, Name);
    }

    /// <summary>The notice begins today, for these. Refuses before the last day to apply is over, nobody at all, and more than may be named.</summary>
    public void BeginNotice(IReadOnlyCollection<Candidacy> passed, DateOnly today)
    {
        RefuseIfNoticed();
        if (today <= ApplyBy) throw new Refusal(Say.StillOpen, ApplyBy);
        if (passed.Count == 0) throw new Refusal(Say.NobodyPassed);
        RefuseOverQuota(passed.Count);
        (NoticeFrom, NoticeUntil, IsPublic) = (today, today.AddDays(NoticeDays - 1), true);
        Announced = [.. passed.Select(candidacy => new Announced { CandidacyId = candidacy.Id, UnionName = candidacy.UnionName, PersonName = candidacy.PersonName })];
    }

    /// <summary>It comes off the notice: an objection was upheld, or its union is no more.</summary>
    public void TakeOff(Guid candidacyId) => Announced = [.. Announced.Where(row => row.CandidacyId != candidacyId)];

    /// <summary>All on the notice are named. Refuses before the last day of the notice is over, more than may be named, and a second time.</summary>
    public void NameAll(DateOnly today)
    {
        if (NamedOn is not null) throw new Refusal(Say.IsNamed, Name, NamedOn);
        if (NoticeUntil is not { } until) throw new Refusal(Say.NoticeComesFirst);
        if (today <= until) throw new Refusal(Say.NoticeStillRuns, until);
        if (Announced.Count == 0) throw new Refusal(Say.NobodyLeft);
        RefuseOverQuota(Announced.Count);
        (NamedOn, IsPublic) = (today, true);
    }

    void RefuseOverQuota(int count)
    {
        if (count > Quota) throw new Refusal(Say.OverQuota, Quota, count);
    }

    string IKnownAs.KnownAs => Name;

    public sealed class Table : IEntityTypeConfiguration<Selection>
    {
        public void Configure(EntityTypeBuilder<Selection> table)
        {
            table.Property(selection => selection.Name).HasMaxLength(NameLimit);
            table.Property(selection => selection.HonourTitle).HasMaxLength(Honour.TitleLimit);
            table.Property(selection => selection.Giver).HasMaxLength(Honour.GiverLimit);
            table.Property(selection => selection.Explanation).HasMaxLength(ExplanationLimit);
            table.Property(selection => selection.Contact).HasMaxLength(ContactLimit);
            table.ComplexCollection(selection => selection.Announced, row =>
            {
                row.ToJson("announced");
                row.Ignore(each => each.Name);
            });
            table.HasOne<Standard>().WithMany().HasForeignKey(selection => new { selection.FederationId, selection.StandardId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(selection => new { selection.FederationId, selection.Year, selection.Name }).IsUnique();
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Activities;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Helping;

/// <summary>What was done: 走访指导, 培训, 送文件资料, 线上交流, or an activity that was logged as one.</summary>
public enum RecordKind
{
    Visit,
    Training,
    Document,
    Online,
    Activity,
}

/// <summary>Where a record stands: 待对方确认, 双方已确认, 有异议, 不作数.</summary>
public enum RecordState
{
    Awaiting,
    Confirmed,
    Disputed,
    Void,
}

/// <summary>What one side of a pair did for the other (帮促记录). Who logs it has confirmed it; the other side confirms or objects, and staff settle an objection with a sentence.</summary>
public sealed class HelpRecord : PairOwned, ICounted, IKnownAs
{
    public const int TitleLimit = 60;
    public const int PlaceLimit = 100;
    public const int PeopleLimit = 200;
    public const int WordsLimit = 2000;
    public const int ObjectionLimit = 300;
    public const int PhotoLimit = 9;
    public const int PaperLimit = 5;

    /// <summary>After so many days without an answer the other side is reminded. Silence confirms nothing.</summary>
    public const int DaysToConfirm = 7;

    public Guid PairId { get; init; }

    /// <summary>The item of the plan it belongs to.</summary>
    public Guid? ItemId { get; private set; }

    /// <summary>The activity it is, where it was logged as one: words and photos are there.</summary>
    public Guid? ActivityId { get; init; }
    public RecordKind Kind { get; private set; }
    public required string Title { get; set; }
    public DateOnly HeldOn { get; private set; }
    public string? Place { get; private set; }
    public string? People { get; private set; }
    public string? Words { get; private set; }

    /// <summary>The side that logged it, or for which it was logged.</summary>
    public PairSide LoggedSide { get; init; }
    public DateTimeOffset LoggedAt { get; init; }
    public required string LoggedBy { get; init; }
    public Guid? LoggedById { get; init; }
    public RecordState State { get; private set; }
    public DateOnly? AnsweredOn { get; private set; }
    public string? AnsweredBy { get; private set; }
    public string? Objection { get; private set; }

    /// <summary>The staff's sentence on an objection.</summary>
    public string? Settlement { get; private set; }

    /// <summary>The moment of the last step.</summary>
    [Derived]
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who took the last step.</summary>
    public Guid? ChangedById { get; private set; }
    public DateOnly CountsFrom => HeldOn;

    public PairSide OtherSide => LoggedSide == PairSide.Mentor ? PairSide.Mentee : PairSide.Mentor;

    public static HelpRecord Log(TwinningPair pair, HelpRecordDraft draft, PairSide side, Acting by, DateTimeOffset at)
    {
        var record = Begin(pair, draft.Id, draft.Title, side, null, by, at);
        record.Take(draft);
        return record;
    }

    /// <summary>An activity that was logged for the pair is the record: nobody types it twice.</summary>
    public static HelpRecord Of(Activity activity, TwinningPair pair, Guid? itemId, Acting by, DateTimeOffset at)
    {
        var record = Begin(pair, Guid.CreateVersion7(), activity.Title, activity.UnionId == pair.UnionId ? PairSide.Mentor : PairSide.Mentee, activity.Id, by, at);
        (record.Kind, record.HeldOn, record.Place, record.ItemId) = (RecordKind.Activity, activity.HeldOn, activity.Place, itemId);
        return record;
    }

    /// <summary>Whoever logged it puts it right before it is answered. Refuses one that was answered.</summary>
    public void Amend(HelpRecordDraft draft, Guid? byId, DateTimeOffset at)
    {
        RefuseUnless(RecordState.Awaiting);
        (Title, ChangedAt, ChangedById) = (draft.Title.Trim(), at, byId);
        Take(draft);
    }

    /// <summary>Both sides agree that it was otherwise. Refuses a record that does not stand.</summary>
    public void Correct(RecordCorrection right, Guid? byId, DateTimeOffset at)
    {
        RefuseUnless(RecordState.Confirmed);
        (Title, HeldOn, Place, ItemId, ChangedAt, ChangedById) = (right.Title, right.HeldOn, right.Place, right.ItemId, at, byId);
    }

    /// <summary>Refuses the other side, and anybody once it is answered.</summary>
    /// <param name="side">Of whoever wants to change it; nothing for the office.</param>
    public void RefuseUnlessOwnAndAwaiting(PairSide? side)
    {
        if (side is { } own && own != LoggedSide) throw new Refusal(RefusalKind.NotAllowed, Say.NotOwnRecord);
        RefuseUnless(RecordState.Awaiting);
    }

    public HelpRecordDraft ToDraft() => new() { Id = Id, Version = Version, PairId = PairId, ItemId = ItemId, Kind = Kind, Title = Title, HeldOn = HeldOn, Place = Place, People = People, Words = Words, Side = LoggedSide };

    /// <summary>The other side says yes. Refuses an answer to what was answered.</summary>
    public void Confirm(string by, Guid? byId, DateTimeOffset at)
    {
        RefuseUnless(RecordState.Awaiting);
        (State, AnsweredBy, AnsweredOn, ChangedAt, ChangedById) = (RecordState.Confirmed, by, at.Day(), at, byId);
    }

    /// <summary>The other side objects, in a few words.</summary>
    public void Dispute(string? words, string by, Guid? byId, DateTimeOffset at)
    {
        RefuseUnless(RecordState.Awaiting);
        (Objection, State, AnsweredBy, AnsweredOn, ChangedAt, ChangedById) = (Said(words, Say.ObjectionNeedsWords), RecordState.Disputed, by, at.Day(), at, byId);
    }

    /// <summary>Staff settle an objection: the record stands, or counts for nothing.</summary>
    public void Settle(bool stands, string? words, Guid? byId, DateTimeOffset at)
    {
        RefuseUnless(RecordState.Disputed);
        (Settlement, State, ChangedAt, ChangedById) = (Said(words, Say.SettlementNeedsWords), stands ? RecordState.Confirmed : RecordState.Void, at, byId);
    }

    /// <summary>Whoever reaches the pair reaches its records.</summary>
    public void Follow(TwinningPair pair) => HandTo(pair.UnionId, pair.PartnerUnionId);

    static HelpRecord Begin(TwinningPair pair, Guid id, string title, PairSide side, Guid? activity, Acting by, DateTimeOffset at) => new()
    {
        Id = id, PairId = pair.Id, UnionId = pair.UnionId, PartnerUnionId = pair.PartnerUnionId, Title = title.Trim(), ActivityId = activity, LoggedSide = side,
        LoggedAt = at, LoggedBy = by.Named(), LoggedById = by.PersonId, ChangedAt = at, ChangedById = by.PersonId,
    };

    void Take(HelpRecordDraft draft) =>
        (Kind, HeldOn, Place, People, Words, ItemId) = (draft.Kind!.Value, draft.HeldOn!.Value, Tidy(draft.Place), Tidy(draft.People), Tidy(draft.Words), draft.ItemId);

    void RefuseUnless(RecordState state)
    {
        if (State != state) throw new Refusal(Say.RecordIsAnswered, Title, State.Word());
    }

    internal static string Said(string? words, string missing)
    {
        if (Tidy(words) is not { } said) throw new Refusal(missing);
        return said.Length <= ObjectionLimit ? said : throw new Refusal(Say.ReasonIsTooLong, ObjectionLimit);
    }

    static string? Tidy(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    string IKnownAs.KnownAs => Title;

    public sealed class Table : IEntityTypeConfiguration<HelpRecord>
    {
        public void Configure(EntityTypeBuilder<HelpRecord> table)
        {
            table.Property(record => record.Title).HasMaxLength(TitleLimit);
            table.Property(record => record.Place).HasMaxLength(PlaceLimit);
            table.Property(record => record.People).HasMaxLength(PeopleLimit);
            table.Property(record => record.Words).HasMaxLength(WordsLimit);
            table.Property(record => record.LoggedBy).HasMaxLength(200);
            table.Property(record => record.AnsweredBy).HasMaxLength(200);
            table.Property(record => record.Objection).HasMaxLength(ObjectionLimit);
            table.Property(record => record.Settlement).HasMaxLength(ObjectionLimit);
            table.Ignore(record => record.CountsFrom).Ignore(record => record.OtherSide);
            table.HasOne<TwinningPair>().WithMany().HasForeignKey(record => new { record.FederationId, record.PairId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<HelpItem>().WithMany().HasForeignKey(record => new { record.FederationId, record.ItemId }).OnDelete(DeleteBehavior.Restrict);
            table.HasOne<Activity>().WithMany().HasForeignKey(record => new { record.FederationId, record.ActivityId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(record => new { record.FederationId, record.PairId, record.HeldOn });
            table.HasIndex(record => new { record.FederationId, record.ActivityId }).IsUnique();
            table.HasIndex(record => new { record.FederationId, record.HeldOn });
            table.HasIndex(record => new { record.FederationId, record.ChangedAt });
        }
    }
}

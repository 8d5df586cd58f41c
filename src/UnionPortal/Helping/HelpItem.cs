using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Helping;

/// <summary>The four contents of help: 送制度, 送方法, 帮思想, 帮培训.</summary>
public enum HelpContent
{
    Rules,
    Methods,
    Mindset,
    Training,
}

/// <summary>How far an item of a plan has come: 待完成, 已完成, 已取消.</summary>
public enum ItemState
{
    Planned,
    Done,
    Dropped,
}

/// <summary>One dated item of a pair's help plan (帮促计划): a form, a content, who does it and what is to come of it. A confirmed record does it.</summary>
public sealed class HelpItem : PairOwned, IKnownAs
{
    public const int TitleLimit = 60;
    public const int ExpectedLimit = 200;
    public const int ReasonLimit = 200;

    public Guid PairId { get; init; }
    public required string Title { get; set; }

    /// <summary>One form, never several.</summary>
    public HelpForm Form { get; private set; }
    public HelpContent Content { get; private set; }
    public DateOnly DueOn { get; private set; }

    /// <summary>Which side does it.</summary>
    public PairSide DoneBy { get; private set; }
    public string? Expected { get; private set; }
    public ItemState State { get; private set; }
    public DateOnly? DoneOn { get; private set; }

    /// <summary>Why it was dropped.</summary>
    public string? DropReason { get; private set; }

    public static HelpItem In(TwinningPair pair, Guid id, string title) => new() { Id = id, PairId = pair.Id, UnionId = pair.UnionId, PartnerUnionId = pair.PartnerUnionId, Title = title };

    /// <summary>Takes over what was typed; the draft has been held to its rules. Refuses an item that is done or dropped.</summary>
    public void Take(HelpItemDraft draft)
    {
        RefuseUnlessPlanned();
        Title = draft.Title.Trim();
        (Form, Content, DueOn, DoneBy) = (draft.Form!.Value, draft.Content!.Value, draft.DueOn!.Value, draft.DoneBy!.Value);
        Expected = string.IsNullOrWhiteSpace(draft.Expected) ? null : draft.Expected.Trim();
    }

    /// <summary>A record of it stands. One that is done or dropped stays as it is.</summary>
    public void Do(DateOnly day)
    {
        if (State == ItemState.Planned) (State, DoneOn) = (ItemState.Done, day);
    }

    /// <summary>Done on the first of these days, on which records of it stand; still to be done where there are none. One that is dropped stays so.</summary>
    public void StandOn(IReadOnlyCollection<DateOnly> days)
    {
        if (State == ItemState.Dropped) return;
        (State, DoneOn) = (days.Count > 0 ? ItemState.Done : ItemState.Planned, days.Count > 0 ? days.Min() : null);
    }

    /// <summary>Takes it off the plan. Needs a reason.</summary>
    public void Drop(string? reason)
    {
        RefuseUnlessPlanned();
        if (string.IsNullOrWhiteSpace(reason)) throw new Refusal(Say.DropNeedsReason);
        if (reason.Trim().Length > ReasonLimit) throw new Refusal(Say.ReasonIsTooLong, ReasonLimit);
        (State, DropReason) = (ItemState.Dropped, reason.Trim());
    }

    /// <summary>Whoever reaches the pair reaches its plan.</summary>
    public void Follow(TwinningPair pair) => HandTo(pair.UnionId, pair.PartnerUnionId);

    public HelpItemDraft ToDraft() => new() { Id = Id, PairId = PairId, Version = Version, Title = Title, Form = Form, Content = Content, DueOn = DueOn, DoneBy = DoneBy, Expected = Expected };

    void RefuseUnlessPlanned()
    {
        if (State != ItemState.Planned) throw new Refusal(Say.ItemIsClosed, Title, State.Word());
    }

    string IKnownAs.KnownAs => Title;

    public sealed class Table : IEntityTypeConfiguration<HelpItem>
    {
        public void Configure(EntityTypeBuilder<HelpItem> table)
        {
            table.Property(item => item.Title).HasMaxLength(TitleLimit);
            table.Property(item => item.Expected).HasMaxLength(ExpectedLimit);
            table.Property(item => item.DropReason).HasMaxLength(ReasonLimit);
            table.HasOne<TwinningPair>().WithMany().HasForeignKey(item => new { item.FederationId, item.PairId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(item => new { item.FederationId, item.PairId });
            table.HasIndex(item => new { item.FederationId, item.DueOn }).HasFilter("state = 0");
        }
    }
}

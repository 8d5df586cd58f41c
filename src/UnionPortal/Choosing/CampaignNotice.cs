using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Twinning;

namespace UnionPortal.Choosing;

/// <summary>What a federation tells everybody in a campaign (通知): words, and the day and place where it calls them together. Every union of the federation may read it.</summary>
public sealed class CampaignNotice : FederationOwned, IKnownAs
{
    public const int TitleLimit = 60;
    public const int WordsLimit = 1000;
    public const int PlaceLimit = 100;

    public Guid CampaignId { get; init; }
    public required string Title { get; init; }
    public required string Words { get; init; }

    /// <summary>The day people come together, such as for the launch.</summary>
    public DateOnly? HeldOn { get; init; }
    public string? Place { get; init; }
    public DateTimeOffset SentAt { get; init; }
    public required string SentBy { get; init; }

    /// <summary>The account that sent it.</summary>
    public Guid? SentById { get; init; }

    /// <summary>It no longer holds; nobody is shown it any more, and the trail keeps it.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public void Withdraw(DateTimeOffset at) => WithdrawnAt ??= at;

    string IKnownAs.KnownAs => Title;

    public sealed class Table : IEntityTypeConfiguration<CampaignNotice>
    {
        public void Configure(EntityTypeBuilder<CampaignNotice> table)
        {
            table.Property(notice => notice.Title).HasMaxLength(TitleLimit);
            table.Property(notice => notice.Words).HasMaxLength(WordsLimit);
            table.Property(notice => notice.Place).HasMaxLength(PlaceLimit);
            table.Property(notice => notice.SentBy).HasMaxLength(200);
            table.HasOne<TwinningCampaign>().WithMany().HasForeignKey(notice => new { notice.FederationId, notice.CampaignId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(notice => new { notice.FederationId, notice.SentAt });
        }
    }
}

/// <summary>A notice as typed.</summary>
public sealed class NoticeDraft
{
    /// <summary>Chosen when the form opens, so that pressing twice sends one.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string Title { get; set; } = "";
    public string Words { get; set; } = "";
    public DateOnly? HeldOn { get; set; }
    public string? Place { get; set; }

    public sealed class Rules : AbstractValidator<NoticeDraft>
    {
        public Rules()
        {
            RuleFor(draft => draft.Title).Must(typed => TypedText.Tidy(typed).Length is > 0 and <= CampaignNotice.TitleLimit).WithMessage(string.Format(Say.NoticeTitleIsUnfit, CampaignNotice.TitleLimit));
            RuleFor(draft => draft.Words).Must(typed => TypedText.Tidy(typed).Length is > 0 and <= CampaignNotice.WordsLimit).WithMessage(string.Format(Say.NoticeWordsAreUnfit, CampaignNotice.WordsLimit));
            RuleFor(draft => draft.Place).MaximumLength(CampaignNotice.PlaceLimit).WithMessage(string.Format(Say.NoticePlaceIsTooLong, CampaignNotice.PlaceLimit));
        }
    }
}

/// <summary>Sends a notice to everybody in a campaign, or withdraws one. The same draft twice is one notice.</summary>
public sealed class SendNotice(FederationDoor door, TimeProvider clock) : IUseCase
{
    /// <summary>The campaign's name, for the page on which the notice is typed.</summary>
    public async Task<string> BeginAsync(Guid campaignId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        return (await db.FindCampaignAsync(campaignId, ct)).Name;
    }

    public async Task RunAsync(Guid campaignId, NoticeDraft draft, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        await new NoticeDraft.Rules().ValidateAndThrowAsync(draft, ct);
        if (await db.Set<CampaignNotice>().AnyAsync(known => known.Id == draft.Id, ct)) return;
        var campaign = await db.FindCampaignAsync(campaignId, ct);
        db.Add(new CampaignNotice
        {
            Id = draft.Id, CampaignId = campaign.Id, Title = TypedText.Tidy(draft.Title), Words = draft.Words.Trim(), HeldOn = draft.HeldOn, Place = TypedText.OrNothing(draft.Place),
            SentAt = clock.GetUtcNow(), SentBy = db.Acting.Name, SentById = db.Acting.PersonId,
        });
        await db.SaveChangesAsync(ct);
    }

    public async Task WithdrawAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ManagePairs, ct);
        var notice = await db.Set<CampaignNotice>().FirstOrDefaultAsync(known => known.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchNotice);
        notice.Withdraw(clock.GetUtcNow());
        await db.SaveOrRefuseAsync(Say.SaidMeanwhile, ct);
    }
}

/// <summary>A campaign's notices, newest first, for whoever is in it.</summary>
public sealed class ListNotices(FederationDoor door) : IUseCase
{
    /// <summary>More than a campaign sends.</summary>
    const int Most = 50;

    public sealed record Row(Guid Id, string Title, string Words, DateOnly? HeldOn, string? Place, DateTimeOffset SentAt, string SentBy);

    public async Task<List<Row>> RunAsync(Guid campaignId, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.ChoosePartners, ct);
        return await db.Set<CampaignNotice>().AsNoTracking().Where(notice => notice.CampaignId == campaignId && notice.WithdrawnAt == null).OrderByDescending(notice => notice.SentAt).Take(Most)
            .Select(notice => new Row(notice.Id, notice.Title, notice.Words, notice.HeldOn, notice.Place, notice.SentAt, notice.SentBy)).ToListAsync(ct);
    }
}

using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Activities;

/// <summary>The brief 简报 of an activity: one page that the office files, for the printer or as a Word document with the photos and their captions. The reader is who may see the activity.</summary>
public sealed class WriteBrief(FederationDoor door, ReadActivity read, IFileStore store) : IUseCase
{
    public async Task<WordDocument> RunAsync(Guid id, CancellationToken ct = default)
    {
        var activity = await read.RunAsync(id, ct);
        await using var db = await door.OpenAsync(Permission.SeeFiles, ct);
        var photos = await db.PhotosOf(id).AsNoTracking().OrderBy(file => file.Order).ThenBy(file => file.StoredAt).ToListAsync(ct);
        using var sheet = new WordSheet(Say.BriefTitle.With(activity.Title));
        sheet.Table(FactsOf(activity));
        if (activity.Words is { Length: > 0 } words) sheet.Heading(Say.WordsLabel).Text(words);
        if (photos.Count > 0) sheet.Heading(Say.PhotosLabel);
        foreach (var (photo, at) in photos.Select((photo, at) => (photo, at)))
        {
            if (await store.ReadWholeAsync(photo.FederationId, photo.Id, ct) is not { } bytes) continue;
            var caption = CaptionOf(photo.Caption, activity.Title, at);
            if (!sheet.Picture(bytes, caption)) sheet.Line(Say.PhotoNotForWord.With(caption));
        }

        sheet.Line(Say.BriefFoot1).Line(Say.BriefFoot2);
        return new(Say.BriefFile.With(activity.Title, activity.HeldOn), sheet.ToBytes());
    }

    /// <summary>What a brief says about an activity, in order.</summary>
    public static IReadOnlyList<(string Label, string? Value)> FactsOf(ReadActivity.Page activity) =>
    [
        (Say.HolderLabel, activity.HolderName),
        activity.CampaignName is { } campaign ? (Say.CampaignLabel, campaign) : (Say.BriefPair, activity.PairName ?? (activity.IsOfFederation ? Say.HeldByFederation : Say.HeldAlone)),
        (Say.KindLabel, activity.Kind.Word()),
        (Say.DayLabel, Say.LongDay.With(activity.HeldOn) + (activity.StartsAt is { } time ? " " + time.ToString("HH:mm") : "")),
        (Say.PlaceLabel, activity.Place),
        (Say.AttendanceLabel, AttendanceOf(activity)),
    ];

    /// <summary>人次 in words, told apart by side where there are two.</summary>
    public static string AttendanceOf(ReadActivity.Page activity) => (activity.IsEstimate ? Say.About : "")
        + (activity.PairId is null ? Say.Times.With(activity.OwnCount) : Say.AttendanceLine.With(activity.OwnCount + activity.PartnerCount, activity.OwnCount, activity.PartnerCount));

    /// <summary>The caption somebody typed, or else the activity and the photo's number.</summary>
    public static string CaptionOf(string? caption, string title, int at) => string.IsNullOrWhiteSpace(caption) ? Say.PhotoOf.With(title, at + 1) : caption;
}

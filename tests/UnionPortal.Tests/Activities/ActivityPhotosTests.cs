using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Activities;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;

namespace UnionPortal.Tests.Activities;

public sealed class ActivityPhotosTests(TestInstallation installation)
{
    static ActivityDraft Draft(Guid? pair, DateOnly day) => new() { PairId = pair, Kind = ActivityKind.CultureAndSports, Title = "端午包粽子", HeldOn = day, OwnCount = 12 };

    [Fact]
    public async Task Photos_the_office_sent_before_it_chose_a_pair_are_seen_by_both_sides()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, mentee) = await office.PairUpAsync();
        await using var staff = await office.StaffAsync();
        var draft = Draft(null, staff.Use<TimeProvider>().Today());
        var photo = await SendAsync(staff, draft.Id, null);

        draft.PairId = pair;
        await staff.Use<LogActivity>().RunAsync(draft);

        foreach (var side in new[] { mentor, mentee })
        {
            await using var chair = await office.PostAsync(Role.UnionChair, side.Id, side.Name);
            (await chair.Use<FetchFile>().RunAsync(photo)).MediaType.ShouldBe(FileKind.Jpeg);
        }
    }

    [Fact]
    public async Task Photos_belong_to_the_pair_that_was_chosen_last()
    {
        var office = await installation.FoundAsync();
        var (wrong, mentor, stranger) = await office.PairUpAsync();
        var (right, _, partner) = await office.PairUpAsync(known: mentor);
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        await using var partnersChair = await office.PostAsync(Role.UnionChair, partner.Id, partner.Name);
        await using var strangersChair = await office.PostAsync(Role.UnionChair, stranger.Id, stranger.Name);
        var draft = Draft(wrong, chair.Use<TimeProvider>().Today());
        var photo = await SendAsync(chair, draft.Id, wrong);

        draft.PairId = right;
        await chair.Use<LogActivity>().RunAsync(draft);

        (await partnersChair.Use<ActivityPhotos>().ListAsync(draft.Id)).Single().Id.ShouldBe(photo);
        (await chair.Use<FetchFile>().RunAsync(photo)).MediaType.ShouldBe(FileKind.Jpeg);
        (await Should.ThrowAsync<Refusal>(() => strangersChair.Use<FetchFile>().RunAsync(photo))).Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task Pressing_save_several_times_with_photos_that_move_keeps_one_activity()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, mentee) = await office.PairUpAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        await using var partner = await office.PostAsync(Role.UnionChair, mentee.Id, mentee.Name);
        var draft = Draft(pair, chair.Use<TimeProvider>().Today());
        var photo = await SendAsync(chair, draft.Id, null);

        var saved = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => chair.Use<LogActivity>().RunAsync(draft)));

        saved.Count(outcome => outcome == LogOutcome.Logged).ShouldBe(1);
        (await partner.Use<ActivityPhotos>().ListAsync(draft.Id)).Single().Id.ShouldBe(photo);
    }

    [Fact]
    public async Task A_photo_added_later_belongs_to_the_union_that_logged_the_activity()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, mentee) = await office.PairUpAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentee.Id, mentee.Name);
        await using var partner = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        await using var staff = await office.StaffAsync();
        var draft = Draft(pair, chair.Use<TimeProvider>().Today());
        await chair.Use<LogActivity>().RunAsync(draft);

        var photo = await SendAsync(staff, draft.Id, pair);

        (await Should.ThrowAsync<Refusal>(() => SendAsync(partner, draft.Id, pair))).Kind.ShouldBe(RefusalKind.NotAllowed);
        await chair.Use<ActivityPhotos>().RemoveAsync(photo);
        (await staff.Use<ActivityPhotos>().ListAsync(draft.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deleted_activity_takes_its_photos_along()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, _) = await office.PairUpAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        await using var staff = await office.StaffAsync();
        var draft = Draft(pair, chair.Use<TimeProvider>().Today());
        var photo = await SendAsync(chair, draft.Id, pair);
        await chair.Use<LogActivity>().RunAsync(draft);

        await chair.Use<AmendActivity>().RemoveAsync(draft.Id);

        (await Should.ThrowAsync<Refusal>(() => staff.Use<FetchFile>().RunAsync(photo))).Kind.ShouldBe(RefusalKind.NotFound);
        (await BytesAsync(office, photo)).ShouldBeNull();
    }

    [Fact]
    public async Task Words_thrown_away_take_their_photos_along_and_a_saved_activity_keeps_its_own()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, _) = await office.PairUpAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        var saved = Draft(pair, chair.Use<TimeProvider>().Today());
        var (dropped, kept) = (Guid.CreateVersion7(), await SendAsync(chair, saved.Id, pair));
        var lost = await SendAsync(chair, dropped, pair);
        await chair.Use<LogActivity>().RunAsync(saved);

        await chair.Use<ActivityPhotos>().RemoveUnsavedAsync(dropped);
        await chair.Use<ActivityPhotos>().RemoveUnsavedAsync(saved.Id);

        (await chair.Use<ActivityPhotos>().ListAsync(dropped)).ShouldBeEmpty();
        (await BytesAsync(office, lost)).ShouldBeNull();
        (await chair.Use<FetchFile>().RunAsync(kept)).MediaType.ShouldBe(FileKind.Jpeg);
    }

    [Fact]
    public async Task Photos_nobody_came_back_for_are_swept_away_and_all_others_stay()
    {
        var clock = new SetClock(TimeProvider.System.GetUtcNow());
        var office = await installation.FoundAsync(clock: clock);
        var (pair, mentor, _) = await office.PairUpAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        var saved = Draft(pair, clock.Today());
        var (forgotten, kept) = (await SendAsync(chair, Guid.CreateVersion7(), pair), await SendAsync(chair, saved.Id, pair));
        await chair.Use<LogActivity>().RunAsync(saved);
        var sweep = ActivatorUtilities.CreateInstance<SweepFiles>(office.Services);

        (await sweep.RunAsync(office.Id, default)).ShouldBe(0);
        clock.Now += SweepFiles.Patience + TimeSpan.FromHours(1);
        var fresh = await SendAsync(chair, Guid.CreateVersion7(), pair);
        (await sweep.RunAsync(office.Id, default)).ShouldBe(1);

        (await Should.ThrowAsync<Refusal>(() => chair.Use<FetchFile>().RunAsync(forgotten))).Kind.ShouldBe(RefusalKind.NotFound);
        (await BytesAsync(office, forgotten)).ShouldBeNull();
        foreach (var photo in new[] { kept, fresh }) (await chair.Use<FetchFile>().RunAsync(photo)).MediaType.ShouldBe(FileKind.Jpeg);
    }

    static async Task<Guid> SendAsync(Desk desk, Guid activity, Guid? pair)
    {
        var photo = Guid.CreateVersion7();
        await desk.Use<ActivityPhotos>().AddAsync(activity, pair, new SentFile(photo, "合影.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]));
        return photo;
    }

    static Task<Stream?> BytesAsync(Office office, Guid photo) => office.Services.GetRequiredService<IFileStore>().ReadAsync(office.Id, photo, default);
}

using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Facilities;
using UnionPortal.Inbox;
using UnionPortal.Members;
using UnionPortal.Moving;
using UnionPortal.Posts;
using UnionPortal.Quality;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Tests.Members;
using UnionPortal.Today;

namespace UnionPortal.Tests.Today;

public sealed class DueItemsTests(TestInstallation installation)
{
    [Fact]
    public async Task Elections_inspections_and_applications_are_on_the_list_of_office_and_chair_and_are_told_once()
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        await using var staff = await office.StaffAsync();
        await using var chair = await office.ChairAsync(union);
        var other = await office.ChairAsync(await office.UnionAsync("别家工会"));
        var today = staff.Use<TimeProvider>().Today();
        await staff.Use<RecordTerm>().RunAsync(union.Id, new() { Number = 2, ElectedOn = today.AddYears(-3).AddDays(40), Years = 3 });
        var facility = await staff.Use<EnterFacility>().RunAsync(new() { UnionId = union.Id, KindId = FacilityKind.BuiltIn[1].Id, Name = "暖心驿站", Address = "工业园1号", OpenedOn = $"{today.AddMonths(-12).AddDays(-5):yyyy年M月d日}" });
        var token = (await chair.Use<MakePoster>().RunAsync(union.Id)).Token;
        await using (var scope = office.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<ApplyToJoin>().RunAsync(token, new() { Id = Guid.CreateVersion7(), Name = "许文博", Identity = Persons.Identity(female: false), Phone = "13800005566", Agrees = true });

        (await TasksAsync(staff)).ShouldBe(["members/applications", "elections?what=soon", "facilities/due"]);
        (await chair.Use<ReadChairsDay>().RunAsync()).Tasks.Select(task => task.Path).ShouldBe(["members/applications", "posts", "facilities/due"]);
        (await other.Use<ReadChairsDay>().RunAsync()).Tasks.ShouldBeEmpty();
        (await staff.Use<ListDueInspections>().RunAsync()).Rows.ShouldHaveSingleItem().Id.ShouldBe(facility);
        (await PathsAsync(staff)).ShouldBe([$"facilities/{facility}/inspect", $"unions/{union.Id}/posts"]);
        (await PathsAsync(chair)).ShouldBe([$"facilities/{facility}", "posts"]);
        (await PathsAsync(other)).ShouldBeEmpty();
        await staff.Use<MarkInbox>().SeeAsync();
        (await staff.Use<ReadInbox>().CountAsync()).ShouldBe(0, "Told once, and not again.");

        var inspection = (await staff.Use<InspectFacility>().ReadAsync(facility)).Draft;
        inspection.Marks.ForEach(line => line.Given = line.Points);
        await staff.Use<InspectFacility>().RunAsync(facility, inspection);
        (await TasksAsync(staff)).ShouldNotContain("facilities/due");
        (await PathsAsync(chair)).ShouldBe(["posts"], "What is done is due no more.");
    }

    [Fact]
    public async Task An_offered_union_waits_on_the_list_of_whoever_may_take_it()
    {
        var there = await installation.FoundAsync();
        var here = await installation.FoundAsync(on: there.Services);
        var union = await there.UnionAsync();
        await using var giver = await there.StaffAsync();
        await using var taker = await here.StaffAsync();

        await giver.Use<OfferUnion>().RunAsync(union.Id, new() { ReceiverId = here.Id, Day = giver.Use<TimeProvider>().Today(), Reason = "企业迁址" });

        (await TasksAsync(taker)).ShouldContain("moves");
        (await TasksAsync(giver)).ShouldNotContain("moves");
    }

    [Fact]
    public async Task The_score_is_the_mean_of_the_unions_and_a_leader_sees_it_without_members()
    {
        var office = await installation.FoundAsync();
        await office.UnionAsync();
        await using var leader = await office.PostAsync(Role.Leader);
        var score = await leader.Use<ReadScore>().RunAsync();

        score.Faulty.ShouldBe(1);
        score.Average.ShouldBe((await leader.Use<JudgeFacts>().RunAsync()).Average);
        await Should.ThrowAsync<Refusal>(() => leader.Use<ListMembers>().RunAsync(new()));
    }

    static async Task<List<string>> TasksAsync(Desk desk) => [.. (await desk.Use<ReadToday>().RunAsync()).Tasks.Select(task => task.Path).Where(path => path is "moves" or "members/applications" or "facilities/due" || path.StartsWith("elections", StringComparison.Ordinal))];

    static async Task<List<string>> PathsAsync(Desk desk) => [.. (await desk.Use<ReadInbox>().RunAsync()).Found.Rows.Where(message => message.Kind == MessageKind.Due).Select(message => message.Path).Order(StringComparer.Ordinal)];
}

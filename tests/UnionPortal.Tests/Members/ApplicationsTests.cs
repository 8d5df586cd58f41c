using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using UnionPortal.Accounts;
using UnionPortal.Members;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Unions;
using UnionPortal.Reference;

namespace UnionPortal.Tests.Members;

public sealed class ApplicationsTests(TestInstallation installation)
{
    static JoinDraft Draft(string? identity = null) => new() { Id = Guid.CreateVersion7(), Name = "许文博", Identity = identity ?? Persons.Identity(female: false), Phone = "13800005566", Category = MemberCategory.NewEmploymentForm, Agrees = true };

    static async Task<string> PosterAsync(Desk chair) => (await chair.Use<MakePoster>().RunAsync(null)).Token;

    [Fact]
    public async Task A_worker_applies_by_the_posters_link_and_the_chair_accepts()
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        await using var chair = await office.ChairAsync(union);
        var token = await PosterAsync(chair);
        var draft = Draft();
        await using var scope = office.Services.CreateAsyncScope();
        var apply = scope.ServiceProvider.GetRequiredService<ApplyToJoin>();
        (await apply.UnionAsync(token)).ShouldBe(union.Name);
        await apply.RunAsync(token, draft);
        await apply.RunAsync(token, draft);
        (await apply.StatusAsync(token, draft.Id))!.State.ShouldBe(ApplicationState.Waiting);
        (await apply.StatusAsync(token, Guid.CreateVersion7())).ShouldBeNull();
        var row = (await chair.Use<ReviewApplications>().RunAsync(null, answered: false)).Found.Rows.ShouldHaveSingleItem();
        row.PhoneMasked.ShouldBe("138****5566");

        var member = await chair.Use<ReviewApplications>().AcceptAsync(row.Id);

        (await chair.Use<ReviewApplications>().AcceptAsync(row.Id)).ShouldBe(member);
        var shown = await chair.Use<ShowMember>().RunAsync(member);
        (shown.Name, shown.Sex, shown.Consent, shown.Categories[0].Category).ShouldBe(("许文博", Sex.Male, ConsentForm.Online, MemberCategory.NewEmploymentForm));
        (await apply.StatusAsync(token, draft.Id))!.State.ShouldBe(ApplicationState.Accepted);
    }

    [Fact]
    public async Task A_refusal_is_read_by_the_one_who_applied_and_needs_words()
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        await using var chair = await office.ChairAsync(union);
        var token = await PosterAsync(chair);
        var draft = Draft();
        await using var scope = office.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ApplyToJoin>().RunAsync(token, draft);

        await Should.ThrowAsync<Refusal>(() => chair.Use<ReviewApplications>().RefuseAsync(draft.Id, " "));
        await chair.Use<ReviewApplications>().RefuseAsync(draft.Id, "您不在本单位工作");

        (await scope.ServiceProvider.GetRequiredService<ApplyToJoin>().StatusAsync(token, draft.Id))!.Answer.ShouldBe("您不在本单位工作");
        (await Should.ThrowAsync<Refusal>(() => chair.Use<ReviewApplications>().AcceptAsync(draft.Id))).Message.ShouldContain("已由");
    }

    [Fact]
    public async Task Faults_are_told_and_without_consent_nothing_is_kept()
    {
        var office = await installation.FoundAsync();
        await using var chair = await office.ChairAsync(await office.UnionAsync());
        var token = await PosterAsync(chair);
        await using var scope = office.Services.CreateAsyncScope();
        var draft = new JoinDraft { Id = Guid.CreateVersion7(), Phone = "010-69041234" };

        var faults = (await Should.ThrowAsync<ValidationException>(() => scope.ServiceProvider.GetRequiredService<ApplyToJoin>().RunAsync(token, draft))).Errors.Select(error => error.PropertyName);

        faults.Distinct().ShouldBe(["Name", "Identity", "Phone", "Agrees"], ignoreOrder: true);
        await using var db = await office.OpenAsync();
        (await db.Set<JoinApplication>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_new_poster_shuts_the_earlier_one()
    {
        var office = await installation.FoundAsync();
        await using var chair = await office.ChairAsync(await office.UnionAsync());
        var old = await PosterAsync(chair);
        await PosterAsync(chair);
        await using var scope = office.Services.CreateAsyncScope();

        (await Should.ThrowAsync<Refusal>(() => scope.ServiceProvider.GetRequiredService<ApplyToJoin>().RunAsync(old, Draft()))).Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task A_link_reaches_the_own_application_and_nothing_else_of_the_union()
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        await office.EnrolAsync(Persons.Draft(union.Id));
        await using var chair = await office.ChairAsync(union);
        var token = await PosterAsync(chair);
        await using var scope = office.Services.CreateAsyncScope();
        var (mine, theirs) = (Draft(), Draft());
        foreach (var draft in new[] { mine, theirs }) await scope.ServiceProvider.GetRequiredService<ApplyToJoin>().RunAsync(token, draft);

        await using var db = await scope.ServiceProvider.GetRequiredService<FederationDoor>().OpenPublicAsync(token, LinkPurpose.JoinUnion, mine.Id);

        (await db.Set<JoinApplication>().IgnoreQueryFilters(["reach", "federation"]).Select(asked => asked.Id).ToListAsync()).ShouldBe([mine.Id]);
        (await db.Set<Member>().IgnoreQueryFilters(["reach", "federation"]).CountAsync()).ShouldBe(0);
        (await db.Set<GrassrootsUnion>().IgnoreQueryFilters(["reach", "federation"]).CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_nobody_answered_in_time_goes_to_the_office()
    {
        var clock = new SetClock(new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero));
        var office = await installation.FoundAsync(clock: clock);
        var union = await office.UnionAsync();
        await using (var administrator = await office.PostAsync(Role.FederationAdmin)) await administrator.Use<SetMemberRules>().RunAsync(new() { ApplicationDays = 3 });
        await using var chair = await office.ChairAsync(union);
        var token = await PosterAsync(chair);
        await using var scope = office.Services.CreateAsyncScope();
        var draft = Draft();
        await scope.ServiceProvider.GetRequiredService<ApplyToJoin>().RunAsync(token, draft);
        var round = new EscalateApplications(office.Services.GetRequiredService<IServiceScopeFactory>(), office.Services.GetRequiredService<Standings>(), clock, NullLogger<EscalateApplications>.Instance);

        (await round.RunAsync(office.Id)).ShouldBe(0);
        clock.Now = clock.Now.AddDays(4);
        (await round.RunAsync(office.Id)).ShouldBe(1);

        await using var staff = await office.StaffAsync();
        (await staff.Use<UnionPortal.Inbox.ReadInbox>().RunAsync()).Found.Rows.ShouldContain(message => message.Words.Contains("许文博", StringComparison.Ordinal));
        await staff.Use<ReviewApplications>().AcceptAsync(draft.Id);
    }

    [Fact]
    public async Task Where_the_register_counts_the_typed_number_follows_it()
    {
        var office = await installation.FoundAsync();
        var union = await office.UnionAsync();
        await office.EnrolAsync(Persons.Draft(union.Id));
        await using var staff = await office.StaffAsync();
        await staff.Use<KeepRoster>().RunAsync(union.Id, isComplete: true);
        var round = new FollowRosters(office.Services.GetRequiredService<IServiceScopeFactory>(), office.Services.GetRequiredService<Standings>(), TimeProvider.System, NullLogger<FollowRosters>.Instance);

        (await round.RunAsync(office.Id)).ShouldBe(1);
        (await round.RunAsync(office.Id)).ShouldBe(0);

        (await staff.Use<ShowUnion>().RunAsync(union.Id)).Members.ShouldBe(1);
        var empty = await office.UnionAsync("空工会");
        (await Should.ThrowAsync<Refusal>(() => staff.Use<KeepRoster>().RunAsync(empty.Id, isComplete: true))).Message.ShouldBe(UnionPortal.Members.Say.RosterIsEmpty);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Members;
using UnionPortal.Standards;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Figures;
using UnionPortal.Tests.Harness;
using UnionPortal.Tests.Members;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Standards;

/// <summary>会员评家, seen from 15 June 2026.</summary>
public sealed class RatingTests(TestInstallation installation)
{
    [Fact]
    public async Task Members_rate_without_a_name_once_each_and_the_result_shows_when_it_has_closed()
    {
        var clock = new SetClock(Counting.Noon);
        var office = await installation.FoundAsync(clock: clock);
        var union = Registry.Strong();
        await office.AddAsync(union);
        await using var chair = await office.ChairAsync(union);
        await chair.Use<OpenRating>().RunAsync(7);
        await Should.ThrowAsync<Refusal>(() => chair.Use<OpenRating>().RunAsync(7));
        var token = (await chair.Use<OpenRating>().LinkAsync()).Token;

        await Task.WhenAll(Enumerable.Range(0, 10).Select(at => RateAsync(office, token, $"1380000{at:D4}", at < 8 ? 5 : 2, at == 0 ? "多办活动" : null)));

        (await Should.ThrowAsync<Refusal>(() => RateAsync(office, token, "138 0000 0003", 1, null))).Message.ShouldContain("已经评过");
        (await Should.ThrowAsync<Refusal>(() => RateAsync(office, token, "13900000001", 6, null))).Message.ShouldContain("打分");
        await Should.ThrowAsync<Refusal>(() => RateAsync(office, token, "123", 5, null));
        var open = (await chair.Use<ListRatings>().RunAsync()).Rows.ShouldHaveSingleItem();
        (open.IsOpen, open.Voices, open.ContentPercent, open.Answers.Count, open.Words.Count).ShouldBe((true, 10, null, 0, 0));
        (open.ChecksRoster, open.TurnoutPercent).ShouldBe((false, null), "Nobody of this union is on a roster.");

        await chair.Use<OpenRating>().CloseAsync();

        var over = (await chair.Use<ListRatings>().RunAsync()).Rows.Single();
        (over.Voices, over.ContentPercent, over.Answers[0].Average).ShouldBe((10, 80, 4.4m));
        over.Words.ShouldBe(["多办活动"]);
        (await Should.ThrowAsync<Refusal>(() => RateAsync(office, token, "13900000009", 5, null))).Message.ShouldContain("结束");
        await using var db = await office.OpenAsync();
        (await db.Set<MembersRating>().SingleAsync()).Telephones.ShouldBe("[]", "Nothing is left of who took part.");
        (await db.EvidenceAsync(union.Id, clock.Today(), default))[EvidenceSource.MembersRating].ShouldSatisfyAllConditions(evidence => evidence.Amount.ShouldBe(80), evidence => evidence.Words.ShouldContain("未核对名册"));
        (await db.EvidenceAsync(union.Id, clock.Today().AddMonths(12), default))[EvidenceSource.MembersRating].Amount.ShouldBeNull();
    }

    [Fact]
    public async Task Too_few_voices_tell_nothing()
    {
        var office = await installation.FoundAsync(clock: new SetClock(Counting.Noon));
        var union = Registry.Strong();
        await office.AddAsync(union);
        await using var chair = await office.ChairAsync(union);
        await chair.Use<OpenRating>().RunAsync(7);
        var token = (await chair.Use<OpenRating>().LinkAsync()).Token;
        for (var at = 0; at < 9; at++) await RateAsync(office, token, $"1380000{at:D4}", 5, "很好");
        await chair.Use<OpenRating>().CloseAsync();

        var over = (await chair.Use<ListRatings>().RunAsync()).Rows.Single();

        (over.Voices, over.Quorum, over.ContentPercent, over.Words.Count).ShouldBe((9, 10, null, 0));
        await using var db = await office.OpenAsync();
        (await db.EvidenceAsync(union.Id, Counting.Today, default))[EvidenceSource.MembersRating].Amount.ShouldBeNull();
    }

    [Fact]
    public async Task The_public_page_asks_for_every_mark_and_then_says_thank_you()
    {
        var portal = await installation.PortalAsync();
        await using var services = installation.Build(installation.PortalDatabases);
        var office = await installation.FoundAsync(on: services);
        var union = Registry.Strong();
        await office.AddAsync(union);
        await using var chair = await office.ChairAsync(union);
        await chair.Use<OpenRating>().RunAsync(7);
        var path = $"/rate/{(await chair.Use<OpenRating>().LinkAsync()).Token}";
        using var visitor = new Visitor(portal.Address);
        (string, string)[] marks = [.. Enumerable.Range(0, 5).Select(at => ($"Input.Marks[{at}]", "4"))];

        (await visitor.SubmitAsync(path, ("Input.Phone", "13800007788"))).Words.ShouldContain(UnionPortal.Standards.Say.MarkAll);
        (await visitor.SubmitAsync(path, [("Input.Phone", "13800007788"), .. marks[1..]])).Words.ShouldContain(UnionPortal.Standards.Say.MarkAll);
        (await visitor.SubmitAsync(path, [("Input.Phone", "13800007788"), .. marks])).Words.ShouldContain(UnionPortal.Standards.Say.RateThanks);
        (await visitor.SubmitAsync(path, [("Input.Phone", "138 0000 7788"), .. marks])).Words.ShouldContain(UnionPortal.Standards.Say.HeardAlready);
        (await chair.Use<ListRatings>().RunAsync()).Rows.ShouldHaveSingleItem().Voices.ShouldBe(1);
    }

    [Fact]
    public async Task Where_the_roster_is_known_only_its_voters_are_heard_and_a_link_tells_of_no_other_union()
    {
        var office = await installation.FoundAsync(clock: new SetClock(Counting.Noon));
        var (union, other) = (await office.UnionAsync(), await office.UnionAsync("旁边工会"));
        for (var at = 0; at < 5; at++) await office.EnrolAsync(Persons.Draft(union.Id, $"会员{at}", phone: $"1380000000{at}"));
        var kept = await office.EnrolAsync(Persons.Draft(union.Id, "退休会员", phone: "13800000005"));
        await office.EnrolAsync(Persons.Draft(union.Id, "没留号码"));
        await office.EnrolAsync(Persons.Draft(other.Id, "别家会员", phone: "13900000001"));
        await using var staff = await office.StaffAsync();
        await staff.Use<MoveMember>().RunAsync(kept, new() { Change = MembershipChange.Kept, Day = Counting.Today });
        await using var chair = await office.ChairAsync(union);
        await chair.Use<OpenRating>().RunAsync(7);
        var token = (await chair.Use<OpenRating>().LinkAsync()).Token;

        for (var at = 0; at < 5; at++) await RateAsync(office, token, $"138 0000 000{at}", 5, null);

        foreach (var stranger in new[] { "13800000005", "13900000001", "13700000000" })
        {
            (await Should.ThrowAsync<Refusal>(() => RateAsync(office, token, stranger, 6, null))).Message.ShouldContain("打分", Case.Sensitive, "Without a whole voice nobody learns anything.");
            (await Should.ThrowAsync<Refusal>(() => RateAsync(office, token, stranger, 5, null))).Message.ShouldBe(UnionPortal.Standards.Say.NotOnRoster);
        }

        (await Should.ThrowAsync<Refusal>(() => RateAsync(office, token, "13800000000", 5, null))).Message.ShouldContain("已经评过");
        (await chair.Use<ListRatings>().RunAsync()).Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.ChecksRoster.ShouldBeTrue(), row => (row.Voices, row.Electorate, row.TurnoutPercent).ShouldBe((5, 6, 83)));
        await using (var db = await office.OpenAsync())
            (await db.Set<MembersRating>().SingleAsync()).Telephones.ShouldNotContain(Convert.ToBase64String(db.Vault.HashOf("13800000000")), Case.Sensitive, "Beside the roster's hash it matches nothing.");
        await using (var link = await LinkAsync(office, token)) await TellsAsync(link, member: true, others: false);
        await using (var command = await office.OpenAsync()) await TellsAsync(command, member: false, others: false);
        await chair.Use<OpenRating>().CloseAsync();
        await using (var link = await LinkAsync(office, token)) await TellsAsync(link, member: false, others: false);
        await using var rows = await office.OpenAsync();
        (await rows.EvidenceAsync(union.Id, Counting.Today, default))[EvidenceSource.MembersRating].Words.ShouldContain("应评 6 人，参评率 83%");
    }

    static async Task TellsAsync(FederationDb db, bool member, bool others)
    {
        (await OneVoice.MayRateAsync(db, db.Vault.HashOf("13800000000"), default)).ShouldBe(member);
        (await OneVoice.MayRateAsync(db, db.Vault.HashOf("13900000001"), default)).ShouldBe(others);
        if (db.Scope.LinkSubject is not null) (await db.Set<Member>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_link_tells_nothing_of_another_federation_and_guessing_is_stopped_by_address_and_by_link()
    {
        var (office, neighbour) = (await installation.FoundAsync(clock: new SetClock(Counting.Noon)), await installation.FoundAsync());
        var (union, theirs) = (await office.UnionAsync(), await neighbour.UnionAsync());
        for (var at = 0; at < 5; at++) await office.EnrolAsync(Persons.Draft(union.Id, $"会员{at}", phone: $"1380000000{at}"));
        await neighbour.EnrolAsync(Persons.Draft(theirs.Id, "邻家会员", phone: "13900000001"));
        await using var chair = await office.ChairAsync(union);
        await chair.Use<OpenRating>().RunAsync(7);
        var token = (await chair.Use<OpenRating>().LinkAsync()).Token;
        await using (var link = await LinkAsync(office, token))
        await using (var next = await neighbour.OpenAsync())
            (await OneVoice.MayRateAsync(link, next.Vault.HashOf("13900000001"), default)).ShouldBeFalse();

        for (var at = 0; at < GuessLimit.OfAnAddress; at++) (await Should.ThrowAsync<Refusal>(() => RateAsync(office, token, $"1370000{at:D4}", 5, null, "192.0.2.1"))).Message.ShouldBe(UnionPortal.Standards.Say.NotOnRoster);

        (await Should.ThrowAsync<Refusal>(() => RateAsync(office, token, "13800000000", 5, null, "192.0.2.1"))).Message.ShouldBe(UnionPortal.Tenancy.Say.TooManyGuesses);
        await RateAsync(office, token, "13800000000", 5, null, "192.0.2.2");
        using var limit = new GuessLimit();
        for (var at = 0; at < GuessLimit.OfALink; at++) limit.Take(union.Id, $"192.0.2.{at}");
        Should.Throw<Refusal>(() => limit.RefuseTooMany(union.Id, "198.51.100.1"));
        Should.NotThrow(() => limit.RefuseTooMany(theirs.Id, "198.51.100.1"));
    }

    static Task<FederationDb> LinkAsync(Office office, string token) => office.Services.CreateAsyncScope().ServiceProvider.GetRequiredService<FederationDoor>().OpenPublicAsync(token, UnionPortal.Accounts.LinkPurpose.RateHome);

    [Theory]
    [InlineData(null, 10)]
    [InlineData(1000, 10)]
    [InlineData(40, 8)]
    [InlineData(12, 5)]
    public void The_quorum_is_ten_or_a_fifth_and_never_so_few_that_one_could_guess(int? members, int quorum) => MembersRating.QuorumOf(members).ShouldBe(quorum);

    static async Task RateAsync(Office office, string token, string phone, int mark, string? words, string from = "")
    {
        await using var scope = office.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RateHome>().RunAsync(token, new() { Phone = phone, Marks = Enumerable.Range(0, 5).ToDictionary(at => at, _ => (int?)mark), Words = words }, from);
    }
}

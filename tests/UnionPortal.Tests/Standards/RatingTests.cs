using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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

        await chair.Use<OpenRating>().CloseAsync();

        var over = (await chair.Use<ListRatings>().RunAsync()).Rows.Single();
        (over.Voices, over.ContentPercent, over.Answers[0].Average).ShouldBe((10, 80, 4.4m));
        over.Words.ShouldBe(["多办活动"]);
        (await Should.ThrowAsync<Refusal>(() => RateAsync(office, token, "13900000009", 5, null))).Message.ShouldContain("结束");
        await using var db = await office.OpenAsync();
        (await db.Set<MembersRating>().SingleAsync()).Telephones.ShouldBe("[]", "Nothing is left of who took part.");
        (await db.EvidenceAsync(union.Id, clock.Today(), default))[EvidenceSource.MembersRating].Amount.ShouldBe(80);
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

    [Theory]
    [InlineData(null, 10)]
    [InlineData(1000, 10)]
    [InlineData(40, 8)]
    [InlineData(12, 5)]
    public void The_quorum_is_ten_or_a_fifth_and_never_so_few_that_one_could_guess(int? members, int quorum) => MembersRating.QuorumOf(members).ShouldBe(quorum);

    static async Task RateAsync(Office office, string token, string phone, int mark, string? words)
    {
        await using var scope = office.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RateHome>().RunAsync(token, new() { Phone = phone, Marks = Enumerable.Range(0, 5).ToDictionary(at => at, _ => (int?)mark), Words = words });
    }
}

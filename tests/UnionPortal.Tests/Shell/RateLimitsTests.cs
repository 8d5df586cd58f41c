using System.Globalization;
using System.Net;
using Microsoft.Extensions.Options;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using Say = UnionPortal.Shell.Say;

namespace UnionPortal.Tests.Shell;

/// <summary>How often one may ask, over HTTP as the program serves it.</summary>
public sealed class RateLimitsTests(TestInstallation installation)
{
    [Fact]
    public async Task One_form_too_many_is_answered_with_a_page_that_says_when_to_go_on()
    {
        var portal = await installation.PortalAsync();
        using var visitor = new Visitor(portal.Address);
        using var somebodyElse = new Visitor(portal.Address);

        var answers = new List<Visitor.Answer>();
        // A minute may turn while the forms are on their way: then a second lot is needed.
        for (var sent = 0; sent < 3 * new RateLimits().PostsAMinute && !answers.Exists(answer => answer.Status == HttpStatusCode.TooManyRequests); sent++) answers.Add(await visitor.PostAsync("/sign-in"));

        var refused = answers[^1];
        refused.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        answers.Count.ShouldBeGreaterThan(new RateLimits().PostsAMinute);
        answers.Take(new RateLimits().PostsAMinute).ShouldAllBe(answer => answer.Status == HttpStatusCode.BadRequest);
        int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        refused.Words.ShouldContain(Say.Error429);
        refused.Words.ShouldContain(Say.Error429Hint.With(refused.Headers["Retry-After"]));
        (await visitor.GetAsync("/sign-in")).Status.ShouldBe(HttpStatusCode.OK, "Reading goes on.");
        (await somebodyElse.PostAsync("/sign-in")).Status.ShouldBe(HttpStatusCode.BadRequest, "Another address has its own minute.");
    }

    [Fact]
    public void One_person_sends_so_many_files_a_minute_and_others_theirs()
    {
        using var limit = new FileLimit(Options.Create(new RateLimits { FilesAMinute = 2 }));
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        limit.Take(one);
        limit.Take(one);

        Should.Throw<Refusal>(() => limit.Take(one)).Message.ShouldStartWith(Say.TooManyFiles.Split("{0}")[0]);
        Should.NotThrow(() => limit.Take(other));
        Should.NotThrow(() => limit.Take(null));
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void Addresses_of_one_line_count_as_one(string one, string other, bool isSame) =>
        (RateLimiting.AddressOf(IPAddress.Parse(one)) == RateLimiting.AddressOf(IPAddress.Parse(other))).ShouldBe(isSame);
}

using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Accounts;

namespace UnionPortal.Tests.Harness;

/// <summary>One browser at the running portal, with its own cookies. It follows no redirect by itself.</summary>
public sealed partial class Visitor : IDisposable
{
    public const string Password = "tuan-jie-jiu-shi-li-liang";

    static readonly Person Anybody = new();
    static readonly string Hashed = new PasswordHasher<Person>().HashPassword(Anybody, Password);

    readonly HttpClient client;

    public Visitor(Uri address) => client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), ActivityHeadersPropagator = null })
    {
        BaseAddress = address,
        DefaultRequestHeaders = { { "Accept", "text/html" }, { "X-Forwarded-For", $"2001:db8:{Random.Shared.Next(0x10000):x}:{Random.Shared.Next(0x10000):x}::1" } },
    };

    public sealed record Answer(string Path, HttpStatusCode Status, string? Location, string? MediaType, string Body, IReadOnlyDictionary<string, string> Headers)
    {
        /// <summary>The body as a person reads it: letters for the numbers that stand for them.</summary>
        public string Words => WebUtility.HtmlDecode(Body);

        /// <summary>The body without what differs from answer to answer: tokens, sealed component states, ids made for one rendering.</summary>
        public string Plain => Passing().Replace(Body, "·");
    }

    /// <summary>Gives somebody a password and signs in through the page, as a person would.</summary>
    public static async Task<Visitor> SignInAsync(Uri address, IServiceProvider services, Guid personId)
    {
        await using (var scope = services.CreateAsyncScope())
        await using (var db = scope.ServiceProvider.GetRequiredService<PlatformDoor>().OpenForCommand())
        {
            (await db.Users.FirstAsync(person => person.Id == personId)).PasswordHash = Hashed;
            await db.SaveChangesAsync();
        }

        var visitor = new Visitor(address);
        var entered = await visitor.SubmitAsync("/sign-in", ("Input.Name", personId.ToString("N")), ("Input.Password", Password));
        entered.Status.ShouldBe(HttpStatusCode.Redirect, entered.Body);
        return visitor;
    }

    public Task<Answer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Sends a form as it is, without reading the page first.</summary>
    public Task<Answer> PostAsync(string path, params IEnumerable<(string Name, string Value)> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) });

    /// <summary>Reads the page, fills in its form (the first, or the one of this name) and sends it with its token.</summary>
    public async Task<Answer> SubmitAsync(string path, params (string Name, string Value)[] fields) => await SubmitAsync(await GetAsync(path), fields);

    /// <summary>Fills in the form of a page that was read before, and sends it.</summary>
    public Task<Answer> SubmitAsync(Answer page, params (string Name, string Value)[] fields)
    {
        var hidden = HiddenInput().Matches(page.Body.Split("</form>")[0]).Select(input => (WebUtility.HtmlDecode(input.Groups["name"].Value), WebUtility.HtmlDecode(input.Groups["value"].Value))).ToList();
        hidden.ShouldNotBeEmpty($"{page.Path} has no form.\n{page.Body}");
        return PostAsync(page.Path, hidden.Concat(fields));
    }

    /// <summary>The same for the page's form that goes to this address, where it has several.</summary>
    public Task<Answer> SubmitAsync(Answer page, string action, params (string Name, string Value)[] fields)
    {
        var form = page.Body.Split($"action=\"{action}\"")[1].Split("</form>")[0];
        return PostAsync(action, HiddenInput().Matches(form).Select(input => (WebUtility.HtmlDecode(input.Groups["name"].Value), WebUtility.HtmlDecode(input.Groups["value"].Value))).Where(hidden => fields.All(field => field.Name != hidden.Item1)).Concat(fields));
    }

    public void Dispose() => client.Dispose();

    /// <summary>Sends what no form would send.</summary>
    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var answer = await client.SendAsync(request);
        var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer(request.RequestUri!.ToString(), answer.StatusCode, answer.Headers.Location?.ToString(), answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync(), headers);
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)" ?/?>""")]
    private static partial Regex HiddenInput();

    [GeneratedRegex("""<!--Blazor.*?-->|value="CfDJ[^"]*"|(?:faults|ask)-[0-9a-f]{8}""", RegexOptions.Singleline)]
    private static partial Regex Passing();
}

using System.Net;
using System.Text.RegularExpressions;
using UnionPortal.Accounts;

namespace UnionPortal.Benchmarks.Circuits;

/// <summary>Signs in through the page, as a person would.</summary>
static partial class SignIn
{
    /// <summary>The cookies of somebody of the demonstration.</summary>
    public static async Task<CookieContainer> AsAsync(Uri portal, string name)
    {
        var cookies = new CookieContainer();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = portal };
        var page = await client.GetStringAsync("/sign-in");
        var fields = HiddenInput().Matches(page.Split("</form>")[0]).Select(input => KeyValuePair.Create(WebUtility.HtmlDecode(input.Groups["name"].Value), WebUtility.HtmlDecode(input.Groups["value"].Value)))
            .Append(new("Input.Name", DemonstrationAccounts.Prefix + name)).Append(new("Input.Password", DemonstrationAccounts.Password));
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync("/sign-in", form);
        return answer.StatusCode == HttpStatusCode.Redirect ? cookies : throw new InvalidOperationException($"{name} was not let in: {answer.StatusCode}.");
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)" ?/?>""")]
    private static partial Regex HiddenInput();
}

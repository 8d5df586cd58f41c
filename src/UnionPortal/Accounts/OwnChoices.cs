using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using UnionPortal.Shell;

namespace UnionPortal.Accounts;

/// <summary>Language and appearance: chosen by anybody for this browser, kept with the person who is signed in, and brought along to the next browser they sign in at.</summary>
public static class OwnChoices
{
    public static void MapOwnChoices(this IEndpointRouteBuilder app) => app.MapPost("/choices", async (HttpContext http, IAntiforgery antiforgery, UserManager<Person> people) =>
    {
        // No other site changes what somebody reads.
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        var form = await http.Request.ReadFormAsync();
        var (language, appearance, to) = (Language.Known(form["language"]), Appearance.Known(form["appearance"]), form["to"].ToString());
        if (language is not null) Language.Kept.Write(http, language);
        if (appearance is not null) Appearance.Kept.Write(http, appearance);
        if (await people.GetUserAsync(http.User) is { } person)
        {
            (person.Language, person.Appearance) = (language ?? person.Language, appearance ?? person.Appearance);
            await people.UpdateAsync(person);
        }

        return Results.LocalRedirect(Start.IsOwnAddress(to) ? to : "/");
    }).AllowAnonymous();

    /// <summary>Whoever signs in finds the portal as they left it elsewhere.</summary>
    public static async Task BringAsync(CookieSignedInContext signedIn)
    {
        if (signedIn.Principal is not { } principal || await signedIn.HttpContext.RequestServices.GetRequiredService<UserManager<Person>>().GetUserAsync(principal) is not { } person) return;
        if (Language.Known(person.Language) is { } language) Language.Kept.Write(signedIn.HttpContext, language);
        if (Appearance.Known(person.Appearance) is { } appearance) Appearance.Kept.Write(signedIn.HttpContext, appearance);
    }
}

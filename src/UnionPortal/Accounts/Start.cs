using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using UnionPortal.Tenancy;

namespace UnionPortal.Accounts;

/// <summary>The addresses around signing in that are no pages: the way home, and the way out.</summary>
public static class Start
{
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", async (Caller caller, Standings standings, CancellationToken ct) =>
        {
            if (caller.PersonId is not { } person) return Results.Redirect("/sign-in");
            return await standings.ListAsync(person, ct) is [var best, ..] ? Results.Redirect($"/{best.Slug}") : Results.Redirect("/no-posting");
        });
        app.MapPost("/sign-out", async (HttpContext http, IAntiforgery antiforgery, SignInManager<Person> manager, Caller caller, EndDevice end) =>
        {
            // No other site signs anybody out.
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            if (caller.SessionId is { } here) await end.RunAsync(here, http.RequestAborted);
            await manager.SignOutAsync();
            return Results.Redirect("/sign-in");
        });
        app.MapPost("/account/devices", async (HttpContext http, IAntiforgery antiforgery, EndDevice end, EndOtherDevices others) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            var device = (await http.Request.ReadFormAsync())["device"].ToString();
            if (Guid.TryParse(device, out var id)) await end.RunAsync(id, http.RequestAborted);
            else if (device == "others") await others.RunAsync(http.RequestAborted);
            else return Results.BadRequest();
            return Results.Redirect("/account?done=device");
        });
        app.MapOwnChoices();
    }

    /// <summary>Whether an address stays within the portal, so that a link cannot lead a person who signs in elsewhere. A browser drops tabs and line ends from an address: none may stand in it.</summary>
    public static bool IsOwnAddress(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal) && !address.Any(char.IsControl);
}

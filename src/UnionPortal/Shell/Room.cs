using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Diagnostics;
using Radzen;

namespace UnionPortal.Shell;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(hub => hub.MaximumReceiveMessageSize = 4 * Carryover.SizeLimit); // A page's first message brings back what was carried over.
        services.AddScoped<Carryover>().AddScoped<Parting>();
        services.AddRadzenComponents();
        services.AddScoped<ILocalizer, RadzenWords>();
        services.AddScoped<CircuitHandler, LanguageOfCircuit>();
        services.AddCascadingAuthenticationState();
        services.AddScoped(_ => new CurrentStanding(_ => Task.FromResult<Standing?>(null)));
        return services;
    }

    /// <summary>Headers, the language and friendly error pages. Stands first in the pipeline.</summary>
    public static WebApplication UseShell(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseLanguage();
        app.UseExceptionHandler("/error/500", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
        // Only people get pages: a program that asks for a file or a figure is content with the status.
        app.Use((http, next) =>
        {
            // A form that was refused is answered with a page; no form is handled again on the way to it.
            if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null) http.Request.Method = HttpMethods.Get;
            if (!WantsPage(http)) http.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
            return next(http);
        });
        app.UseReadableAddresses();
        return app;
    }

    /// <summary>Static files, Blazor's script and the pages. Stands last.</summary>
    public static void MapShell(this WebApplication app)
    {
        app.MapBlazorScript();
        app.MapStaticAssets().AllowAnonymous();
        // The policy on frames is in our own header already; a second one would only weaken it.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }

    private static bool WantsPage(HttpContext http) =>
        http.Request.Headers.Accept.ToString().Contains("text/html");
}

using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace UnionPortal.Benchmarks.Circuits;

/// <summary>The least that Blazor Server can be: one page of twenty lines, leafed through, out of memory. What the portal's pages are held against.</summary>
public static class BareProgram
{
    public const string Option = "--bare";
    public const string Page = "/lines";

    public static async Task RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        await using var app = builder.Build();
        app.UseAntiforgery();
        app.MapRazorComponents<Root>().AddInteractiveServerRenderMode();
        await app.RunAsync();
    }

    public sealed class Root : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder tree)
        {
            tree.OpenElement(0, "html");
            tree.OpenElement(1, "body");
            tree.OpenComponent<Paths>(2);
            tree.AddComponentRenderMode(RenderMode.InteractiveServer);
            tree.CloseComponent();
            tree.CloseElement();
            tree.CloseElement();
        }
    }

    public sealed class Paths : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder tree)
        {
            tree.OpenComponent<Router>(0);
            tree.AddComponentParameter(1, nameof(Router.AppAssembly), Assembly.GetExecutingAssembly());
            tree.AddComponentParameter(2, nameof(Router.Found), (RenderFragment<RouteData>)(route => found =>
            {
                found.OpenComponent<RouteView>(0);
                found.AddComponentParameter(1, nameof(RouteView.RouteData), route);
                found.CloseComponent();
            }));
            tree.CloseComponent();
        }
    }

    [Route(Page)]
    public sealed class Lines : ComponentBase
    {
        const int Size = 20;

        [SupplyParameterFromQuery(Name = "page")] public int Number { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder tree)
        {
            tree.OpenElement(0, "table");
            for (var line = 0; line < Size; line++)
            {
                tree.OpenElement(1, "tr");
                for (var cell = 0; cell < 5; cell++)
                {
                    tree.OpenElement(2, "td");
                    tree.AddContent(3, (Number * Size + line + cell).ToString(CultureInfo.InvariantCulture));
                    tree.CloseElement();
                }

                tree.CloseElement();
            }

            tree.CloseElement();
        }
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace UnionPortal.Shell;

/// <summary>The languages the portal speaks. A choice is kept in a cookie and with the person; without one it is Chinese, whatever the browser says.</summary>
public static class Language
{
    public const int NameLimit = 10;

    /// <summary>The language of those who have not chosen, of the commands, and of what is written down for everybody.</summary>
    public static readonly CultureInfo OfThePortal = CultureInfo.GetCultureInfo("zh-CN");

    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static readonly IReadOnlyList<CultureInfo> All = [OfThePortal, English];

    /// <summary>The name the choice has in a browser.</summary>
    public static readonly BrowserChoice Kept = new("union-portal-language");

    /// <summary>What those who speak it call it.</summary>
    public static string OwnName(CultureInfo language) => Say.ResourceManager.GetString(nameof(Say.LanguageItself), language)!;

    /// <summary>Words that are written down: the trail and the history of a pair are one document for everybody, whatever language the person acting reads.</summary>
    public static T Written<T>(Func<T> words) => In(OfThePortal, words);

    /// <summary>Words in a language, on whatever thread they are found.</summary>
    public static T In<T>(CultureInfo language, Func<T> words)
    {
        var reads = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);
            return words();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = reads;
        }
    }

    /// <summary>The language as a form or a record names it; nothing for one the portal does not speak.</summary>
    public static string? Known(string? name) => All.FirstOrDefault(language => language.Name == name)?.Name;

    public static IApplicationBuilder UseLanguage(this IApplicationBuilder app) => app.UseRequestLocalization(new RequestLocalizationOptions
    {
        DefaultRequestCulture = new RequestCulture(OfThePortal),
        SupportedCultures = [.. All],
        SupportedUICultures = [.. All],
        ApplyCurrentCultureToResponseHeaders = true,
        RequestCultureProviders = [new CustomRequestCultureProvider(http => Task.FromResult(Known(Kept.Read(http)) is { } name ? new ProviderCultureResult(name) : null))],
    });
}

namespace UnionPortal.Shell;

/// <summary>Light or dark, or as the device is set; <c>portal.css</c> has a palette for each. Paper is always light.</summary>
public static class Appearance
{
    public const int NameLimit = 10;
    public const string System = "system";
    public const string Light = "light";
    public const string Dark = "dark";

    public static readonly IReadOnlyList<string> All = [System, Light, Dark];

    /// <summary>The name the choice has in a browser.</summary>
    public static readonly BrowserChoice Kept = new("union-portal-appearance");

    /// <summary>The appearance as a form or a record names it; nothing for one there is no palette for.</summary>
    public static string? Known(string? name) => All.FirstOrDefault(appearance => appearance == name);

    public static string Of(HttpContext http) => Known(Kept.Read(http)) ?? System;

    public static string Word(string appearance) => appearance switch
    {
        Light => Say.AppearanceLight,
        Dark => Say.AppearanceDark,
        _ => Say.AppearanceSystem,
    };
}

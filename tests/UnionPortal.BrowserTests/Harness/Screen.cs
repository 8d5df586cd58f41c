using Microsoft.Playwright;

namespace UnionPortal.BrowserTests.Harness;

/// <summary>What a person looks at.</summary>
public sealed record Screen(string Name, int Width, int Height, bool IsPhone)
{
    public static readonly Screen Desktop = new("desktop", 1440, 900, false);
    public static readonly Screen Phone = new("phone", 390, 844, true);

    /// <summary>What the browser says it is; its own words where nothing is said.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The narrowest phone the portal promises to fit.</summary>
    public const int Narrowest = 360;

    public BrowserNewContextOptions Options(string address) => new()
    {
        BaseURL = address,
        UserAgent = UserAgent,
        Locale = "zh-CN",
        TimezoneId = "Asia/Shanghai",
        ViewportSize = new() { Width = Width, Height = Height },
        HasTouch = IsPhone,
        IsMobile = IsPhone,
        ReducedMotion = ReducedMotion.Reduce,
    };
}

namespace UnionPortal.Accounts;

/// <summary>What a browser says it runs on.</summary>
public enum DeviceSystem
{
    Unknown,
    Windows,
    Mac,
    Linux,
    Android,
    HarmonyOS,
    IPhone,
    IPad,
}

/// <summary>Which browser, as people call it.</summary>
public enum DeviceBrowser
{
    Unknown,
    WeChat,
    WeCom,
    DingTalk,
    Browser360,
    QQ,
    Edge,
    Firefox,
    Chrome,
    Safari,
}

/// <summary>A device in words, such as "Windows · Chrome" or "iPhone · 微信", read from what its browser sends. It is a hint for its owner, no proof of anything.</summary>
public readonly record struct Device(DeviceSystem System, DeviceBrowser Browser)
{
    // The first that fits: browsers name their forebears as well.
    static readonly (string Mark, DeviceSystem System)[] Systems =
    [
        ("iPhone", DeviceSystem.IPhone), ("iPad", DeviceSystem.IPad), ("HarmonyOS", DeviceSystem.HarmonyOS), ("OpenHarmony", DeviceSystem.HarmonyOS), ("Android", DeviceSystem.Android),
        ("Windows", DeviceSystem.Windows), ("Macintosh", DeviceSystem.Mac), ("Linux", DeviceSystem.Linux),
    ];

    static readonly (string Mark, DeviceBrowser Browser)[] Browsers =
    [
        ("wxwork", DeviceBrowser.WeCom), ("MicroMessenger", DeviceBrowser.WeChat), ("DingTalk", DeviceBrowser.DingTalk), ("360SE", DeviceBrowser.Browser360), ("360EE", DeviceBrowser.Browser360),
        ("QihooBrowser", DeviceBrowser.Browser360), ("QQBrowser", DeviceBrowser.QQ), ("Edg", DeviceBrowser.Edge), ("Firefox", DeviceBrowser.Firefox), ("FxiOS", DeviceBrowser.Firefox),
        ("Chrome", DeviceBrowser.Chrome), ("CriOS", DeviceBrowser.Chrome), ("Safari", DeviceBrowser.Safari),
    ];

    public string Words => (System, Browser) switch
    {
        (DeviceSystem.Unknown, DeviceBrowser.Unknown) => Say.DeviceUnknown,
        (_, DeviceBrowser.Unknown) => Word(System),
        (DeviceSystem.Unknown, _) => Word(Browser),
        _ => $"{Word(System)} · {Word(Browser)}",
    };

    /// <summary>Reads a browser's own description of itself, the header User-Agent.</summary>
    public static Device Of(string? userAgent)
    {
        var said = userAgent ?? "";
        return new(Array.Find(Systems, known => said.Contains(known.Mark, StringComparison.OrdinalIgnoreCase)).System, Array.Find(Browsers, known => said.Contains(known.Mark, StringComparison.OrdinalIgnoreCase)).Browser);
    }

    static string Word(DeviceSystem system) => system is DeviceSystem.IPhone ? "iPhone" : system is DeviceSystem.IPad ? "iPad" : system.ToString();

    static string Word(DeviceBrowser browser) => Say.ResourceManager.GetString($"Browser_{browser}", Say.Culture) ?? browser.ToString();
}

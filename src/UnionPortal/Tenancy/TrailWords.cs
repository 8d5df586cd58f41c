using UnionPortal.Shell;

namespace UnionPortal.Tenancy;

/// <summary>As whom something was done, for the trail and the history of a pair. They are one document for everybody, so its words are the portal's own language, whatever language the person acting reads.</summary>
public static class TrailWords
{
    public static string ByLink => Of(nameof(Say.ByLink));

    public static string ByJob => Of(nameof(Say.ByJob));

    public static string ByCommand => Of(nameof(Say.ByCommand));

    public static string OnBehalf(string standing, string? unionName) => string.Format(Language.OfThePortal, Of(nameof(Say.OnBehalf)), standing, unionName);

    static string Of(string key) => Say.ResourceManager.GetString(key, Language.OfThePortal)!;
}

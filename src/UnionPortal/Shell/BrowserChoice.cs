namespace UnionPortal.Shell;

/// <summary>Something people choose for their own eyes, as their browser keeps it for a year.</summary>
public sealed record BrowserChoice(string Name)
{
    static readonly TimeSpan KeptFor = TimeSpan.FromDays(365);

    public string? Read(HttpContext http) => http.Request.Cookies[Name];

    public void Write(HttpContext http, string value) => http.Response.Cookies.Append(Name, value, new CookieOptions
    {
        HttpOnly = true, IsEssential = true, MaxAge = KeptFor, Path = "/", SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps,
    });
}

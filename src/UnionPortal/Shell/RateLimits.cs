using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using UnionPortal.Tenancy;

namespace UnionPortal.Shell;

/// <summary>How much one person, or one address before anybody has signed in, may ask within a minute. An office of forty behind one address stays far below.</summary>
public sealed class RateLimits
{
    public const string Section = "RateLimits";

    /// <summary>Forms sent without a page's open line: signing in, codes, invitations, answers.</summary>
    public int PostsAMinute { get; set; } = 60;

    /// <summary>Pages and downloads.</summary>
    public int PagesAMinute { get; set; } = 600;

    /// <summary>Files one person sends in.</summary>
    public int FilesAMinute { get; set; } = 120;

    /// <summary>Proxies, each an address or a network such as 172.16.0.0/12, that are believed when they say for whom they ask. One on the same machine always is.</summary>
    public IList<string> Proxies { get; } = [];
}

/// <summary>Keeps one person's files within <see cref="RateLimits.FilesAMinute"/>; files come over a page's open line, which no limit on requests sees.</summary>
public sealed class FileLimit(IOptions<RateLimits> limits) : IDisposable
{
    readonly PartitionedRateLimiter<Guid> limiter = PartitionedRateLimiter.Create<Guid, Guid>(person => RateLimitPartition.GetFixedWindowLimiter(person, _ => RateLimiting.AMinute(limits.Value.FilesAMinute)));

    /// <summary>Refuses one file too many, in a sentence that says when to go on.</summary>
    public void Take(Guid? person)
    {
        if (person is not { } known) return;
        using var lease = limiter.AttemptAcquire(known);
        if (!lease.IsAcquired) throw new Refusal(Say.TooManyFiles, RateLimiting.SecondsOf(lease));
    }

    public void Dispose() => limiter.Dispose();
}

/// <summary>Limits how often one may ask, and says when to go on.</summary>
public static class RateLimiting
{
    // What a page needs to stand, and the page that says no.
    static readonly string[] Free = ["/_blazor", "/_framework", "/_content", "/css", "/js", "/health", "/error"];

    public static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var limits = configuration.GetSection(RateLimits.Section).Get<RateLimits>() ?? new();
        services.Configure<RateLimits>(configuration.GetSection(RateLimits.Section));
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var proxy in limits.Proxies)
                if (IPAddress.TryParse(proxy, out var address)) forwarded.KnownProxies.Add(address);
                else forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
        });
        return services.AddRateLimiter(limiting =>
        {
            limiting.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiting.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => PartitionOf(http, limits));
            limiting.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = SecondsOf(rejected.Lease).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
        });
    }

    internal static FixedWindowRateLimiterOptions AMinute(int permits) => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) };

    internal static int SecondsOf(RateLimitLease lease) => lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 60;

    static RateLimitPartition<string> PartitionOf(HttpContext http, RateLimits limits)
    {
        if (Array.Exists(Free, free => http.Request.Path.StartsWithSegments(free))) return RateLimitPartition.GetNoLimiter("");
        var who = http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? AddressOf(http.Connection.RemoteIpAddress);
        return HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter($"posts {who}", _ => AMinute(limits.PostsAMinute))
            : RateLimitPartition.GetFixedWindowLimiter($"pages {who}", _ => AMinute(limits.PagesAMinute));
    }

    /// <summary>Whoever has one address of the sixth version has 2⁶⁴ of them: those count as one.</summary>
    internal static string AddressOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return bytes.Length == 4 ? address.ToString() : Convert.ToHexString(bytes, 0, 8);
    }
}

using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Accounts;

/// <summary>Writes a row when somebody signs in at a device, names it in the cookie, and answers, anew every time, whether it still holds.</summary>
public sealed class SignedInDevices(DbContextOptions<PlatformDb> options, TimeProvider clock)
{
    /// <summary>Names the device in the cookie that is about to be written. Who signs in again where they are signed in already goes on under the same row.</summary>
    public async Task BeginAsync(CookieSigningInContext signingIn)
    {
        if (signingIn.Principal is not { Identity: ClaimsIdentity identity } || PersonOf(signingIn.Principal) is not { } person) return;
        var ct = signingIn.HttpContext.RequestAborted;
        var here = signingIn.HttpContext.User;
        if (PersonOf(here) != person || !await IsInForceAsync(here, ct)) here = null;
        var session = SessionOf(here) ?? await BeginAsync(person, Device.Of(signingIn.HttpContext.Request.Headers.UserAgent), ct);
        identity.AddClaim(new Claim(Caller.SessionClaim, session.ToString()));
    }

    public async Task<Guid> BeginAsync(Guid person, Device device, CancellationToken ct = default)
    {
        await using var looking = new PlatformDb(options, clock);
        var name = await looking.Users.Where(known => known.Id == person).Select(known => known.DisplayName).FirstAsync(ct);
        await using var db = new PlatformDb(options, clock) { Acting = new(person, name, Language.Written(() => Say.ForOneself)) };
        var now = clock.GetUtcNow();
        var session = new SignInSession { PersonId = person, System = device.System, Browser = device.Browser, StartedAt = now, SeenAt = now };
        db.Add(session);
        await db.SaveChangesAsync(ct);
        return session.Id;
    }

    /// <summary>Whether the device this sign-in names is signed in still; takes note that it was here.</summary>
    public async Task<bool> IsInForceAsync(ClaimsPrincipal? principal, CancellationToken ct = default)
    {
        if (PersonOf(principal) is not { } person || SessionOf(principal) is not { } id) return false;
        await using var db = new PlatformDb(options, clock);
        var session = db.Sessions.Where(known => known.Id == id && known.PersonId == person && known.EndedAt == null);
        var now = clock.GetUtcNow();
        if (await session.Select(known => (DateTimeOffset?)known.SeenAt).FirstOrDefaultAsync(ct) is not { } seen || seen + Room.SignedInFor <= now) return false;
        if (now - seen >= SignInSession.SeenEvery) await session.ExecuteUpdateAsync(row => row.SetProperty(known => known.SeenAt, now), ct);
        return true;
    }

    /// <summary>Forgets devices that were signed out, and those not seen for as long as a sign-in lasts. The trail keeps both.</summary>
    public async Task<int> ForgetAsync(CancellationToken ct = default)
    {
        await using var db = new PlatformDb(options, clock);
        var before = clock.GetUtcNow() - Room.SignedInFor;
        return await db.Sessions.Where(session => session.EndedAt != null || session.SeenAt <= before).ExecuteDeleteAsync(ct);
    }

    /// <summary>The framework makes the cookie's content anew from time to time; the device stays in it.</summary>
    public static void Carry(ClaimsPrincipal? from, ClaimsPrincipal? to)
    {
        if (SessionOf(from) is { } session && SessionOf(to) is null && to?.Identity is ClaimsIdentity identity) identity.AddClaim(new Claim(Caller.SessionClaim, session.ToString()));
    }

    internal static Guid? PersonOf(ClaimsPrincipal? principal) => Guid.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    internal static Guid? SessionOf(ClaimsPrincipal? principal) => Guid.TryParse(principal?.FindFirstValue(Caller.SessionClaim), out var id) ? id : null;
}

/// <summary>Forgets devices whose sign-in is over, once an hour.</summary>
public sealed class ForgetDevices(SignedInDevices devices, TimeProvider clock, ILogger<ForgetDevices> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await devices.ForgetAsync(stoppingToken);
                JobLog.Did(nameof(ForgetDevices), clock.GetUtcNow());
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                JobLog.Failed(nameof(ForgetDevices), clock.GetUtcNow(), fault);
                log.LogWarning(fault, "Old sign-ins could not be forgotten; tried again in an hour");
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

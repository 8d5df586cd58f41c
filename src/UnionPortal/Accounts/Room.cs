using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Npgsql;
using UnionPortal.Tenancy;

namespace UnionPortal.Accounts;

/// <summary>How the room joins the program.</summary>
public static class Room
{
    /// <summary>How long a phone stays signed in.</summary>
    public static readonly TimeSpan SignedInFor = TimeSpan.FromDays(30);

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<PlatformDb>().AddScoped<DemonstrationAccounts>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "union-portal";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = SignedInFor;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "to";
            cookie.AccessDeniedPath = "/error/403";
            cookie.Events.OnValidatePrincipal = StillHimselfAsync;
            cookie.Events.OnSigningIn = signingIn => signingIn.HttpContext.RequestServices.GetRequiredService<SignedInDevices>().BeginAsync(signingIn);
            cookie.Events.OnSignedIn = OwnChoices.BringAsync;
        });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, cookie => cookie.Cookie.Name = "union-portal-first-step");
        services.Configure<SecurityStampValidatorOptions>(stamp =>
        {
            stamp.ValidationInterval = TimeSpan.FromMinutes(1);
            stamp.OnRefreshingPrincipal = refreshed =>
            {
                SignedInDevices.Carry(refreshed.CurrentPrincipal, refreshed.NewPrincipal);
                return Task.CompletedTask;
            };
        });
        services.AddAuthorization();
        services.AddIdentityCore<Person>(identity =>
            {
                identity.Password = new PasswordOptions { RequiredLength = 1, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 1 };
                identity.Lockout = new LockoutOptions { MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10), AllowedForNewUsers = true };
                identity.User.AllowedUserNameCharacters = "";
            })
            .AddUserStore<People>().AddSignInManager().AddDefaultTokenProviders().AddTokenProvider<OneTimeCodes>(TokenOptions.DefaultAuthenticatorProvider).AddPasswordValidator<Passwords>();
        services.AddHttpContextAccessor().AddScoped<OwnSecurity>().AddScoped<SecondStep>().AddHostedService<ForgetDevices>();
        services.AddScoped<AuthenticationStateProvider, SignedInStill>();
        services.AddScoped<CircuitHandler, CallerOfCircuit>();
        return services;
    }

    // A database that is away for a moment signs nobody out, and lets the friendly page about it through: the doors ask again before anything is shown.
    static async Task StillHimselfAsync(CookieValidatePrincipalContext cookie)
    {
        try
        {
            // A style sheet is anybody's: nobody is asked about for it.
            if (cookie.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return;
            await SecurityStampValidator.ValidatePrincipalAsync(cookie);
            if (cookie.Principal is null || await cookie.HttpContext.RequestServices.GetRequiredService<SignedInDevices>().IsInForceAsync(cookie.Principal, cookie.HttpContext.RequestAborted)) return;
            cookie.RejectPrincipal();
            await cookie.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
        catch (Exception away) when (away is NpgsqlException or InvalidOperationException { InnerException: NpgsqlException })
        {
            cookie.ShouldRenew = false;
        }
    }
}

using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
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
            cookie.Events.OnSignedIn = OwnChoices.BringAsync;
        });
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddAuthorization();
        services.AddIdentityCore<Person>(identity =>
            {
                identity.Password = new PasswordOptions { RequiredLength = 1, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 1 };
                identity.Lockout = new LockoutOptions { MaxFailedAccessAttempts = 8, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10), AllowedForNewUsers = true };
                identity.User.AllowedUserNameCharacters = "";
            })
            .AddEntityFrameworkStores<PlatformDb>().AddSignInManager().AddDefaultTokenProviders().AddPasswordValidator<Passwords>();
        services.AddScoped<AuthenticationStateProvider, SignedInStill>();
        services.AddScoped<CircuitHandler, CallerOfCircuit>();
        return services;
    }

    // A database that is away for a moment signs nobody out, and lets the friendly page about it through: the doors ask again before anything is shown.
    static async Task StillHimselfAsync(CookieValidatePrincipalContext cookie)
    {
        try
        {
            await SecurityStampValidator.ValidatePrincipalAsync(cookie);
        }
        catch (Exception away) when (away is NpgsqlException or InvalidOperationException { InnerException: NpgsqlException })
        {
            cookie.ShouldRenew = false;
        }
    }
}

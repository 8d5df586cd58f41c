using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
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
}

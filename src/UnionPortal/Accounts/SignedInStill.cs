using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using UnionPortal.Tenancy;

namespace UnionPortal.Accounts;

/// <summary>Looks every few seconds whether the person at an open page still holds the posting it acts under, and whether the device was signed out; closes the page then.</summary>
public sealed class SignedInStill(ILoggerFactory logs, Standings standings, SignedInDevices devices, Caller caller) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(3);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(authenticationState.User.FindFirstValue(ClaimTypes.NameIdentifier), out var person)) return true;
        List<PostingInForce> postings;
        try
        {
            if (!await devices.IsInForceAsync(authenticationState.User, cancellationToken)) return false;
            postings = await standings.ListAsync(person, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A database that is away for a moment signs nobody out: the door asks again before anything is shown.
            return true;
        }

        var here = caller.Segment;
        return postings.Exists(posting => posting.Slug == here.Slug && (here.Posting is null || here.Posting == posting.Number)) || !IsFederation(here.Slug);
    }

    static bool IsFederation(string slug) => slug == Standings.PlatformSlug || Federations.Federation.IsSlug(slug);
}

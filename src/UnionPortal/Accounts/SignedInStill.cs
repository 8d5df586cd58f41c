using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using UnionPortal.Tenancy;

namespace UnionPortal.Accounts;

/// <summary>Looks every few seconds whether the person at an open page still holds the posting it acts under, and whether the device was signed out; closes the page then.</summary>
public sealed class SignedInStill(ILoggerFactory logs, StillInForce inForce, Caller caller) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(3);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (SignedInDevices.PersonOf(authenticationState.User) is not { } person) return true;
        if (SignedInDevices.SessionOf(authenticationState.User) is not { } session) return false;
        try
        {
            return await inForce.IsAsync(person, session, caller.Segment, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A database that is away for a moment signs nobody out: the door asks again before anything is shown.
            return true;
        }
    }
}

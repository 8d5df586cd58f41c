using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Serilog.Context;

namespace UnionPortal.Tenancy;

/// <summary>Tells a circuit's scope who is there and where: at its start, on every move, and when the sign-in changes.</summary>
public sealed class CallerOfCircuit(AuthenticationStateProvider authentication, NavigationManager navigation, Caller caller) : CircuitHandler, IDisposable
{
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        authentication.AuthenticationStateChanged += SignInChanged;
        navigation.LocationChanged += Moved;
        caller.Is((await authentication.GetAuthenticationStateAsync()).User);
        caller.StandsAt(navigation.ToBaseRelativePath(navigation.Uri));
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        async context =>
        {
            using (LogContext.PushProperty("Federation", caller.Segment.Slug))
            using (LogContext.PushProperty("Person", caller.PersonId))
                await next(context);
        };

    public void Dispose()
    {
        authentication.AuthenticationStateChanged -= SignInChanged;
        navigation.LocationChanged -= Moved;
    }

    void Moved(object? sender, LocationChangedEventArgs move) => caller.StandsAt(navigation.ToBaseRelativePath(move.Location));

    async void SignInChanged(Task<AuthenticationState> state)
    {
        try
        {
            caller.Is((await state).User);
        }
        catch (Exception)
        {
            caller.Is(principal: null);
        }
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace UnionPortal.Shell;

/// <summary>A page goes on in the language it was opened in, also on a line that was cut and joined again after another one was chosen elsewhere.</summary>
public sealed class LanguageOfCircuit : CircuitHandler
{
    CultureInfo language = Language.OfThePortal;

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        language = CultureInfo.CurrentUICulture;
        return Task.CompletedTask;
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) =>
        async context =>
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);
            await next(context);
        };
}

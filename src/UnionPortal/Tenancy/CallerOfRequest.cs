using Serilog.Context;

namespace UnionPortal.Tenancy;

/// <summary>Tells a request's scope who is there and where.</summary>
public static class CallerOfRequest
{
    public static IApplicationBuilder UseCaller(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var caller = context.RequestServices.GetRequiredService<Caller>();
        caller.Is(context.User);
        caller.StandsAt(context.Request.Path);
        using (LogContext.PushProperty("Federation", caller.Segment.Slug))
        using (LogContext.PushProperty("Person", caller.PersonId))
            await next(context);
    });
}

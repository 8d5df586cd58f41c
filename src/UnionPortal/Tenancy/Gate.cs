using UnionPortal.Accounts;

namespace UnionPortal.Tenancy;

/// <summary>What a page needs before anything of it is made. Every page of a federation carries it; the use cases ask again.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(Permission permission) : Attribute
{
    public Permission Permission { get; } = permission;
}

/// <summary>Turns people away before a page is made, and answers a refusal at an endpoint with its status: 403 or 404, without a word of data.</summary>
public static class Gate
{
    public static IApplicationBuilder UseGate(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<NeedsAttribute>() is { } needs)
            {
                var standing = await context.RequestServices.GetRequiredService<Standings>()
                    .FindAsync(context.RequestServices.GetRequiredService<Caller>(), context.RequestAborted);
                if (!standing.Role.Allows(needs.Permission)) throw new Refusal(RefusalKind.NotAllowed, Say.NotAllowed, standing.Words);
            }

            await next(context);
        }
        catch (Refusal refusal) when (!context.Response.HasStarted)
        {
            if (refusal.Kind == RefusalKind.SignedOut && HttpMethods.IsGet(context.Request.Method))
                context.Response.Redirect($"/sign-in?to={Uri.EscapeDataString(context.Request.Path + context.Request.QueryString)}");
            else
                context.Response.StatusCode = StatusOf(refusal.Kind);
        }
    });

    static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.SignedOut => StatusCodes.Status401Unauthorized,
        RefusalKind.NotAllowed => StatusCodes.Status403Forbidden,
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status400BadRequest,
    };
}

using UnionPortal.Tenancy;

namespace UnionPortal.Files;

/// <summary>A finished paper for Word and WPS.</summary>
/// <param name="Name">What the file is called.</param>
/// <param name="Content">A .docx.</param>
public sealed record WordDocument(string Name, byte[] Content);

/// <summary>The address of a paper that is written anew for whoever asks.</summary>
public static class WordEndpoint
{
    /// <summary>What somebody asked for.</summary>
    public sealed class Asked(HttpContext http)
    {
        internal HttpContext Http => http;

        /// <summary>The `{id}` of the address.</summary>
        public Guid Id => Guid.Parse((string)http.GetRouteValue("id")!);

        public string? Word(string name) => http.Request.Query.Word(name);

        public TUseCase Of<TUseCase>()
            where TUseCase : IUseCase => http.RequestServices.GetRequiredService<TUseCase>();
    }

    /// <summary>A paper at `/{federation}/{path}`. No browser keeps it: the next one may say more.</summary>
    public static void MapWord(this IEndpointRouteBuilder app, string path, Permission needs, Func<Asked, CancellationToken, Task<WordDocument>> write) =>
        app.MapGet("/{federation}/" + path, async (HttpContext http, CancellationToken ct) =>
        {
            var paper = await write(new(http), ct);
            http.Response.Headers.CacheControl = "no-store";
            return Results.File(paper.Content, WordSheet.MediaType, paper.Name);
        }).WithMetadata(new NeedsAttribute(needs));
}

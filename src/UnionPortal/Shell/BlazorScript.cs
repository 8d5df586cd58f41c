using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace UnionPortal.Shell;

/// <summary>
/// Serves <c>_framework/blazor.web.js</c> out of the .NET 9 runtime pack that the project file copies beside the portal.
/// Where the official package was restored instead, there is no such file and nothing is mapped.
/// </summary>
public static class BlazorScript
{
    private const string Resource = "_framework/blazor.web.js";
    private const string ContentType = "text/javascript";

    public static void MapBlazorScript(this IEndpointRouteBuilder endpoints)
    {
        var pack = Path.Combine(AppContext.BaseDirectory, "blazor-js", "endpoints9.bin");
        if (!File.Exists(pack)) return;

        var plain = ReadResource(pack);
        var brotli = Compress(plain, into => new BrotliStream(into, CompressionLevel.Optimal));
        var gzip = Compress(plain, into => new GZipStream(into, CompressionLevel.Optimal));
        var etag = $"\"{Convert.ToHexString(SHA256.HashData(plain))[..16]}\"";

        endpoints.MapGet("/" + Resource, (HttpContext http) =>
        {
            var headers = http.Response.Headers;
            headers.ETag = etag;
            headers.CacheControl = "no-cache";
            headers.Vary = "Accept-Encoding";
            if (http.Request.Headers.IfNoneMatch == etag) return Results.StatusCode(StatusCodes.Status304NotModified);

            var accepted = http.Request.Headers.AcceptEncoding.ToString();
            if (accepted.Contains("br")) return Encoded("br", brotli);
            return accepted.Contains("gzip") ? Encoded("gzip", gzip) : Results.Bytes(plain, ContentType);

            IResult Encoded(string encoding, byte[] body)
            {
                headers.ContentEncoding = encoding;
                return Results.Bytes(body, ContentType);
            }
        }).AllowAnonymous().ExcludeFromDescription();
    }

    private static byte[] ReadResource(string pack)
    {
        using var image = new PEReader(File.OpenRead(pack));
        var metadata = image.GetMetadataReader();
        var handle = metadata.ManifestResources.First(each => metadata.GetString(metadata.GetManifestResource(each).Name) == Resource);
        var resources = image.GetSectionData(image.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress).GetReader();
        resources.Offset = (int)metadata.GetManifestResource(handle).Offset;
        return resources.ReadBytes(resources.ReadInt32());
    }

    private static byte[] Compress(byte[] plain, Func<Stream, Stream> compressor)
    {
        using var packed = new MemoryStream();
        using (var stream = compressor(packed)) stream.Write(plain);
        return packed.ToArray();
    }
}

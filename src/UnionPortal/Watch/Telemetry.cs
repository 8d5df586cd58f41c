using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace UnionPortal.Watch;

/// <summary>Sends the framework's own traces and meters to a collector, where one is configured as `OpenTelemetry:Endpoint`; nothing is sent otherwise.</summary>
public sealed class Telemetry(IConfiguration configuration) : IHostedService, IDisposable
{
    static readonly string[] Sources = ["Microsoft.AspNetCore", "Microsoft.AspNetCore.Components", "Npgsql"];

    static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Http.Connections", "Microsoft.AspNetCore.Components",
        "Microsoft.AspNetCore.Components.Server.Circuits", "Microsoft.AspNetCore.RateLimiting", "Microsoft.EntityFrameworkCore", "Npgsql", "System.Runtime",
    ];

    TracerProvider? traces;
    MeterProvider? meters;

    /// <summary>Whether anything is sent.</summary>
    public bool IsOn => Endpoint is not null;

    Uri? Endpoint => Uri.TryCreate(configuration["OpenTelemetry:Endpoint"], UriKind.Absolute, out var endpoint) ? endpoint : null;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (Endpoint is not { } endpoint) return Task.CompletedTask;
        var portal = ResourceBuilder.CreateDefault().AddService("union-portal", serviceInstanceId: Environment.MachineName);
        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(portal).AddSource(Sources).AddOtlpExporter(to => Aim(to, endpoint)).Build();
        meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(portal).AddMeter(Meters).AddOtlpExporter(to => Aim(to, endpoint)).Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        traces?.ForceFlush(2_000);
        meters?.ForceFlush(2_000);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        traces?.Dispose();
        meters?.Dispose();
    }

    void Aim(OtlpExporterOptions to, Uri endpoint) =>
        (to.Endpoint, to.Protocol) = (endpoint, configuration["OpenTelemetry:Protocol"] == "http" ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc);
}

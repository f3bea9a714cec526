using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace KiIndicators.Worker.Jobs;

/// <summary>
/// Metrics and traces over OpenTelemetry. Off unless the usual environment variable names a collector; all else of OTEL_... holds as usual.
/// </summary>
internal static class TelemetryExport
{
    /// <summary>Names the collector.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string ServiceName = "OTEL_SERVICE_NAME";

    /// <summary>Registers the exporter, where there is a collector.</summary>
    /// <param name="services">Takes it.</param>
    /// <param name="environment">Gives the value of an environment variable, or null.</param>
    /// <returns>Whether anything is exported.</returns>
    /// <exception cref="UserError">The variable holds no address (exit code 2).</exception>
    public static bool Add(IServiceCollection services, Func<string, string?> environment)
    {
        string? endpoint = environment(Endpoint);
        if (string.IsNullOrWhiteSpace(endpoint))
        {
            return false;
        }

        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
        {
            throw new UserError($"Die Umgebungsvariable {Endpoint} ist „{endpoint}“; erwartet wird z. B. http://localhost:4317.", 2);
        }

        services.AddOpenTelemetry()
            .ConfigureResource(resource => _ = environment(ServiceName) is null ? resource.AddService("kiindicators") : resource)
            .WithMetrics(metrics => metrics.AddMeter(Telemetry.Name).AddOtlpExporter())
            .WithTracing(traces => traces.AddSource(Telemetry.Name).AddOtlpExporter());
        return true;
    }
}

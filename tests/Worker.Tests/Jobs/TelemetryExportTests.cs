using KiIndicators.Worker.Jobs;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Jobs;

public class TelemetryExportTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void Export_WithoutACollector_IsOff(string? endpoint)
    {
        ServiceCollection services = new();
        TelemetryExport.Add(services, _ => endpoint).ShouldBeFalse();
        services.ShouldBeEmpty();
    }

    [Fact]
    public void Export_WithACollector_IsOn()
    {
        ServiceCollection services = new();
        TelemetryExport.Add(services, Collector).ShouldBeTrue();
        services.Select(service => service.ServiceType).ShouldContain(typeof(MeterProvider));
        services.Select(service => service.ServiceType).ShouldContain(typeof(TracerProvider));
    }

    [Theory]
    [InlineData("localhost:4317")]
    [InlineData("kein Ort")]
    public void Export_ToWhatIsNoAddress_IsRefused(string endpoint) =>
        Should.Throw<UserError>(() => TelemetryExport.Add(new ServiceCollection(), _ => endpoint)).ExitCode.ShouldBe(2);

    private static string? Collector(string variable) => variable == TelemetryExport.Endpoint ? "http://localhost:4317" : null;
}

using Microsoft.Extensions.DependencyInjection;

namespace KiIndicators.Worker.Export;

/// <summary>The export as commands get it.</summary>
internal static class ExportRegistration
{
    /// <summary>Registers the run.</summary>
    public static IServiceCollection AddExport(this IServiceCollection services) => services.AddSingleton<ExportRun>();
}

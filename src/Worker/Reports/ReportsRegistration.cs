using KiIndicators.Worker.Reports.Typst;
using Microsoft.Extensions.DependencyInjection;

namespace KiIndicators.Worker.Reports;

/// <summary>The report's printer as commands, worker and demo get it: started by who is about to print.</summary>
internal static class ReportsRegistration
{
    // Report and Prüfnachweis are set at the same time.
    private const int PapersOfARun = 2;

    /// <summary>Registers the settings of the engine and how the printer is started.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSettings<TypstOptions>()
        .AddSingleton(provider => new TypstCompiler(
            provider.GetRequiredService<TypstOptions>(), provider.GetRequiredService<TimeProvider>(), PapersOfARun))
        .AddSingleton<Func<ReportPrinter>>(provider => () => ActivatorUtilities.CreateInstance<ReportPrinter>(provider));
}

using KiIndicators.Worker.Reports.Typst;
using Microsoft.Extensions.DependencyInjection;

namespace KiIndicators.Worker.Reports;

/// <summary>The report's printer as commands, worker and demo get it: started by who is about to print.</summary>
internal static class ReportsRegistration
{
    /// <summary>Registers the settings of the engine and how the printer is started.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSettings<TypstOptions>()
        .AddSingleton<Func<ReportPrinter>>(provider => () => ActivatorUtilities.CreateInstance<ReportPrinter>(provider));
}

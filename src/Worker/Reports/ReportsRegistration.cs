using KiIndicators.Worker.Reports.Proof;
using KiIndicators.Worker.Reports.Typst;
using Microsoft.Extensions.DependencyInjection;

namespace KiIndicators.Worker.Reports;

/// <summary>The printers as commands, worker and demo get them: started by who is about to print.</summary>
internal static class ReportsRegistration
{
    /// <summary>Registers the settings of the engine and how a printer is started.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services) => services
        .AddSettings<TypstOptions>()
        .AddSingleton<Func<ReportPrinter>>(provider => () => ActivatorUtilities.CreateInstance<ReportPrinter>(provider))
        .AddSingleton<Func<ProofPrinter>>(provider => () => ActivatorUtilities.CreateInstance<ProofPrinter>(provider));
}

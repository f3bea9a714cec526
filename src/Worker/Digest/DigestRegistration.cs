using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace KiIndicators.Worker.Digest;

/// <summary>Digest and Lage, as commands, worker and demo get them.</summary>
internal static class DigestRegistration
{
    /// <summary>Registers settings and runs.</summary>
    public static IServiceCollection AddDigest(this IServiceCollection services) => services
        .AddSettings<DigestOptions>()
        .AddSingleton<DigestCalendar>()
        .AddSingleton<DigestHtml>()
        .AddSingleton<DigestRun>()
        .AddSingleton<LageRun>()
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<DigestPublication>(provider, new ReportPublication(
            provider.GetRequiredService<SqlDatabase>(), provider.GetRequiredService<LedgerStore>(), provider.GetRequiredService<OccurrenceClaims>(),
            provider.GetRequiredService<ReportsOptions>().Folder)
        {
            Outbox = provider.GetRequiredService<Outbox>(),
            Guard = provider.GetRequiredService<MachineGuard>(),
        }))
        .AddSingleton<MonthlyDigests>();
}

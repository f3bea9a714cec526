using Microsoft.Extensions.DependencyInjection;

namespace KiIndicators.Worker.Audit.Ledger;

/// <summary>The ledger as commands, worker and demo get it.</summary>
internal static class LedgerRegistration
{
    /// <summary>Registers the ledger, written in the name of this program.</summary>
    public static IServiceCollection AddLedger(this IServiceCollection services) => services
        .AddSingleton(ProgramVersion.Current)
        .AddSingleton<LedgerStore>();
}

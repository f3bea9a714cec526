using Microsoft.Extensions.DependencyInjection;

namespace KiIndicators.Worker.Reports.Proof;

/// <summary>The printer of Pruefnachweis.pdf as commands, worker and demo get it: started by who is about to print.</summary>
internal static class ProofRegistration
{
    /// <summary>Registers how the printer is started.</summary>
    public static IServiceCollection AddProof(this IServiceCollection services) => services
        .AddSingleton<Func<ProofPrinter>>(provider => () => ActivatorUtilities.CreateInstance<ProofPrinter>(provider));
}

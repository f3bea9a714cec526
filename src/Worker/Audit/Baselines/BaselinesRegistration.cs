using Microsoft.Extensions.DependencyInjection;

namespace KiIndicators.Worker.Audit.Baselines;

/// <summary>The frozen baselines as commands, worker and demo get them.</summary>
internal static class BaselinesRegistration
{
    /// <summary>Registers the store.</summary>
    public static IServiceCollection AddBaselines(this IServiceCollection services) => services.AddSingleton<BaselineStore>();
}

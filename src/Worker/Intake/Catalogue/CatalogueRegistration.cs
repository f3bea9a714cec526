using Microsoft.Extensions.DependencyInjection;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>The programmes as commands, worker and demo get them.</summary>
internal static class CatalogueRegistration
{
    /// <summary>Registers settings and programmes; they are read when first asked for.</summary>
    public static IServiceCollection AddCatalogue(this IServiceCollection services) => services
        .AddSettings<CatalogueOptions>()
        .AddSingleton(provider => CatalogueLoader.Load(provider.GetRequiredService<CatalogueOptions>().Path));
}

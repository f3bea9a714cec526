using Microsoft.Extensions.DependencyInjection;

namespace KiIndicators.Worker.Database.Providers;

/// <summary>The database as commands, worker and demo get it.</summary>
internal static class DatabaseRegistration
{
    /// <summary>Registers settings and database; nothing is opened.</summary>
    public static IServiceCollection AddDatabase(this IServiceCollection services) => services
        .AddSettings<DatabaseOptions>()
        .AddSingleton(provider => Create(provider.GetRequiredService<DatabaseOptions>()))
        .AddSingleton<ConfiguredDatabase>();

    private static SqlDatabase Create(DatabaseOptions options) => DatabaseProvider.Create(options.Provider, options.ConnectionString, options.Folder);
}

using Microsoft.Extensions.DependencyInjection;

namespace KiIndicators.Worker.Jobs;

/// <summary>What the jobs of the worker share.</summary>
internal static class JobsRegistration
{
    /// <summary>Registers settings and the watch over the database.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddSettings<ScheduleOptions>()
        .AddSingleton<DatabaseOutage>();
}

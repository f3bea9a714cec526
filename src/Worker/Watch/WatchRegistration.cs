using Microsoft.Extensions.DependencyInjection;

namespace KiIndicators.Worker.Watch;

/// <summary>How everything stands, as commands and worker get it.</summary>
internal static class WatchRegistration
{
    /// <summary>Registers settings, reader and the worker's look.</summary>
    public static IServiceCollection AddWatch(this IServiceCollection services) => services
        .AddSettings<StatusOptions>()
        .AddSingleton<HealthFile>()
        .AddSingleton<DigestFindings>()
        .AddSingleton<StatusReader>()
        .AddSingleton<MailFindings>()
        .AddSingleton<FreeSpace>(DiskSpace.Of)
        .AddSingleton<AlarmMails>()
        .AddSingleton<AbsenceWatch>()
        .AddSingleton<WatchLook>();
}

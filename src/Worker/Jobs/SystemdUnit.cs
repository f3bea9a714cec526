using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging.Console;

namespace KiIndicators.Worker.Jobs;

/// <summary>A worker that is a unit of systemd tells it when it is up and when it stops, and logs in the form that the journal understands.</summary>
internal static class SystemdUnit
{
    /// <summary>Names the socket on which systemd waits to hear that a unit of `Type=notify` is up.</summary>
    public const string NotifySocket = "NOTIFY_SOCKET";

    /// <summary>Registers it; outside of systemd it does nothing.</summary>
    /// <param name="services">Takes it.</param>
    /// <param name="environment">Gives the value of an environment variable, or null.</param>
    public static void Add(IServiceCollection services, Func<string, string?> environment)
    {
        services.AddSystemd();
        if (SystemdHelpers.IsSystemdService() || environment(NotifySocket) is null)
        {
            return;
        }

        // The package looks for systemd under /proc, where a hardened unit (ProtectProc=invisible) hides it. A unit that waits and hears nothing
        // is ended after a minute and a half, again and again.
        services.Configure<ConsoleLoggerOptions>(console => console.FormatterName = ConsoleFormatterNames.Systemd);
        services.AddSingleton<ISystemdNotifier, SystemdNotifier>().AddSingleton<IHostLifetime, SystemdLifetime>();
    }
}

using KiIndicators.Worker.Database;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Quartz;

namespace KiIndicators.Worker.Jobs;

/// <summary>The .NET Generic Host with its Quartz jobs.</summary>
internal static class WorkerHost
{
    /// <summary>Name of the Windows service, and of its source in the event log.</summary>
    public const string ServiceName = "KiIndicators";

    /// <summary>How long a stop waits for the report at hand.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(90);

    /// <summary>Runs until stopped; the report at hand is finished first.</summary>
    /// <exception cref="UserError">It took too long: says what is left.</exception>
    public static async Task RunAsync(IHost host, CancellationToken cancellation)
    {
        try
        {
            await host.StartAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return; // stopped before anything was begun
        }

        try
        {
            await host.WaitForShutdownAsync(cancellation);
        }
        catch (Exception exception) when (exception is OperationCanceledException or AggregateException { InnerExceptions: [OperationCanceledException, ..] })
        {
            throw new UserError(
                "Der Worker ist angehalten, bevor der Bericht in Arbeit fertig war. Veröffentlicht ist davon nichts Halbes; der nächste Start "
                + "räumt auf und erstellt ihn.", 1, exception);
        }
    }

    /// <summary>Builds the host; nothing runs yet.</summary>
    /// <param name="slices">Registers what the jobs work with.</param>
    public static IHost Build(Action<IServiceCollection> slices)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;

            // What is logged goes through the writer that shows control characters; colours would be shown, too.
            console.ColorBehavior = LoggerColorBehavior.Disabled;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
        }).AddFilter("Microsoft", LogLevel.Warning)
            // Why a start fails is said once, by the command, in German; a log of the system has no other voice.
            .AddFilter<ConsoleLoggerProvider>("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical)
            .AddFilter("Quartz", LogLevel.Warning)
            // What failed is logged where it failed, in German; the scheduler would repeat it with its own stack.
            .AddFilter("Quartz.Core.JobRunShell", LogLevel.None)
            // What its store cannot do for want of the database is said once, by the outage; Quartz would say it every quarter of a minute.
            .AddFilter("Quartz.Core.QuartzSchedulerThread", LogLevel.None)
            .AddFilter("Quartz.Impl.AdoJobStore", LogLevel.None);
        // Each of the two does something only where it is a service: says that it is up, heeds the stop, writes into the system's log.
        SystemdUnit.Add(builder.Services, Environment.GetEnvironmentVariable);
        builder.Services.AddWindowsService(service => service.ServiceName = ServiceName);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        slices(builder.Services);
        TelemetryExport.Add(builder.Services, Environment.GetEnvironmentVariable);
        string? store = SharedStore(slices);
        builder.Services.AddQuartz(quartz =>
        {
            if (store is not null)
            {
                Share(quartz, store);
            }

            Look<DueReportsJob>(quartz, "Berichte", schedules => schedules.Reports);
            Look<DraftsJob>(quartz, "Vorabfassungen", schedules => schedules.Reports);
            Look<DigestJob>(quartz, "Digest", schedules => schedules.Reports);
            Look<ImportsJob>(quartz, "Listen", _ => Schedule.EveryMinute);
            Look<FeedsJob>(quartz, "Kalender", schedules => schedules.Calendars);

            Look<DeliveryJob>(quartz, "Mail", schedules => schedules.Mail);

            // The health file says that somebody still looks: every minute, whatever the schedules are.
            Look<WatchJob>(quartz, "Wache", _ => Schedule.EveryMinute);
        });
        builder.Services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return builder.Build();
    }

    // Looks at the start, too: what became due while nobody ran does not wait for the next time of the schedule.
    private static void Look<T>(IQuartzBuilder quartz, string name, Func<ScheduleOptions, Schedule> schedule)
        where T : class, IJob
    {
        quartz.ScheduleJob<T>(
            (services, trigger) => trigger.WithIdentity(name).WithCronSchedule(
                schedule(services.GetRequiredService<ScheduleOptions>()).Cron,
                cron => cron.WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
            (_, job) => job.WithIdentity(name));
        quartz.RunAtStartup(new JobKey(name));
    }

    // Several workers share the firings. Nothing depends on it: who makes which report, the claims say.
    private static void Share(IQuartzBuilder quartz, string store)
    {
        quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = "KiIndicators");
        quartz.UsePersistentStore(persistent =>
        {
            persistent.UseSqlServer(store);
            persistent.UseClustering();
            persistent.ConfigureStore(options => options.TablePrefix = SchedulerTables.Prefix);
        });
        quartz.AddSchedulerListener<StoreFaults>();
    }

    // The store is chosen before anything is built, and which database it is stands in the settings.
    private static string? SharedStore(Action<IServiceCollection> slices)
    {
        ServiceCollection services = new();
        slices(services);
        using ServiceProvider provider = services.BuildServiceProvider();
        return provider.GetRequiredService<SqlDatabase>().SharedStore;
    }
}

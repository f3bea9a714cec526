using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Quartz;

namespace KiIndicators.Worker.Jobs;

/// <summary>The .NET Generic Host with its Quartz jobs.</summary>
internal static class WorkerHost
{
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
            .AddFilter("Quartz", LogLevel.Warning)
            // What failed is logged where it failed, in German; the scheduler would repeat it with its own stack.
            .AddFilter("Quartz.Core.JobRunShell", LogLevel.None);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        slices(builder.Services);
        TelemetryExport.Add(builder.Services, Environment.GetEnvironmentVariable);
        builder.Services.AddQuartz(quartz => quartz
            .ScheduleJob<DueReportsJob>(EveryMinute).ScheduleJob<DraftsJob>(EveryMinute).ScheduleJob<FeedsJob>(EveryMinute).ScheduleJob<WatchJob>(EveryMinute));
        builder.Services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return builder.Build();
    }

    private static void EveryMinute<T>(ITriggerConfigurator<T> trigger)
        where T : IJob =>
        trigger.StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(DueReportsJob.Interval).RepeatForever());
}

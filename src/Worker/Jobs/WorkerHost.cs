using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Configuration;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace KiIndicators.Worker.Jobs;

/// <summary>The .NET Generic Host with its one Quartz job.</summary>
internal static class WorkerHost
{
    /// <summary>How long a stop waits for the report at hand.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(90);

    /// <summary>Builds the host; nothing runs yet.</summary>
    /// <param name="connections">The database.</param>
    /// <param name="settings">Reports folder and committees.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="make">Makes a report.</param>
    /// <param name="time">The clock.</param>
    public static IHost Build(
        ConnectionFactory connections, WorkerSettings settings, LedgerStore ledger, MakeReport make, TimeProvider time)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
        }).AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Quartz", LogLevel.Warning)
            // What failed is logged where it failed, in German; the scheduler would repeat it with its own stack.
            .AddFilter("Quartz.Core.JobRunShell", LogLevel.None);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        OccurrenceClaims claims = new(connections, time, OccurrenceClaims.ThisProcess);
        builder.Services.AddSingleton(services => new DueReports(
            new MeetingStore(connections, settings.Committees), claims, make,
            new ReportPublication(connections, ledger, claims, settings.ReportsFolder), new ReportShelf(ledger, settings.ReportsFolder), time,
            services.GetRequiredService<ILogger<DueReports>>()));
        builder.Services.AddQuartz(quartz => quartz.ScheduleJob<DueReportsJob>(
            trigger => trigger.StartNow().WithSimpleSchedule(schedule =>
                schedule.WithInterval(DueReportsJob.Interval).RepeatForever())));
        builder.Services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return builder.Build();
    }
}

using System.CommandLine;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Jobs;
using KiIndicators.Worker.Meetings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace KiIndicators.Worker.Commands;

/// <summary>`run`, also without a command: the unattended worker.</summary>
internal static class RunCommand
{
    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Command command = new("run", "Als Worker laufen: fällige Berichte zu Sitzungen erstellen (auch ohne Befehl)");
        command.SetAction((_, cancellation) => RunAsync(environment, cancellation));
        return command;
    }

    /// <summary>Runs until stopped. What is wrong with settings, catalogue or database stops the start.</summary>
    public static async Task<int> RunAsync(WorkerEnvironment environment, CancellationToken cancellation)
    {
        ConnectionFactory connections = environment.UsableDatabase();
        CatalogueLoader.Load(environment.Settings.CataloguePath);
        using IHost host = Build(environment, connections);
        host.Services.GetRequiredService<DueReports>().TidyUp();
        await host.RunAsync(cancellation);
        return 0;
    }

    /// <summary>The host with its one job.</summary>
    public static IHost Build(WorkerEnvironment environment, ConnectionFactory connections)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd HH:mm:ss ";
        }).AddFilter("Quartz", LogLevel.Warning).AddFilter("Microsoft", LogLevel.Information);
        builder.Services.AddSingleton(new MeetingStore(connections, environment.Settings.Committees));
        builder.Services.AddSingleton(new OccurrenceClaims(
            connections, environment.Time, $"{Environment.MachineName}-{Environment.ProcessId}"));
        builder.Services.AddSingleton(services => new DueReports(
            services.GetRequiredService<MeetingStore>(), services.GetRequiredService<OccurrenceClaims>(),
            () => environment.ReportRun(connections), environment.Settings.ReportsFolder, environment.Time,
            services.GetRequiredService<ILogger<DueReports>>()));
        builder.Services.AddQuartz(quartz => quartz.ScheduleJob<DueReportsJob>(
            trigger => trigger.StartNow().WithSimpleSchedule(schedule =>
                schedule.WithInterval(DueReportsJob.Interval).RepeatForever())));
        builder.Services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return builder.Build();
    }
}

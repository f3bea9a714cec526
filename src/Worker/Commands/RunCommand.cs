using System.CommandLine;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Jobs;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spectre.Console;

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
        SqlDatabase database = environment.UsableDatabase();
        _ = environment.Catalogue; // a fault stops the start, not the first report
        environment.StartPrinter().Dispose();
        ReportFolder.RequireWritable(environment.Settings.ReportsFolder);
        environment.Output.WriteLine(
            $"Worker gestartet. Datenbank: {database.Name}; Berichte: {Path.GetFullPath(environment.Settings.ReportsFolder)}; "
            + $"Sitzungen: {new MeetingStore(database, environment.Settings.Committees).All().Length}.");
        using IHost host = WorkerHost.Build(
            database, environment.Settings, environment.Ledger(database),
            (meeting, asOf, stopping) => environment.ReportRun(database).MakeAsync(meeting, asOf, stopping),
            environment.Time);
        host.Services.GetRequiredService<DueReports>().TidyUp();
        await host.RunAsync(cancellation);
        return 0;
    }
}

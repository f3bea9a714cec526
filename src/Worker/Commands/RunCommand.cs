using System.CommandLine;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Doctor;
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

    /// <summary>Runs until stopped. What is wrong with settings, database, catalogue, engine or folder stops the start.</summary>
    public static async Task<int> RunAsync(WorkerEnvironment environment, CancellationToken cancellation)
    {
        using IHost host = WorkerHost.Build(environment.Register);
        IServiceProvider services = host.Services;
        await new Examination(new HealthChecks(services).All()).RequireStartAsync(cancellation);

        environment.Output.WriteLine(
            $"Worker gestartet. Datenbank: {services.GetRequiredService<SqlDatabase>().Name}; "
            + $"Berichte: {Path.GetFullPath(services.GetRequiredService<ReportsOptions>().Folder)}; "
            + $"Sitzungen: {services.GetRequiredService<MeetingStore>().All().Length}.");
        services.GetRequiredService<StartWarnings>().Tell();
        services.GetRequiredService<DueReports>().TidyUp();
        await WorkerHost.RunAsync(host, cancellation);
        return 0;
    }
}

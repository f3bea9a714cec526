using System.CommandLine;
using KiIndicators.Worker.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

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
        using IHost host = WorkerHost.Build(services =>
        {
            environment.Register(services);
            services.AddHostedService(provider => new WorkerStart(provider, environment.Output));
        });
        await WorkerHost.RunAsync(host, cancellation);
        return 0;
    }
}

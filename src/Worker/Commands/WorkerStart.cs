using KiIndicators.Worker.Database;
using KiIndicators.Worker.Doctor;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>
/// What the worker does before its first job: the checks of the start, a greeting, and clearing up. It is the first of the hosted services: Windows hears within its
/// half minute that the program is there, however long the database takes, and what stops the start stands in the log of the system.
/// </summary>
/// <param name="services">The host's services.</param>
/// <param name="output">Takes the greeting.</param>
internal sealed class WorkerStart(IServiceProvider services, IAnsiConsole output) : IHostedService
{
    /// <inheritdoc/>
    /// <exception cref="UserError">Settings, database, catalogue, engine or folder are at fault.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await new Examination(new HealthChecks(services).All()).RequireStartAsync(cancellationToken);
        output.WriteLine(
            $"Worker gestartet. Datenbank: {services.GetRequiredService<SqlDatabase>().Name}; "
            + $"Berichte: {Path.GetFullPath(services.GetRequiredService<ReportsOptions>().Folder)}; "
            + $"Sitzungen: {services.GetRequiredService<MeetingStore>().All().Length}.");
        services.GetRequiredService<StartWarnings>().Tell();
        services.GetRequiredService<DueReports>().TidyUp();
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

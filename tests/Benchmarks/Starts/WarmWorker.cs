using KiIndicators.Worker;
using KiIndicators.Worker.Commands;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace KiIndicators.Benchmarks.Starts;

/// <summary>The parts of a worker that keeps running: one report after the other with the same engine.</summary>
internal sealed class WarmWorker : IDisposable
{
    private static readonly DateOnly MeetingDate = new(2026, 9, 3);

    private readonly ServiceProvider services;

    /// <summary>Composes them as the program does.</summary>
    /// <param name="database">File of the database.</param>
    public WarmWorker(string database)
    {
        Environment.SetEnvironmentVariable("KIINDICATORS_Database__ConnectionString", $"Data Source={database}");
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<Action<string>>(Console.Error.WriteLine)
            .AddSlices(() => WorkerSettings.Sources(AppContext.BaseDirectory, Environment.CurrentDirectory))
            .BuildServiceProvider();
    }

    /// <summary>Makes all files of a report.</summary>
    public void MakeReport()
    {
        Meeting meeting = new(services.GetRequiredService<Committees>().Find("SGS"), MeetingDate);
        services.GetRequiredService<MakeReport>()(meeting, MeetingEntry.FirstRevision, services.GetRequiredService<ReportCalendar>().Of(meeting).AsOf, isReleased: false, CancellationToken.None).GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public void Dispose() => services.Dispose();
}

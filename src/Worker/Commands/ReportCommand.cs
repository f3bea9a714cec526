using System.CommandLine;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Jobs;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Runs;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>`report`: the report of a meeting by hand; the same input gives the same number and bytes again.</summary>
internal static class ReportCommand
{
    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Option<DateOnly> date = CommandOptions.Date("--meeting-date", "Tag der Sitzung");
        Option<string> committee = CommandOptions.Committee();
        Option<DateOnly?> asOf = CommandOptions.AsOf();
        Option<string?> folder = CommandOptions.Out("Zielordner statt Reports:Folder");
        Command command = new("report", "Den Sachstandsbericht zu einer Sitzung erstellen") { date, committee, asOf, folder };
        command.SetAction(async (parsed, cancellation) =>
        {
            Meeting meeting = new(environment.Committee(parsed.GetRequiredValue(committee)), parsed.GetValue(date));
            ConnectionFactory connections = environment.UsableDatabase();
            DateOnly due = DueRule.AsOf(meeting.Date);
            DateOnly otherwise = due < environment.Today ? due : environment.Yesterday;
            DateOnly day = environment.AsOf(parsed.GetValue(asOf), connections, otherwise);
            await MakeAsync(
                environment, connections, environment.ReportRun(connections).MakeAsync, meeting, day, parsed.GetValue(folder) ?? environment.Settings.ReportsFolder,
                cancellation);
            return 0;
        });
        return command;
    }

    /// <summary>Makes the report, writes its folder and names its files.</summary>
    public static async Task<FinishedReport> MakeAsync(
        WorkerEnvironment environment, ConnectionFactory connections, MakeReport make, Meeting meeting, DateOnly asOf, string root,
        CancellationToken cancellation)
    {
        FinishedReport report = await make(meeting, asOf, cancellation);
        ReportFolder folder = new(root, report.Number);
        using (folder.Lock())
        {
            RequireNotDelivered(environment, connections, folder, report);
            folder.Write(report.Files);
            folder.Finish();
        }

        environment.Output.MarkupLineInterpolated($"Auswertung [bold]{report.Number}[/], Stichtag {asOf:dd.MM.yyyy}:");
        foreach (string name in report.Files.Keys.Order(StringComparer.Ordinal))
        {
            environment.Output.WriteLine($"  {Path.Combine(folder.Path, name)}");
        }

        return report;
    }

    // What the worker has put into its folder is published, and a published report never changes.
    private static void RequireNotDelivered(
        WorkerEnvironment environment, ConnectionFactory connections, ReportFolder folder, FinishedReport report)
    {
        bool isDelivered = new OccurrenceClaims(connections, environment.Time, "von Hand").IsCompleted(report.Number);
        if (isDelivered && !folder.Holds(report.Files))
        {
            throw new UserError(
                $"Der Bericht {report.Number} ist schon zugestellt und bleibt, wie er ist. "
                + "Für eine andere Fassung bitte mit --out einen anderen Ordner angeben.");
        }
    }
}

using System.CommandLine;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
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
            Committee forWhom = environment.Get<Committees>().Find(parsed.GetRequiredValue(committee));
            SqlDatabase database = environment.ExistingDatabase();
            Meeting meeting = MeetingOf(environment, forWhom, parsed.GetValue(date));
            DateOnly due = DueRule.AsOf(meeting.Date);
            DateOnly otherwise = due < environment.Today ? due : environment.Yesterday;
            DateOnly day = environment.AsOf(parsed.GetValue(asOf), database, otherwise);
            WorkerEnvironment.WarnOfWords(environment.Catalogue, database);
            AuswertungFiles report = await MakeAsync(
                environment, meeting, day, parsed.GetValue(folder) ?? environment.Get<ReportsOptions>().Folder, cancellation);
            if (report.Auswertung.Result.Measurements.All(line => line.Evidence.Examined == 0))
            {
                Console.Error.WriteLine($"Warnung: In {database.Name} ist keine Aktivität lesbar; der Bericht ist leer. Bitte die Anbindung prüfen („kiindicators db status“).");
            }

            return WorkerEnvironment.Report(report.Auswertung);
        });
        return command;
    }

    /// <summary>Makes the report, writes its folder and names its files.</summary>
    public static async Task<AuswertungFiles> MakeAsync(
        WorkerEnvironment environment, Meeting meeting, DateOnly asOf, string root, CancellationToken cancellation)
    {
        AuswertungFiles report = await environment.Get<ReportRun>().MakeAsync(meeting, asOf, cancellation);
        ReportPublication publication = new(
            environment.Get<SqlDatabase>(), environment.Get<LedgerStore>(), environment.Get<OccurrenceClaims>(), root,
            environment.Get<ReportsOptions>().Folder);
        ReportFolder folder = publication.ByHand(report);
        environment.Output.MarkupLineInterpolated($"Auswertung [bold]{report.Number.ToString()}[/], Stichtag {asOf:dd.MM.yyyy}:");
        foreach (string name in report.Files.Keys.Order(StringComparer.Ordinal))
        {
            environment.Output.WriteLine($"  {Path.Combine(folder.Path, name)}");
        }

        return report;
    }

    // One that is entered has a start time, which the report prints: by hand it is the same report as the worker's.
    private static Meeting MeetingOf(WorkerEnvironment environment, Committee committee, DateOnly date) =>
        environment.Get<MeetingStore>().All()
            .Select(entry => entry.Meeting)
            .FirstOrDefault(meeting => meeting.Committee.Id == committee.Id && meeting.Date == date)
        ?? new Meeting(committee, date);
}

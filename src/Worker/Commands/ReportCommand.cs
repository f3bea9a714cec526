using System.CommandLine;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
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
        Option<bool> evenSo = new("--even-so") { Description = "auch aus auffallend wenigen oder gar keinen lesbaren Aktivitäten, und auch ohne Änderung" };
        Command command = new("report", "Den Sachstandsbericht zu einer Sitzung erstellen") { date, committee, asOf, folder, evenSo, Release(environment) };
        command.SetAction(async (parsed, cancellation) =>
        {
            Committee forWhom = environment.Get<Committees>().Find(parsed.GetRequiredValue(committee));
            SqlDatabase database = environment.ExistingDatabase();
            Meeting meeting = MeetingOf(environment, forWhom, parsed.GetValue(date));
            DateOnly due = environment.Get<ReportCalendar>().Of(meeting).AsOf;
            DateOnly otherwise = due < environment.Today ? due : environment.Yesterday;
            DateOnly day = environment.AsOf(parsed.GetValue(asOf), database, otherwise);
            WorkerEnvironment.WarnOfWords(environment.Catalogue, database);
            AuswertungFiles report = await MakeAsync(
                environment, meeting, day, parsed.GetValue(folder) ?? environment.Get<ReportsOptions>().Folder, parsed.GetValue(evenSo), cancellation);
            return WorkerEnvironment.Report(report.Auswertung);
        });
        return command;
    }

    /// <summary>Makes the report, writes its folder and names its files.</summary>
    public static async Task<AuswertungFiles> MakeAsync(
        WorkerEnvironment environment, Meeting meeting, DateOnly asOf, string root, bool evenSo, CancellationToken cancellation)
    {
        AuswertungFiles report = await MakeAsync(environment, meeting, asOf, evenSo, cancellation);
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

    private static async Task<AuswertungFiles> MakeAsync(
        WorkerEnvironment environment, Meeting meeting, DateOnly asOf, bool evenSo, CancellationToken cancellation)
    {
        try
        {
            return await environment.Get<ReportRun>().MakeAsync(meeting, asOf, evenSo, cancellation);
        }
        catch (ReportHeld held)
        {
            throw new UserError($"{held.Message} Es ist kein Bericht entstanden; stimmen die Zahlen, macht ihn derselbe Aufruf mit --even-so.", 1, held);
        }
        catch (ReportUnneeded unneeded)
        {
            throw new UserError($"{unneeded.Message} Es ist kein Bericht entstanden („Anlass: bei Änderung“); derselbe Aufruf mit --even-so macht ihn.", 1, unneeded);
        }
    }

    private static Command Release(WorkerEnvironment environment)
    {
        Argument<string> meeting = CommandOptions.Meeting();
        Command command = new("release", "Einen Bericht freigeben, den der Worker zurückhält, weil auffallend wenig lesbar ist") { meeting };
        command.SetAction(parsed =>
        {
            environment.UsableDatabase();
            MeetingStore store = environment.Get<MeetingStore>();
            MeetingEntry entry = store.Find(parsed.GetRequiredValue(meeting));
            bool isNew = store.Release(entry.Meeting, environment.Time.GetUtcNow());
            environment.Output.WriteLine(entry.ReportState?.IsMade() == true
                ? $"Der Bericht zur Sitzung {entry.Meeting.Key} ist schon erstellt: {entry.ReportNumber}."
                : isNew
                    ? $"Der Bericht zur Sitzung {entry.Meeting.Key} ist freigegeben: Ist er fällig, erstellt ihn der Worker innerhalb von zehn Minuten, gleich wie wenig lesbar ist."
                    : $"Der Bericht zur Sitzung {entry.Meeting.Key} war schon freigegeben.");
            return 0;
        });
        return command;
    }

    // One that is entered has a start time, which the report prints: by hand it is the same report as the worker's.
    private static Meeting MeetingOf(WorkerEnvironment environment, Committee committee, DateOnly date) =>
        environment.Get<MeetingStore>().All()
            .Select(entry => entry.Meeting)
            .FirstOrDefault(meeting => meeting.Committee.Id == committee.Id && meeting.Date == date)
        ?? new Meeting(committee.On(date), date);
}

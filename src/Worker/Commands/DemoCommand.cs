using System.CommandLine;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Demo;
using KiIndicators.Worker.Digest;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>`demo`: the whole path on sample data, with nothing to configure: a delivered report, the next one, and a digest.</summary>
internal static class DemoCommand
{
    private static readonly DateOnly MeetingDate = new(2026, 9, 3);

    private static readonly DigestMonth Month = new(2026, 7);

    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Option<string?> folder = CommandOptions.Out("Zielordner, sonst out/demo");
        Command command = new("demo", "Beispieldaten anlegen und daraus einen Bericht erstellen") { folder };
        command.SetAction(async (parsed, cancellation) =>
        {
            string root = parsed.GetValue(folder) ?? Path.Combine("out", "demo");
            return await RunAsync(environment, root, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(WorkerEnvironment environment, string root, CancellationToken cancellation)
    {
        Committee committee = environment.Get<Committees>().Find("SGS");
        Meeting earlier = new(committee, DemoHistory.MeetingDate);
        Meeting meeting = new(committee, MeetingDate);
        RequireOnlySampleReports(root, earlier, meeting);

        SqlDatabase database = SampleDatabase.CreateAsThen(root, environment.Catalogue.Programmes, environment.Time);
        WorkerEnvironment then = Over(environment, DemoHistory.Clock, database, root);
        RunNumber delivered = await DemoHistory.DeliverAsync(then.Get<MeetingStore>(), then.Get<DueReports>(), committee, cancellation);
        SampleDatabase.BringToToday(database, environment.Catalogue.Programmes, environment.Time);
        AuswertungFiles report = await ReportCommand.MakeAsync(
            Over(environment, environment.Time, database, root), meeting, MeetingEntry.FirstRevision, DemoMark.AsOf, root, evenSo: false, cancellation);

        string digest = Digest(Over(environment, environment.Time, database, root), meeting);

        ResultTables.Print(environment.Output, report.Auswertung.Result);
        environment.Output.MarkupLine("[bold]Beispieldaten – keine echten Angaben.[/]");
        environment.Output.MarkupLineInterpolated($"Zugestellt zur Sitzung am {earlier.Date:dd.MM.yyyy}: {PdfOf(root, delivered.ToString())}");
        environment.Output.MarkupLineInterpolated($"Der Bericht liegt in {PdfOf(root, report.Number.ToString())}");
        environment.Output.MarkupLineInterpolated($"Der Digest für {Month.Name} liegt in {digest}");
        return WorkerEnvironment.Report(report.Auswertung);
    }

    // As the worker makes it on its day, with the meeting ahead; nobody gets it.
    private static string Digest(WorkerEnvironment over, Meeting meeting)
    {
        MadeDigest made = over.Get<DigestRun>().Make(
            Month, over.Get<ReportCalendar>().Plan([new MeetingEntry(meeting, false, null, null)], over.Get<DigestCalendar>().DueAt(Month)));
        ReportFolder folder = over.Get<DigestPublication>().Publish(made)
            ?? throw new InvalidOperationException("Die Datenbank der Demo ist neu und kennt keinen Digest.");
        return Path.Combine(folder.Path, AuswertungFiles.DigestMail);
    }

    /// <summary>The slices over the demo's database and folder, at a clock.</summary>
    private static WorkerEnvironment Over(WorkerEnvironment environment, TimeProvider time, SqlDatabase database, string root) =>
        environment.With(time, services => services
            .AddSingleton(database)
            .AddSingleton(new ReportsOptions { Folder = root })
            .AddSingleton(DemoHistory.Worker)
            .AddSingleton<ILogger<DueReports>>(NullLogger<DueReports>.Instance)
            .AddSingleton<ILogger<WatchedRun>>(NullLogger<WatchedRun>.Instance));

    private static string PdfOf(string root, string number) => Path.Combine(root, number, AuswertungFiles.Report);

    private static void RequireOnlySampleReports(string root, params Meeting[] meetings)
    {
        foreach (string facts in meetings.Select(meeting => Path.Combine(root, RunNumber.Report(meeting, MeetingEntry.FirstRevision).ToString(), AuswertungFiles.Facts))
            .Append(Path.Combine(root, Month.Number.ToString(), AuswertungFiles.DigestText)))
        {
            if (File.Exists(facts) && !File.ReadAllText(facts).Contains("BEISPIELDATEN", StringComparison.Ordinal))
            {
                throw new UserError(
                    $"In {Path.GetDirectoryName(facts)} liegt ein Bericht aus echten Daten; die Demo überschreibt ihn nicht. "
                    + "Bitte mit --out einen anderen Ordner angeben.", 2);
            }
        }
    }
}

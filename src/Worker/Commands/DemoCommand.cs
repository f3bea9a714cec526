using System.CommandLine;
using KiIndicators.Worker.Configuration;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Runs;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>`demo`: the whole path on sample data, with nothing to configure.</summary>
internal static class DemoCommand
{
    private static readonly DateOnly MeetingDate = new(2026, 9, 3);

    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Option<string?> folder = CommandOptions.Out("Zielordner, sonst out/demo");
        Command command = new("demo", "Beispieldaten anlegen und daraus einen Bericht erstellen") { folder };
        command.SetAction(async (parsed, cancellation) =>
        {
            string root = parsed.GetValue(folder) ?? Path.Combine("out", "demo");
            RequireOnlySampleReports(root);
            ConnectionFactory connections = SampleDatabase.Create(root, environment.Catalogue.Programmes, environment.Time);
            FinishedReport report = await ReportCommand.MakeAsync(
                environment, connections, new Meeting(environment.Committee("SGS"), MeetingDate), DemoMark.AsOf, root,
                cancellation);
            ResultTables.Print(environment.Output, report.Result);
            environment.Output.MarkupLineInterpolated(
                $"[bold]Beispieldaten – keine echten Angaben.[/] Der Bericht liegt in {Path.Combine(root, report.Number, "Sachstandsbericht.pdf")}");
            return 0;
        });
        return command;
    }

    private static void RequireOnlySampleReports(string root)
    {
        string facts = Path.Combine(root, $"{new Meeting(new Committee("SGS", ""), MeetingDate).Key}-{ReportRun.Revision}", "Sachlage.txt");
        if (File.Exists(facts) && !File.ReadAllText(facts).StartsWith("BEISPIELDATEN", StringComparison.Ordinal))
        {
            throw new UserError(
                $"In {Path.GetDirectoryName(facts)} liegt ein Bericht aus echten Daten; die Demo überschreibt ihn nicht. "
                + "Bitte mit --out einen anderen Ordner angeben.", 2);
        }
    }
}

using System.CommandLine;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Export;
using KiIndicators.Worker.Words;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>`export`: activities and results of a period by Schwerpunkt, for the Land's Förderprogrammcontrolling and the Sachbericht.</summary>
internal static class ExportCommand
{
    private const string DefaultFolder = "exporte";

    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Option<DateOnly> from = CommandOptions.Date("--from", "erster Tag des Zeitraums");
        Option<DateOnly> to = CommandOptions.Date("--to", "letzter Tag des Zeitraums und Stichtag");
        Option<string?> folder = CommandOptions.Out($"worin der Ordner des Exports entsteht; ohne Angabe „{DefaultFolder}“");
        Command command = new("export", "Aktivitäten und Ergebnisse je Schwerpunkt als CSV und XLSX, für Förderprogrammcontrolling und Sachbericht") { from, to, folder };
        command.SetAction(parsed =>
        {
            Period period = Checked(environment, parsed.GetValue(from), parsed.GetValue(to));
            environment.ExistingDatabase();
            MadeExport made = environment.Get<ExportRun>().Make(period);
            string path = made.WriteTo(parsed.GetValue(folder) ?? DefaultFolder);
            environment.Output.WriteLine(
                $"Der Export vom {GermanText.Span(period)}, {Phrases.Of(made.Held, "durchgeführte Aktivität", "durchgeführte Aktivitäten")}, liegt in {path}: {string.Join(", ", made.Files.Keys)}.");
            return WorkerEnvironment.Report(made.Auswertung);
        });
        return command;
    }

    private static Period Checked(WorkerEnvironment environment, DateOnly from, DateOnly to)
    {
        if (from > to)
        {
            throw new UserError($"Der Zeitraum endet vor seinem Anfang: --from {GermanText.Day(from)}, --to {GermanText.Day(to)}.", CommandRunner.WrongUse);
        }

        return to <= environment.Today
            ? new Period(from, to)
            : throw new UserError(
                $"--to {GermanText.Day(to)} liegt nach heute ({GermanText.Day(environment.Today)}); der letzte Tag ist der Stichtag. Bitte einen früheren Tag angeben.",
                CommandRunner.WrongUse);
    }
}

using System.CommandLine;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Intake.Import.Csv;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>`activities import`: CSV into the base tables, all faults at once, repeatable by id.</summary>
internal static class ActivitiesCommand
{
    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Argument<string> path = new("pfad") { Description = "Ordner mit activities.csv usw. oder eine einzelne Datei", HelpName = "ORDNER|DATEI" };
        Command import = new("import", "Aktivitäten, Partner und Stellungnahmen aus CSV einlesen") { path };
        import.SetAction(parsed => Import(environment, parsed.GetRequiredValue(path)));
        return new Command("activities", "Aktivitätsdaten") { import };
    }

    private static int Import(WorkerEnvironment environment, string path)
    {
        SqlDatabase database = environment.UsableDatabase();
        ImportResult result = CsvImport.Run(database, path, environment.Time, ImportVocabulary.Of(environment.Catalogue.Programmes));
        foreach (ImportFault warning in result.Warnings)
        {
            environment.Output.WriteLine($"Hinweis: {warning}");
        }

        if (!result.IsWritten)
        {
            throw new UserError(
                string.Join(Environment.NewLine, FaultSummary.Lines(result.Faults).Append(
                    $"{result.Faults.Length} Fehler; es wurde nichts eingelesen. Bitte die Zeilen berichtigen und den Befehl wiederholen.")));
        }

        foreach (ImportCount count in result.Counts)
        {
            environment.Output.WriteLine(count.ToString());
        }

        return 0;
    }
}

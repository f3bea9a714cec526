using System.Collections.Immutable;
using System.CommandLine;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Intake.Import.Sheets;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Words;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>
/// `activities import`: CSV into the base tables, all faults at once, repeatable by id; `activities check`: what the catalogue asks for
/// and nothing recorded has.
/// </summary>
internal static class ActivitiesCommand
{
    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Argument<string> path = new("pfad") { Description = "Ordner mit activities.csv usw. oder eine einzelne Datei", HelpName = "ORDNER|DATEI" };
        Command import = new("import", "Aktivitäten, Partner und Stellungnahmen aus CSV einlesen") { path };
        import.SetAction(parsed => Import(environment, parsed.GetRequiredValue(path)));
        Command check = new("check", "Bedingungen des Zielkatalogs, die zu keiner Erfassung passen");
        check.SetAction(_ => Check(environment));
        return new Command("activities", "Aktivitätsdaten") { import, check };
    }

    private static int Check(WorkerEnvironment environment)
    {
        ImmutableArray<NeverRecordedWord> words =
            NeverRecorded.In(environment.Catalogue.Programmes, RecordedWords.Read(environment.ExistingDatabase()));
        foreach (NeverRecordedWord word in words.OrderByDescending(word => word.IsWarning))
        {
            string meant = word.Meant is null ? "" : $"; gemeint: {word.Meant}?";
            environment.Output.WriteLine($"{(word.IsWarning ? "Warnung" : "Hinweis")}: {word.Line}, {word.Condition}: {word.Found}{meant}");
        }

        int warnings = words.Count(word => word.IsWarning);
        environment.Output.WriteLine(words.IsEmpty
            ? "Alles, was der Zielkatalog nennt, kommt in den Daten vor, oder es ist noch nichts erfasst."
            : $"{warnings} {(warnings == 1 ? "Warnung" : "Warnungen")}, {words.Length - warnings} {(words.Length - warnings == 1 ? "Hinweis" : "Hinweise")}.");
        return 0;
    }

    // A mistyped file or a refused one leaves no new, empty database.
    private static ImportResult Written(WorkerEnvironment environment, string path, ImportVocabulary vocabulary)
    {
        bool isWritten = false;
        SqlDatabase database = environment.UsableDatabase();
        try
        {
            ImportResult result = ListImport.Run(database, path, environment.Time, vocabulary);
            isWritten = result.IsWritten;
            return result;
        }
        finally
        {
            if (!isWritten)
            {
                environment.Get<ConfiguredDatabase>().TakeBack();
            }
        }
    }

    private static int Import(WorkerEnvironment environment, string path)
    {
        // The catalogue first: one that cannot be loaded creates no database.
        ImportVocabulary vocabulary = ImportVocabulary.Of(environment.Catalogue.Programmes);
        ImportResult result = Written(environment, path, vocabulary);
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

        if (result.RecordedLate > 0)
        {
            environment.Output.WriteLine(
                $"Hinweis: {Phrases.Of(result.RecordedLate, "Aktivität nennt", "Aktivitäten nennen")} keinen Tag der Erfassung (recorded_at); es gilt der des ersten Imports, und der Bericht nennt "
                + "nachträglich erfasst, was dann mehr als 30 Tage zurückliegt.");
        }

        return 0;
    }
}

using System.Collections.Immutable;
using System.CommandLine;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Intake.Rows;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>
/// `activities check`: what the catalogue asks for and nothing recorded has; below it stand import, template, withdrawal and the look at one activity.
/// </summary>
internal static class ActivitiesCommand
{
    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Command check = new("check", "Bedingungen des Zielkatalogs, die zu keiner Erfassung passen");
        check.SetAction(_ => Check(environment));
        return new Command("activities", "Aktivitätsdaten") { ImportCommand.Create(environment), check };
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
}

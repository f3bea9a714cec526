using System.Collections.Immutable;
using System.CommandLine;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Intake.Import.Sheets;
using KiIndicators.Worker.Runs;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>
/// `activities import`: lists into the base tables, all faults at once and beside the file, repeatable by id, with what it does to the results.
/// </summary>
internal static class ImportCommand
{
    // What is over sooner needs no bar.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Argument<string> path = new("pfad") { Description = "Arbeitsmappe (XLSX) oder CSV-Datei, oder ein Ordner davon", HelpName = "ORDNER|DATEI" };
        Option<bool> dryRun = new("--dry-run") { Description = "nichts schreiben; sagen, was sich in den Daten und Ergebnissen ändern würde" };
        Option<bool> validRows = new("--valid-rows") { Description = "die Zeilen ohne Fehler einlesen, auch wenn andere Fehler haben" };
        Command import = new("import", "Aktivitäten, Partner und Stellungnahmen aus Excel (XLSX) oder CSV einlesen") { path, dryRun, validRows };
        import.SetAction(parsed => Import(
            environment, parsed.GetRequiredValue(path), new ImportWish { IsRehearsal = parsed.GetValue(dryRun), OnlyValidRows = parsed.GetValue(validRows) }));
        return import;
    }

    private static int Import(WorkerEnvironment environment, string path, ImportWish wish)
    {
        // The catalogue first: one that cannot be loaded creates no database.
        _ = environment.Get<LoadedCatalogue>();
        ImportOutcome outcome = Written(environment, path, wish);
        foreach (string line in ImportText.Lines(outcome))
        {
            environment.Output.WriteLine(line);
        }

        if (outcome.Result.Faults.IsEmpty)
        {
            return 0;
        }

        ImmutableArray<ImportFault> faults = outcome.Result.Faults;
        string done = wish.OnlyValidRows
            ? $"{faults.Length} Fehler; die übrigen Zeilen {(wish.IsRehearsal ? "würden eingelesen" : "sind eingelesen")}."
            : $"{faults.Length} Fehler; es wurde nichts eingelesen. Bitte die Zeilen berichtigen und den Befehl wiederholen.";
        throw new UserError(string.Join(Environment.NewLine, FaultSummary.Lines(faults).Append(done).Concat(wish.IsRehearsal ? [] : FaultFiles(outcome.Result))));
    }

    private static IEnumerable<string> FaultFiles(ImportResult result) =>
        FaultWorkbook.WriteAll(result.Faults, result.Warnings).Select(written => $"Die Zellen sind markiert und erklärt in {written}");

    // A mistyped file or a refused one leaves no new, empty database.
    private static ImportOutcome Written(WorkerEnvironment environment, string path, ImportWish wish)
    {
        bool isWritten = false;
        environment.UsableDatabase();
        try
        {
            ListImports imports = environment.Get<ListImports>();
            ImportOutcome outcome = WithBar(environment.Output, progress => imports.Run(path, wish with { Progress = progress }));
            isWritten = outcome.Result.IsWritten;
            return outcome;
        }
        finally
        {
            if (!isWritten)
            {
                environment.Get<ConfiguredDatabase>().TakeBack();
            }
        }
    }

    // Only a person at a terminal looks at a bar, and only where it takes long.
    private static ImportOutcome WithBar(IAnsiConsole output, Func<Action<double>?, ImportOutcome> work)
    {
        if (!output.Profile.Capabilities.Interactive || Console.IsOutputRedirected)
        {
            return work(null);
        }

        double done = 0;
        Task<ImportOutcome> running = Task.Run(() => work(part => Volatile.Write(ref done, part)));
        if (Task.WaitAny([running], Patience) != 0)
        {
            output.Progress().AutoClear(true).Start(context =>
            {
                ProgressTask task = context.AddTask("Einlesen", maxValue: 1);
                while (Task.WaitAny([running], Step) != 0)
                {
                    task.Value = Volatile.Read(ref done);
                }
            });
        }

        return running.GetAwaiter().GetResult();
    }
}

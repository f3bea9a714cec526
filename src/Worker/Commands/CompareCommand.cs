using System.CommandLine;
using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Contracts;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Runs;

namespace KiIndicators.Worker.Commands;

/// <summary>`compare`: what changed between two Auswertungen, and why. Internal: exact numbers, titles.</summary>
internal static class CompareCommand
{
    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Argument<string> earlier = new("RUN") { Description = "Auswertungsnummer, z. B. SGS-2026-02-26-1" };
        Argument<string> later = new("RUN|now")
        {
            Description = "Auswertungsnummer, oder now für die heutigen Daten", DefaultValueFactory = _ => ComparedRun.Now,
        };
        Option<string> format = new("--format")
        {
            Description = "Ausgabeform", HelpName = "text|json", DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json");
        Command command = new("compare", "Zwei Auswertungen vergleichen: was sich geändert hat und warum") { earlier, later, format };
        command.SetAction(parsed =>
        {
            SqlDatabase database = environment.ExistingDatabase();
            RecordedRuns records = environment.Get<RecordedRuns>();
            (string first, string second) = (parsed.GetRequiredValue(earlier), parsed.GetRequiredValue(later));
            // A record is judged again when it is found: each once.
            Auswertung? Recorded(string number) => number == ComparedRun.Now ? null : records.Find(number);
            (Auswertung? one, Auswertung? other) = (Recorded(first), Recorded(second));
            RunComparison comparison = RunComparer.Compare(
                RecordedRuns.Compared(one ?? Now(environment, database, other)), RecordedRuns.Compared(other ?? Now(environment, database, one)));
            Console.Out.Write(parsed.GetValue(format) == "json"
                ? VisibleText.OfJson(ComparisonDocument.Write(comparison)) + Environment.NewLine
                : ComparisonText.Write(comparison));
            return 0;
        });
        return command;
    }

    private static Auswertung Now(WorkerEnvironment environment, SqlDatabase database, Auswertung? other) =>
        environment.Get<EvaluationSource>().Evaluate(
            environment.AsOf(null, database, environment.Yesterday), new EvaluationWish { ComparedWith = new(other) });
}

using System.CommandLine;
using System.Text;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Contracts;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Runs;

namespace KiIndicators.Worker.Commands;

/// <summary>`indicators`: all results as table, JSON or CSV.</summary>
internal static class IndicatorsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Option<DateOnly?> asOf = CommandOptions.AsOf();
        Option<string> format = new("--format")
        {
            Description = "Ausgabeform", HelpName = "table|json|csv", DefaultValueFactory = _ => "table",
        };
        format.AcceptOnlyFromAmong("table", "json", "csv");
        Command command = new("indicators", "Alle Messwerte und Bewertungen") { asOf, format };
        command.SetAction(parsed =>
        {
            LoadedCatalogue catalogue = environment.Catalogue;
            SqlDatabase database = environment.ExistingDatabase();
            DateOnly day = environment.AsOf(parsed.GetValue(asOf), database, environment.Yesterday);
            WorkerEnvironment.WarnOfWords(catalogue, database);
            Auswertung evaluated = environment.Get<EvaluationSource>().Evaluate(day);
            Print(environment, evaluated.Result, parsed.GetValue(format)!);
            return WorkerEnvironment.Report(evaluated);
        });
        return command;
    }

    private static void Print(WorkerEnvironment environment, EvaluationResult result, string format)
    {
        switch (format)
        {
            case "json":
                Console.Out.WriteLine(VisibleText.OfJson(ResultsDocument.Write(result)));
                break;
            case "csv":
                Terminal.WriteExact(Encoding.UTF8.GetString(ResultTables.Csv(result)));
                break;
            default:
                ResultTables.Print(environment.Output, result);
                break;
        }
    }
}

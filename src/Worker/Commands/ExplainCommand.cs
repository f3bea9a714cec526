using System.Collections.Immutable;
using System.CommandLine;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Explanations;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Audit.Recount;
using KiIndicators.Worker.Audit.Recount.Kinds;
using KiIndicators.Worker.Contracts;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Commands;

/// <summary>`explain`: one line, from the sentence of the resolution to the state.</summary>
internal static class ExplainCommand
{
    private const int MostSuggestions = 3;
    private const int FarthestSlip = 2;

    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Argument<string> line = new("zeile")
        {
            Description = "Nachweis-Nr. (B25-2), oder mit der Auswertung davor, aus der sie erklärt wird (SGS-2026-09-03-1/B25-2)",
            HelpName = "ZEILE",
        };
        Option<DateOnly?> asOf = CommandOptions.AsOf();
        Option<bool> all = new("--all") { Description = "auch die Aktivitäten nennen, denen mehrere Bedingungen fehlen" };
        Option<string> format = new("--format")
        {
            Description = "Ausgabeform: sql liefert, in ein Datenbankwerkzeug eingefügt, die Zahl, sql-rows die Aktivitäten dahinter (Nummer, Beginn, Titel)",
            HelpName = "text|json|sql|sql-rows", DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json", "sql", "sql-rows");
        Command command = new("explain", "Eine Zeile erklären: Wortlaut, Zählweise, Aktivitäten, Bewertung") { line, asOf, all, format };
        command.SetAction(parsed =>
        {
            (RunNumber? run, string id) = Split(parsed.GetRequiredValue(line));
            SqlDatabase database = environment.ExistingDatabase();
            Auswertung explained = AuswertungOf(environment, database, run, parsed.GetValue(asOf), parsed.GetValue(all) ? id : null);
            Measurement found = Find(explained.Result, id);
            switch (parsed.GetValue(format))
            {
                case "json":
                    Console.Out.WriteLine(VisibleText.OfJson(
                        ExplanationDocument.Write(new ExplanationBuilder(explained).Build(found), parsed.GetValue(all))));
                    break;
                case "sql":
                    Terminal.WriteExact(StatementOf(database.Dialect, explained, found).Number + Environment.NewLine);
                    break;
                case "sql-rows":
                    Terminal.WriteExact(StatementOf(database.Dialect, explained, found).Rows + Environment.NewLine);
                    break;
                default:
                    ExplanationText.Print(environment.Output, new ExplanationBuilder(explained).Build(found), parsed.GetValue(all));
                    break;
            }

            return 0;
        });
        return command;
    }

    private static Auswertung AuswertungOf(WorkerEnvironment environment, SqlDatabase database, RunNumber? run, DateOnly? asOf, string? all)
    {
        EvaluationWish wish = all is null ? new EvaluationWish() : new EvaluationWish { OthersNamed = ImmutableHashSet.Create(StringComparer.OrdinalIgnoreCase, all) };
        if (run is null)
        {
            return environment.Get<EvaluationSource>().Evaluate(environment.AsOf(asOf, database, environment.Yesterday), wish);
        }

        return asOf is null
            ? environment.Get<RecordedRuns>().Find(run.ToString(), wish.OthersNamed)
            : throw new UserError($"Der Stichtag der Auswertung {run} steht fest. Bitte --as-of weglassen.", CommandRunner.WrongUse);
    }

    // The statements that count the line a second time.
    private static RecountStatement StatementOf(string dialect, Auswertung explained, Measurement line) =>
        new RecountStatements(SqlDialect.For(dialect), RecountScope.Of(explained.Result), LineKinds.Of).For(line.Line.Id, explained.Fingerprint.Sha256);

    private static (RunNumber? Run, string Line) Split(string argument)
    {
        int slash = argument.LastIndexOf('/');
        if (slash < 0)
        {
            return (null, argument.Trim());
        }

        return RunNumber.Typed(argument[..slash]) is RunNumber run
            ? (run, argument[(slash + 1)..].Trim())
            : throw new UserError(
                $"„{argument[..slash]}“ ist keine Auswertungsnummer. Erwartet wird z. B. SGS-2026-09-03-1/B25-2.", CommandRunner.WrongUse);
    }

    private static Measurement Find(EvaluationResult result, string id) =>
        result.Measurements.FirstOrDefault(line => string.Equals(line.Line.Id, id, StringComparison.OrdinalIgnoreCase))
        ?? throw new UserError($"Eine Zeile „{id}“ gibt es nicht. {Suggestion(result, id)}", CommandRunner.WrongUse);

    private static string Suggestion(EvaluationResult result, string id)
    {
        string[] near = [.. result.Measurements.Select(line => line.Line.Id)
            .Select(known => (Known: known, Slips: NearWords.Distance(known.ToUpperInvariant(), id.ToUpperInvariant())))
            .Where(pair => pair.Slips <= FarthestSlip)
            .OrderBy(pair => pair.Slips).Take(MostSuggestions).Select(pair => pair.Known)];
        return near.Length == 0
            ? "Alle Zeilen nennt „kiindicators indicators“."
            : $"Meinten Sie {string.Join(" oder ", near)}?";
    }
}

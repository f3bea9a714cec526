using System.CommandLine;
using System.Text.RegularExpressions;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Explanations;
using KiIndicators.Worker.Contracts;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Commands;

/// <summary>`explain`: one line, from the sentence of the resolution to the state.</summary>
internal static partial class ExplainCommand
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
            Description = "Ausgabeform", HelpName = "text|json|sql", DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json", "sql");
        Command command = new("explain", "Eine Zeile erklären: Wortlaut, Zählweise, Aktivitäten, Bewertung") { line, asOf, all, format };
        command.SetAction(parsed =>
        {
            (string? run, string id) = Split(parsed.GetRequiredValue(line));
            SqlDatabase database = environment.ExistingDatabase();
            ExplanationSources sources = environment.Get<ExplanationSources>();
            ExplanationSource source = SourceOf(environment, database, sources, run, parsed.GetValue(asOf));
            Print(environment, sources, source, Find(source.Result, id), parsed.GetValue(all), parsed.GetValue(format)!);
            return 0;
        });
        return command;
    }

    private static ExplanationSource SourceOf(
        WorkerEnvironment environment, SqlDatabase database, ExplanationSources sources, string? run, DateOnly? asOf)
    {
        if (run is null)
        {
            return sources.Live(environment.AsOf(asOf, database, environment.Yesterday));
        }

        return asOf is null
            ? sources.Stored(run)
            : throw new UserError($"Der Stichtag der Auswertung {run} steht fest. Bitte --as-of weglassen.", CommandRunner.WrongUse);
    }

    private static void Print(
        WorkerEnvironment environment, ExplanationSources sources, ExplanationSource source, Measurement line, bool all, string format)
    {
        switch (format)
        {
            case "json":
                Console.Out.WriteLine(ExplanationDocument.Write(new ExplanationBuilder(source).Build(line), all));
                break;
            case "sql":
                Console.Out.WriteLine(sources.StatementOf(source, line));
                break;
            default:
                ExplanationText.Print(environment.Output, new ExplanationBuilder(source).Build(line), all);
                break;
        }
    }

    private static (string? Run, string Line) Split(string argument)
    {
        int slash = argument.LastIndexOf('/');
        if (slash < 0)
        {
            return (null, argument.Trim());
        }

        string run = argument[..slash].Trim().ToUpperInvariant();
        return RunNumber().IsMatch(run)
            ? (LowerSecondMeeting(run), argument[(slash + 1)..].Trim())
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

    // Numbers may be typed in small letters; only the letter of a second meeting on one day is small in them.
    private static string LowerSecondMeeting(string run) =>
        RunNumber().Replace(run, match => match.Groups["head"].Value + match.Groups["letter"].Value.ToLowerInvariant() + match.Groups["tail"].Value);

    [GeneratedRegex(@"^(?<head>[A-Z][A-Z0-9]{0,11}-\d{4}-\d{2}(?:-\d{2})?)(?<letter>[B-Z]?)(?<tail>-V?\d+)$")]
    private static partial Regex RunNumber();
}

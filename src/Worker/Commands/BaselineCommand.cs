using System.Collections.Immutable;
using System.CommandLine;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Baselines;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Words;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>`baseline freeze` and `baseline list`.</summary>
internal static class BaselineCommand
{
    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Argument<string> line = new("zeile")
        {
            Description = "Zeile, die den Ausgangswert braucht (B26-1), oder aus der er stammt (B25-1a)", HelpName = "ZEILE",
        };
        Option<string> period = new("--period")
        {
            Description = "Zeitraum des Ausgangswerts: 2025, sonst JJJJ-MM-TT/JJJJ-MM-TT", HelpName = "ZEITRAUM", Required = true,
        };
        Option<string?> reason = new("--reason") { Description = "Grund; beim Ersetzen Pflicht", HelpName = "TEXT" };
        Option<bool> replace = new("--replace") { Description = "Einen festgeschriebenen ersetzen; der bisherige bleibt aufgeführt" };
        Option<DateOnly?> asOf = CommandOptions.AsOf();
        Command freeze = new("freeze", "Einen Ausgangswert festschreiben") { line, period, reason, replace, asOf };
        freeze.SetAction(parsed =>
        {
            SqlDatabase database = environment.ExistingDatabase();
            string? given = parsed.GetValue(reason)?.Trim();
            return Freeze(environment, new FreezeRequest(
                parsed.GetRequiredValue(line), parsed.GetRequiredValue(period),
                environment.AsOf(parsed.GetValue(asOf), database, environment.Yesterday), parsed.GetValue(replace),
                string.IsNullOrEmpty(given) ? null : given));
        });
        Command list = new("list", "Alle festgeschriebenen Ausgangswerte, auch ersetzte");
        list.SetAction(_ => List(environment));
        return new Command("baseline", "Ausgangswerte") { freeze, list };
    }

    private static int Freeze(WorkerEnvironment environment, FreezeRequest request)
    {
        foreach (FrozenBaseline frozen in environment.Get<BaselineFreezing>().Freeze(request, environment.Today))
        {
            Baseline value = frozen.Value;
            environment.Output.WriteLine(
                $"Ausgangswert von {frozen.Line} festgeschrieben (Fassung {frozen.Version}): {Text(environment, frozen)}; "
                + $"aus {value.Line}, {GermanText.Span(value.Period)}, Stichtag {GermanText.Day(request.AsOf)}.");
            DateOnly until = environment.Catalogue.ProgrammeOf(frozen.Line).RecordingUntil(value.Period.To);
            if (request.AsOf <= until)
            {
                environment.Output.WriteLine(
                    $"Hinweis: Die Erfassungsfrist läuft noch bis {GermanText.Day(until)}; was bis dahin "
                    + "nachgetragen wird, ändert diesen Ausgangswert nicht mehr.");
            }
        }

        return 0;
    }

    private static int List(WorkerEnvironment environment)
    {
        environment.ExistingDatabase();
        ImmutableArray<FrozenBaseline> all = environment.Get<BaselineStore>().All();
        Table table = new Table().Border(TableBorder.Simple)
            .AddColumns("Zeile", "Fassung", "gilt", "aus", "Zeitraum", "Ausgangswert", "festgeschrieben am", "Grund");
        foreach (FrozenBaseline frozen in all)
        {
            Baseline value = frozen.Value;
            bool holds = !all.Any(other => other.Line == frozen.Line && other.Version > frozen.Version);
            table.AddRow(new[]
            {
                frozen.Line, $"{frozen.Version}", !frozen.IsIntact ? "nein: verändert" : holds ? "ja" : "nein: ersetzt", value.Line,
                GermanText.Span(value.Period), Text(environment, frozen), GermanText.Day(value.FrozenOn!.Value), frozen.Reason ?? "",
            }.Select(Terminal.Cell).ToArray());
        }

        environment.Output.Write(table);
        foreach (FrozenBaseline altered in all.Where(frozen => !frozen.IsIntact))
        {
            environment.Output.WriteLine(
                $"Der Ausgangswert von {altered.Line}, Fassung {altered.Version}, passt nicht zu seiner Prüfsumme: Er wurde in der Datenbank geändert.");
        }

        return all.All(frozen => frozen.IsIntact) ? 0 : CommandRunner.Failed;
    }

    private static string Text(WorkerEnvironment environment, FrozenBaseline frozen)
    {
        Baseline value = frozen.Value;
        (Indicator Line, ReferenceArea Area)? measured = environment.Catalogue.Programmes
            .SelectMany(programme => programme.Indicators.Select(line => ((Indicator, ReferenceArea)?)(line, programme.Area)))
            .FirstOrDefault(pair => pair!.Value.Item1.Id == frozen.Line);
        return measured?.Line.Measure.CountedValues is ValueRule rule
            ? BaselineWords.Named(value, rule, measured.Value.Line.Period, measured.Value.Area)
            : value.Values.IsEmpty ? BaselineWords.Number(value) : string.Join(", ", value.Values);
    }
}

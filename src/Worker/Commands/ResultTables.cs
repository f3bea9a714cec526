using System.Globalization;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit;
using Spectre.Console;
using Status = KiIndicators.Indicators.Results.Status;

namespace KiIndicators.Worker.Commands;

/// <summary>Results as tables for the terminal and as CSV. Small person counts are hidden in both.</summary>
internal static class ResultTables
{
    private static readonly string[] Header =
        ["Nr.", "Meilenstein", "Vorhaben", "Bewertung", "Begründung", "Ist", "Soll laut Beschluss", "geplant", "ungeklärt"];

    /// <summary>Prints milestones and lines.</summary>
    public static void Print(IAnsiConsole output, EvaluationResult result)
    {
        Table milestones = NewTable("Nr.", "Meilenstein", "Bewertung", "Zielwerte erreicht", "zugesagt, umgesetzt");
        foreach (MilestoneResult milestone in result.Milestones)
        {
            milestones.AddRow(Escaped(
                milestone.Milestone.Id, milestone.Milestone.Title, milestone.Status.Printed(),
                milestone.Targets == 0 ? "keine" : $"{milestone.TargetsMet} von {milestone.Targets}",
                milestone.Promised == 0 ? "keine" : $"{milestone.PromisedDone} von {milestone.Promised}"));
        }

        Table lines = NewTable("Nr.", "Vorhaben", "Bewertung", "Ist", "Soll laut Beschluss", "geplant");
        foreach (Measurement line in result.Measurements)
        {
            lines.AddRow(Escaped(
                line.Line.Id, line.Line.Title,
                line.Status == Status.NoData || Reason(line, result).Length == 0
                    ? line.Status.Printed() : $"{line.Status.Printed()}: {Reason(line, result)}",
                Actual(line, result), Wording.Of(line.Target), Planned(line)));
        }

        output.Write(milestones);
        output.Write(lines);
        PrintRejected(output, result);
    }

    /// <summary>The lines as CSV for German Excel.</summary>
    public static byte[] Csv(EvaluationResult result) => GermanCsv.Write(Header, result.Milestones.SelectMany(milestone =>
        milestone.Lines.Select(line => new[]
        {
            line.Line.Id, milestone.Milestone.Id, line.Line.Title, line.Status.Printed(), Reason(line, result),
            Actual(line, result), Wording.Of(line.Target), Planned(line), Wording.Whole(line.Unsettled),
        })));

    private static void PrintRejected(IAnsiConsole output, EvaluationResult result)
    {
        if (result.Reading.Rejected.IsEmpty)
        {
            return;
        }

        Table rejected = NewTable("Zeile", "Wert", "nicht lesbar, weil");
        foreach (RejectedRow row in result.Reading.Rejected)
        {
            rejected.AddRow(Escaped(row.Row, row.Value ?? "ganze Zeile", row.Reason));
        }

        output.Write(rejected);
    }

    private static string Actual(Measurement line, EvaluationResult result) => IsHidden(line, result)
        ? $"unter {Threshold(line, result).ToString(CultureInfo.InvariantCulture)}"
        : Wording.Of(line.Actual, line.Target);

    // "noch 3 zu planen" beside "mindestens 5" would tell the number that "unter 3" hides.
    private static string Reason(Measurement line, EvaluationResult result) => IsHidden(line, result) ? "" : line.Reason;

    private static bool IsHidden(Measurement line, EvaluationResult result) =>
        line.Line.CountsPersons && line.Actual.Number is int persons && persons > 0 && persons < Threshold(line, result);

    private static int Threshold(Measurement line, EvaluationResult result) => result.Programmes.First(programme =>
        programme.Indicators.Any(candidate => candidate.Id == line.Line.Id)).MinimumPersonCount;

    private static string Planned(Measurement line) => line.Planned == 0 ? "keine" : Wording.Whole(line.Planned);

    private static Table NewTable(params string[] headers)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string header in headers)
        {
            // Numbers and ids stay whole on a narrow terminal; titles and reasons wrap.
            table.AddColumn(header, column => column.NoWrap = header is "Nr." or "Ist" or "geplant" or "Zeile");
        }

        return table;
    }

    private static string[] Escaped(params string[] cells) => [.. cells.Select(Markup.Escape)];
}

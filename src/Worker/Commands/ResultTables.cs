using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;
using Spectre.Console;
using Status = KiIndicators.Indicators.Rating.Status;

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

        PrintedNumbers numbers = new(result);
        Table lines = NewTable("Nr.", "Vorhaben", "Bewertung", "Ist", "Soll laut Beschluss", "geplant");
        foreach (Measurement line in result.Measurements)
        {
            lines.AddRow(Escaped(
                line.Line.Id, line.Line.Title,
                line.Status == Status.NoData || numbers.Reason(line).Length == 0
                    ? line.Status.Printed() : $"{line.Status.Printed()}: {numbers.Reason(line)}",
                numbers.Actual(line), Wording.Of(line.Target), numbers.Planned(line)));
        }

        output.Write(milestones);
        output.Write(lines);
        PrintRejected(output, result);
    }

    /// <summary>The lines as CSV for German Excel.</summary>
    public static byte[] Csv(EvaluationResult result)
    {
        PrintedNumbers numbers = new(result);
        return GermanCsv.Write(Header, result.Milestones.SelectMany(milestone => milestone.Lines.Select(line => new[]
        {
            GermanCsv.AsText(line.Line.Id), GermanCsv.AsText(milestone.Milestone.Id), GermanCsv.AsText(line.Line.Title),
            line.Status.Printed(), Reason(line, numbers),
            numbers.Actual(line), Wording.Of(line.Target), numbers.Planned(line), numbers.Unsettled(line),
        })));
    }

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

    // The reason of a line without data is a text of its own, whole in the CSV and too long for the table.
    private static string Reason(Measurement line, PrintedNumbers numbers) =>
        line.Status == Status.NoData ? line.Reason : numbers.Reason(line);

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

    private static string[] Escaped(params string[] cells) => [.. cells.Select(Terminal.Cell)];
}

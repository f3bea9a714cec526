using System.Collections.Immutable;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Explanations;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>An explanation for the terminal, also readable from a file: sections, facts and tables of rows.</summary>
internal static class ExplanationText
{
    private const string Kind = "Art";
    private const int LabelWidth = 20;

    // From this width on the Art stays whole: "Informationsveranstaltung" has no place to break at.
    private const int WideTerminal = 120;

    /// <summary>A column of rows: its head and what stands in it.</summary>
    private static readonly (string Head, bool IsWhole, Func<ExplainedRow, string> Cell)[] Columns =
    [
        ("Nr.", true, row => row.Id),
        ("Datum", true, row => row.EndDate is DateOnly end && end != row.StartDate
            ? $"{GermanText.Day(row.StartDate)}\nbis {GermanText.Day(end)}" : GermanText.Day(row.StartDate)),
        (Kind, false, row => row.Kind),
        ("Titel", false, row => row.Title),
        ("Partner", false, row => string.Join(", ", row.Partners)),
        ("Kommune", false, row => string.Join(", ", row.Places)),
        ("zählt für", false, row => string.Join(", ", row.CountsFor)),
        ("fehlende Bedingung", false, row => string.Join("\n", row.Failed)),
        ("Beleg", false, row => string.Join(", ", row.Documents)),
        ("Erfassung", false, row => row.LateMark),
    ];

    /// <summary>Prints the explanation.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="line">The explanation.</param>
    /// <param name="withOthers">Whether rows that miss several conditions are listed.</param>
    public static void Print(IAnsiConsole output, LineExplanation line, bool withOthers)
    {
        output.MarkupLineInterpolated($"[bold]{line.Id} {line.Title}[/]");
        output.Write(FactsOf(Head(line)));
        foreach (ExplanationSection section in ExplanationSections.Of(line))
        {
            output.WriteLine();
            output.MarkupLineInterpolated($"[bold]{section.Title}[/]");
            output.Write(FactsOf(section.Facts));
            if (section.Rules.Length > 0)
            {
                output.Write(FactsOf([.. section.Rules.Select(rule => new Fact(rule.Number, rule.Sentence))]));
            }

            foreach (RowGroup group in section.Groups.Where(group => group.Rows.Length > 0))
            {
                output.WriteLine();
                output.WriteLine($"  {group.Title}");
                output.Write(TableOf(group.Rows, output.Profile.Width));
            }

            if (section.Title == ExplanationSections.OthersTitle)
            {
                PrintOthers(output, line, withOthers);
            }
        }
    }

    private static void PrintOthers(IAnsiConsole output, LineExplanation line, bool withOthers)
    {
        if (line.OtherCount == 0)
        {
            return;
        }

        if (withOthers)
        {
            output.Write(TableOf(line.Others.Value, output.Profile.Width));
        }
        else
        {
            output.WriteLine("  Mit --all stehen auch die Aktivitäten hier, denen mehrere Bedingungen fehlen.");
        }
    }

    private static ImmutableArray<Fact> Head(LineExplanation line) =>
    [
        new("Meilenstein", $"{line.Milestone.Id} ({line.Milestone.Title})"),
        new("Programm", line.Programme),
        new("Grundlage", line.Run is string run ? $"gespeicherte Auswertung {run}" : "heutiger Datenbestand"),
        new("Stichtag", GermanText.Day(line.AsOf)),
        new("Datenbestand", line.DataAsOf is DateOnly day ? $"vom {GermanText.Day(day)}" : "keine Angabe"),
        .. line.Fingerprint is string fingerprint ? [new Fact("Fingerabdruck", fingerprint)] : (IEnumerable<Fact>)[],
    ];

    private static Grid FactsOf(ImmutableArray<Fact> facts)
    {
        Grid grid = new Grid()
            .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 2, 0), Width = LabelWidth })
            .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach (Fact fact in facts)
        {
            grid.AddRow(Terminal.Cell(fact.Label), Terminal.Cell(fact.Value));
        }

        return grid;
    }

    // Columns in which no row says anything are left out: they would only make titles narrower.
    private static Table TableOf(ImmutableArray<ExplainedRow> rows, int width)
    {
        (string Head, bool IsWhole, Func<ExplainedRow, string> Cell)[] used =
            [.. Columns.Where(column => column.IsWhole || rows.Any(row => column.Cell(row).Length > 0))];
        Table table = new Table().Border(TableBorder.Simple);
        foreach ((string head, bool isWhole, _) in used)
        {
            table.AddColumn(head, column => column.NoWrap = isWhole || (head == Kind && width >= WideTerminal));
        }

        foreach (ExplainedRow row in rows)
        {
            table.AddRow([.. used.Select(column => Terminal.Cell(column.Cell(row)))]);
        }

        return table;
    }
}

using System.Text;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Comparison;

namespace KiIndicators.Worker.Commands;

/// <summary>A comparison as text for the house: exact numbers, titles, every value that was corrected.</summary>
internal static class ComparisonText
{
    /// <summary>The text; lines end as the machine's do.</summary>
    public static string Write(RunComparison comparison)
    {
        StringBuilder text = new();
        text.AppendLine($"{Name(comparison.Earlier)} verglichen mit {Name(comparison.Later)}.");
        text.AppendLine("Intern: genaue Zahlen und Titel.");
        if (comparison.Lines.IsEmpty && comparison.Milestones.IsEmpty && comparison.Corrections.IsEmpty)
        {
            return text.AppendLine().AppendLine("Es hat sich nichts verändert.").ToString();
        }

        Heading(text, "Meilensteine", comparison.Milestones.Length);
        foreach (MilestoneChange milestone in comparison.Milestones)
        {
            text.AppendLine($"{milestone.Result.Milestone.Id} {milestone.Result.Milestone.Title}");
            text.AppendLine($"  damals: {Of(milestone.Before)}");
            text.AppendLine($"  jetzt:  {Of(milestone.After)}");
            Reasons(text, milestone.Reasons);
        }

        Heading(text, "Zeilen", comparison.Lines.Length);
        comparison.Lines.ToList().ForEach(line => Line(text, line, "damals", "jetzt"));
        Heading(text, "Berichtigte Zahlen der früheren Auswertung (gleicher Stichtag, gleiche Regeln, spätere Daten)", comparison.Corrections.Length);
        foreach (LineChange line in comparison.Corrections)
        {
            text.AppendLine($"{line.Id} {line.Line.Line.Title}");
            text.AppendLine($"  gedruckt: {Number(line.Before!)}");
            text.AppendLine($"  richtig:  {Number(line.After!)}");
            Reasons(text, line.Reasons);
        }

        return text.ToString();
    }

    /// <summary>A measurement in one line: "7, geplant 1, ungeklärt 1; erreicht".</summary>
    public static string Of(Measurement? line) => line is null ? "nicht im Zielkatalog" : string.Join("; ",
    [
        $"{Wording.Of(line.Actual, line.Target)}, geplant {GermanText.Whole(line.Planned)}, ungeklärt {GermanText.Whole(line.Unsettled)}",
        line.Reason.Length == 0 || line.Status == Status.NoData ? line.Status.Printed() : $"{line.Status.Printed()}: {line.Reason}",
        .. Beside(line),
    ]);

    // Of a correction the number alone: what was planned and how it was judged was right on that day.
    private static string Number(Measurement line) => string.Join("; ", [Wording.Of(line.Actual, line.Target), .. Beside(line)]);

    private static IEnumerable<string> Beside(Measurement line) =>
        line.SideResults.Select(side => $"{side.Count.Text}: {(side.Number is long number ? GermanText.Whole(number) : "keine Angabe")}");

    /// <summary>A milestone in one line.</summary>
    public static string Of(MilestoneResult? result) => result is null
        ? "nicht im Zielkatalog"
        : $"{result.Status.Printed()}; Zielwerte erreicht {result.TargetsMet} von {result.Targets}; zugesagt, umgesetzt {result.PromisedDone} von {result.Promised}";

    private static string Name(ComparedRun run) =>
        $"{(run.Number == ComparedRun.Now ? "den heutigen Daten" : run.Number)} (Stichtag {GermanText.Day(run.AsOf)})";

    private static void Heading(StringBuilder text, string heading, int number) =>
        text.AppendLine().AppendLine($"{heading}: {(number == 0 ? "keine" : GermanText.Whole(number))}").AppendLine();

    private static void Line(StringBuilder text, LineChange line, string then, string now)
    {
        text.AppendLine($"{line.Id} {line.Line.Line.Title}");
        int width = Math.Max(then.Length, now.Length) + 1;
        text.AppendLine($"  {(then + ":").PadRight(width)} {Of(line.Before)}");
        text.AppendLine($"  {(now + ":").PadRight(width)} {Of(line.After)}");
        Reasons(text, line.Reasons);
    }

    private static void Reasons(StringBuilder text, IEnumerable<ChangeReason> reasons)
    {
        foreach (ChangeReason reason in reasons)
        {
            text.AppendLine($"  - {(reason.Row is RowChange row ? $"{RowOf(row)}: " : "")}{reason.Internal}");
        }
    }

    private static string RowOf(RowChange row)
    {
        string effect = (row.WasCounted, row.IsCounted) switch
        {
            (false, true) => "+ ",
            (true, false) => "− ",
            _ => "",
        };
        return row.Known is Activity known ? $"{effect}{row.Id} „{known.Title}“ ({GermanText.Day(known.StartDate)})" : effect + row.Id;
    }
}

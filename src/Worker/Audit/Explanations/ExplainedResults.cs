using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Audit.Explanations;

/// <summary>From Ist and Soll to the state, with the row of the state table that led to it (Z-20).</summary>
internal static class ExplainedResults
{
    /// <summary>The result of a line; also of a withheld one, whose number an auditor has to see.</summary>
    public static ExplainedResult Of(Measurement line, RecountNote? recount, ValueNames names)
    {
        StatusRow rule = line.StatusRow;
        bool isCounted = line.Line.Measure.CountsRows;
        return new ExplainedResult(
            LineNumbers.Target(line), LineNumbers.Exact(line),
            isCounted ? ToCome(line, line.Planned, line.Evidence.Planned.Length, "geplant") : "keine Angabe",
            isCounted ? ToCome(line, line.Unsettled, line.Evidence.Unsettled.Length, "ungeklärt") : "keine Angabe",
            Phrases.Because(line.Status.Printed(), line.Reason), rule, recount, Recounted(recount, isCounted), [.. Details(line, names)]);
    }

    // With no such row of its own a line waits for rows of those that it refers to (Z-34): they are listed there.
    private static string ToCome(Measurement line, long units, int own, string word) => units == 0 || own > 0 || !line.Line.Measure.Lines.Any()
        ? GermanText.Whole(units)
        : $"{GermanText.Whole(units)}, sobald stattfindet, was unter {Phrases.And([.. line.Line.Measure.Lines.Distinct(StringComparer.Ordinal)])} {word} ist";

    private static string Recounted(RecountNote? recount, bool isCounted) => (recount, isCounted) switch
    {
        (_, false) => "entfällt: Es wird nichts gezählt.",
        (null, _) => "nicht durchgeführt",
        ({ Agrees: true }, _) => $"Nachzählung mit SQL: {recount.Number}, stimmt überein",
        _ => $"Nachzählung mit SQL: {recount.Number}, weicht ab",
    };

    private static IEnumerable<Fact> Details(Measurement line, ValueNames names)
    {
        if (line.Actual.Coverage is Coverage coverage)
        {
            yield return new Fact("Angaben", $"bei {GermanText.Whole(coverage.With)} von {Phrases.Of((int)coverage.Of, "Aktivität", "Aktivitäten")}");
        }

        if (line.Line.Measure.CountedAttribute is string attribute && !line.Actual.Values.IsEmpty)
        {
            yield return new Fact("Gezählte Werte", string.Join(", ", line.Actual.Values
                .Select(value => $"{names.Of(attribute, value.Value)} ({GermanText.Whole(value.Activities.Length)})")));
        }

        if (!line.Actual.MissingStages.IsEmpty)
        {
            yield return new Fact("Fehlende Stufen", string.Join(", ", line.Actual.MissingStages.Select(Phrases.Quote)));
        }

        if (line.Target is All { Values.IsEmpty: false } all && TargetRules.MissingValues(all, line.Actual) is { IsEmpty: false } missing)
        {
            yield return new Fact("Fehlende Werte", string.Join(", ", missing.Select(names.Area.NameOf)));
        }

        foreach (SubMeasurement part in line.SubPeriods)
        {
            yield return new Fact(part.Label, $"{LineNumbers.Exact(part.Result)}; {Phrases.Because(part.Result.Status.Printed(), part.Result.Reason)}");
        }

        if (line is { SubPeriods.IsEmpty: true, Line.Measure.JudgedBy: not null })
        {
            yield return new Fact("Je Abschnitt", string.Join(", ", line.Actual.Values
                .Select(value => $"{value.Value}: {GermanText.Whole(value.Activities.Length)}")));
        }

        foreach (SideResult side in line.SideResults)
        {
            yield return new Fact(
                Phrases.Capital(side.Count.Text),
                Phrases.Joined(side.Number is long number ? GermanText.Whole(number) : "keine Angabe", string.Join(", ", side.Activities)));
        }

        if (line.AssessableFrom is DateOnly day)
        {
            yield return new Fact("Bewertbar ab", GermanText.Day(day));
        }
    }
}

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
            isCounted ? GermanText.Whole(line.Planned) : "keine Angabe", isCounted ? GermanText.Whole(line.Unsettled) : "keine Angabe",
            Phrases.Because(line.Status.Printed(), line.Reason), rule, recount, Recounted(recount, isCounted), [.. Details(line, names)]);
    }

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
            yield return new Fact("Angaben", $"bei {GermanText.Whole(coverage.With)} von {GermanText.Whole(coverage.Of)} Aktivitäten");
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

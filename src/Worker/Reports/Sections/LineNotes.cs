using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>The note below a line: names, what is missing, what is unsettled, other readings.</summary>
/// <param name="context">The report.</param>
internal sealed class LineNotes(ReportContext context)
{
    private const int MostVerdicts = 3;
    private readonly PrintedNumbers numbers = new(context.Result);
    private readonly NamedValues names = new(context);

    /// <summary>All notes of a line as one paragraph, most important first; empty where there is nothing to say.</summary>
    public string Of(Measurement measurement) => string.Join(" ", Parts(measurement));

    private IEnumerable<string> Parts(Measurement measurement)
    {
        if (measurement.Status == Status.NoData)
        {
            return [.. new[] { measurement.Reason, Holders(measurement.Line.Measure) }
                .Where(text => text.Length > 0).Select(Phrases.Sentence), .. Sources(measurement.Line)];
        }

        IEnumerable<string> counted = measurement.Status == Status.Withheld
            ? ["Die Nachzählung weicht ab; die Zahl wird bis zur Klärung nicht veröffentlicht."]
            : [.. Behind(measurement), .. Missing(measurement), .. Undecided(measurement), .. Beside(measurement), .. Planned(measurement)];
        return [.. counted, .. OwnPeriod(measurement), .. Sources(measurement.Line)];
    }

    // A Frist stands with the Soll; it says the last day only.
    private IEnumerable<string> OwnPeriod(Measurement measurement) =>
        context.OwnPeriodOf(measurement) is Period own && !measurement.Line.HasDeadline ? [$"Zeitraum: {GermanText.Span(own)}."] : [];

    private IEnumerable<string> Planned(Measurement measurement) => measurement.Planned > 0 ? [$"Geplant: {numbers.Planned(measurement)}."] : [];

    private IEnumerable<string> Behind(Measurement measurement)
    {
        (IReadOnlyList<string> asked, IReadOnlyList<string> beyond) = names.Split(measurement);
        if (asked.Count > 0)
        {
            yield return $"Gezählt: {NamedValues.List(asked)}.";
        }

        if (beyond.Count > 0)
        {
            yield return $"Außerdem erfasst: {NamedValues.List(beyond)}.";
        }

        if (measurement is { Line.Measure.ComparesFigures: true, Evidence.Baseline: Baseline figure })
        {
            yield return measurement.Actual.Number + figure.Number is long now
                ? $"Kennzahl {GermanText.Whole(now)}: {BaselineWords.Compared(measurement, figure)}, {BaselineWords.Standing(figure)}."
                : $"Ausgangswert ({BaselineWords.Standing(figure)}): {BaselineWords.Number(figure)}.";
        }
        else if (measurement is { Line.Measure.CountedValues: null, Evidence.Baseline: Baseline before })
        {
            yield return $"{GermanText.Whole(measurement.Evidence.Counted.Length)} begonnen, Ausgangswert {BaselineText(before, measurement)}"
                + $" ({BaselineWords.Standing(before)}).";
        }
        else if (measurement.Evidence.Baseline is Baseline baseline)
        {
            yield return $"Ausgangswert {BaselineWords.Standing(baseline)}: {BaselineText(baseline, measurement)}.";
        }

        if (measurement.Planned <= 0)
        {
            foreach (Agreement agreement in measurement.Line.Measure.Agreements(measurement.Evidence.Planned))
            {
                yield return $"Eine weitere Vereinbarung ist zum {GermanText.Day(agreement.Row.StartDate)} geplant; zählen kann sie frühestens ab {GermanText.Day(agreement.DecidableFrom)}.";
            }
        }

        foreach (string verdict in Verdicts(measurement).Take(MostVerdicts))
        {
            yield return verdict;
        }
    }

    /// <summary>The baseline in words: its names, or its number.</summary>
    public string BaselineText(Baseline baseline, Measurement measurement) => measurement.Line.Measure.CountedValues is null
        ? BaselineWords.Number(baseline)
        : names.Phrase(measurement.Line.Measure, baseline, measurement)
            + (baseline.LeftOut.IsEmpty ? "" : $" (ohne {names.Phrase(measurement.Line.Measure, baseline.LeftOut, measurement)}: hier nicht mehr zählbar)");

    private static IEnumerable<string> Verdicts(Measurement measurement) =>
        from row in measurement.Evidence.Counted.OrderBy(row => row.StartDate).ThenBy(row => row.Id, StringComparer.Ordinal)
        let verdict = measurement.Line.Measure.VerdictOf(row)
        where verdict is not null
        select $"Urteil ({verdict.Role}, {GermanText.Day(row.StartDate)}): {Phrases.Quote(verdict.Text)}.";

    private static IEnumerable<string> Missing(Measurement measurement)
    {
        bool asksForStages = !measurement.Actual.MissingStages.IsEmpty;
        ImmutableArray<string> missing = !asksForStages && measurement.Target is All { Values.IsEmpty: false } all
            ? TargetRules.MissingValues(all, measurement.Actual)
            : measurement.Actual.MissingStages;
        if (measurement.Line.Measure.ReachedStages(measurement.Actual) is { IsEmpty: false } reached)
        {
            yield return $"Erreichte Stufen: {string.Join(", ", reached.Select(stage => stage.IsRated ? stage.Name : $"{stage.Name} (nicht bewertet)"))}.";
        }

        if (!missing.IsEmpty && measurement.Status.IsRated())
        {
            string lead = measurement.Status switch
            {
                Status.DocumentMissing => "Beleg fehlt noch für",
                Status.PartlyReached or Status.NotReached => "Es fehlt",
                _ => "Noch offen",
            };
            IReadOnlyList<(string Name, DateOnly Day)> recorded = RecordedStages.WithoutDocument(measurement);
            foreach ((string name, DateOnly day) in recorded)
            {
                yield return $"Als {name} erfasst am {GermanText.Day(day)}; der Beleg liegt dem Nachweis nicht bei.";
            }

            string[] left = [.. missing.Except(recorded.Select(stage => stage.Name))];
            string what = asksForStages ? left.Length == 1 ? "Stufe " : "Stufen " : "";
            if (left.Length > 0)
            {
                yield return $"{lead}: {what}{string.Join(", ", left.Select(name => what.Length == 0 ? name : Phrases.Quote(name)))}.";
            }
        }
    }

    private static IEnumerable<string> Undecided(Measurement measurement)
    {
        int unsettled = measurement.Evidence.Unsettled.Length;
        if (unsettled > 0 && !measurement.Reason.Contains("ungeklärt", StringComparison.Ordinal))
        {
            yield return $"Bei {NumberWords.CountedDative(unsettled, Phrases.Dates)} ist die Durchführung ungeklärt.";
        }

        foreach (IGrouping<DateOnly, WaitingUnit> waiting in measurement.Actual.Waiting.GroupBy(unit => unit.DecidableFrom).OrderBy(group => group.Key))
        {
            string what = waiting.Count() == 1 ? "Eine Vereinbarung ist" : $"{Phrases.Capital(NumberWords.Plain(waiting.Count()))} Vereinbarungen sind";
            yield return $"{what} ab {GermanText.Day(waiting.Key)} bewertbar.";
        }
    }

    private IEnumerable<string> Beside(Measurement measurement)
    {
        if (measurement.Actual is { IsShare: true, Denominator: not null }
            && measurement.Target is { InPercent: true } && !numbers.HidesActual(measurement))
        {
            yield return $"Das sind {LineNumbers.Parts(measurement)}.";
        }

        if (measurement.Actual.Coverage is Coverage coverage && coverage.With < coverage.Of
            && !measurement.Reason.Contains("Angaben bei", StringComparison.Ordinal))
        {
            yield return $"Angaben bei {GermanText.Whole(coverage.With)} von {GermanText.Whole(coverage.Of)}.";
        }

        if (!measurement.SideResults.IsEmpty)
        {
            yield return Phrases.Capital(string.Join("; ", measurement.SideResults.Select(side => numbers.Side(side, measurement)))) + ".";
        }

        // Another number with the same state stands in the annex; readings with the same result are said together.
        string[] others =
        [
            .. from other in measurement.OtherReadings
               where other.Result.Status != measurement.Status
               group context.NameOf(other.Ruling, measurement) by $"{numbers.Actual(other.Result)}, {Rated(other.Result)}{Why(other.Result)}" into same
               select $"{same.Key} ({Phrases.And([.. same])})",
        ];
        if (others.Length > 0)
        {
            yield return $"Nach anderer Lesart des Beschlusses: {string.Join("; ", others)}.";
        }
    }

    private static string Rated(Measurement other) => other.Status == Status.Context ? "ohne Bewertung" : other.Status.Printed();

    // "noch nicht bewertbar" alone would leave the reader to guess.
    private string Why(Measurement other) =>
        other.Status == Status.NotYetAssessable && numbers.Reason(other) is { Length: > 0 } reason ? $": {reason}" : "";

    private static string Holders(Measure measure) =>
        measure.DataHolders.Any(holder => !measure.Definition.Contains(holder, StringComparison.Ordinal))
            ? $"Daten führen: {string.Join(", ", measure.DataHolders)}"
            : "";

    // The milestone's heading names its source once for all of its lines.
    private IEnumerable<string> Sources(Indicator line) =>
        line.Source is string source && !context.Result.Milestones.Any(result =>
            result.Milestone.Source == source && result.Milestone.Indicators.Any(own => own.Id == line.Id))
            ? [$"Quelle: {Phrases.Sentence(source)}"]
            : [];
}

using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Tests.Building;

/// <summary>One programme with one milestone around the lines under test.</summary>
public static class Programmes
{
    public static Programme Of(params IEnumerable<Indicator> lines) => Of(Places.Area, lines);

    public static Programme Of(ReferenceArea area, IEnumerable<Indicator> lines) => new()
    {
        Id = "Beispiel",
        Title = "Beispiel",
        ShortTitle = "Beispiel",
        Authority = "Kreis",
        Lead = "KI",
        Resolution = new Resolution("2024/0300", "Entwurf", null, null),
        Period = new Period(Lines.Year2025.From, Lines.Year2026.To),
        MinimumPersonCount = 3,
        Area = area,
        Rulings = [],
        FocusTopics =
        [
            new FocusTopic("S1", "S1", "S1", null,
            [
                new Goal(null, null, null, null,
                    [new Milestone("M", "M", MilestoneType.Milestone, null, null, Lines.Year2026, [.. lines])]),
            ]),
        ],
    };

    public static EvaluationInput Input(string asOf, string rows, params IEnumerable<Indicator> lines) => new()
    {
        Programmes = [Of(lines)],
        AsOf = Rows.Day(asOf),
        Reading = new ActivityReading(Rows.Of(rows), []),
        Partners = [.. Places.Partners],
    };

    /// <summary>The measurement of the last line given.</summary>
    public static Measurement Measure(string asOf, string rows, params IEnumerable<Indicator> lines) =>
        Evaluator.Evaluate(Input(asOf, rows, lines)).Measurements.Last();

    /// <summary>The same input, with the rows that lack several conditions named for every line.</summary>
    public static EvaluationInput NamingOthers(this EvaluationInput input) => input with
    {
        OthersNamed = input.Programmes.SelectMany(programme => programme.Indicators).Select(line => line.Id).ToImmutableHashSet(StringComparer.Ordinal),
    };

    /// <summary>"state: reason", as printed.</summary>
    public static string Printed(this Measurement measurement) => measurement.Reason.Length == 0
        ? measurement.Status.Printed()
        : $"{measurement.Status.Printed()}: {measurement.Reason}";

    /// <summary>Actual, planned and unsettled units with the state, e.g. "3 +1 ?2 im-plan".</summary>
    public static string InShort(this Measurement measurement) =>
        $"{Wording.Of(measurement.Actual, measurement.Target)} +{measurement.Planned} ?{measurement.Unsettled} {measurement.Status.Code()}";

    public static string Ids(IEnumerable<Activity> rows) => string.Join(" ", rows.Select(row => row.Id));

    public static ImmutableArray<string> NearMisses(this Measurement measurement) =>
        [.. measurement.Evidence.NearMisses.Select(row => $"{row.Activity.Id} {row.Failed[0].Name}")];
}

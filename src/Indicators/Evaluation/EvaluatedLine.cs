using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Ausgewertete Zeile: ihr Messwert und die Antworten auf das, was Zeilen fragen, die sich auf sie berufen. Was selten gefragt wird,
/// wird erst bei der Frage gesucht und dann behalten.
/// </summary>
/// <param name="counting">How the line counted, and which rows.</param>
/// <param name="rated">The line as the rating saw it.</param>
/// <param name="rating">Its rating.</param>
/// <param name="measurement">Its measurement.</param>
/// <param name="parts">The parts of a line that is judged by sub-period; else empty.</param>
internal sealed class EvaluatedLine(
    LineCounting counting, RatedLine rated, LineRating rating, Measurement measurement, ImmutableArray<EvaluatedLine> parts)
{
    private ImmutableArray<Activity> everCounted;
    private (bool IsKnown, DateOnly? Day) firstDayMet;

    /// <summary>The measurement.</summary>
    public Measurement Measurement => measurement;

    /// <summary>The rows counted on any day up to AsOf.</summary>
    public ImmutableArray<Activity> EverCounted => everCounted.IsDefault
        ? everCounted = [.. counting.Measure.EverCounted(HeldAlone(), counting.Context).Concat(measurement.Evidence.Counted).Distinct()]
        : everCounted;

    /// <summary>The rows planned or unsettled, those that are taken as held.</summary>
    public IEnumerable<Activity> Awaited(StillToCome taken) =>
        (taken.HasFlag(StillToCome.Planned) ? measurement.Evidence.Planned : [])
            .Concat(taken.HasFlag(StillToCome.Unsettled) ? measurement.Evidence.Unsettled : []);

    /// <summary>The first day on which the target was met; by sub-period: with the last of them. Null where it is not.</summary>
    public DateOnly? FirstDayMet
    {
        get
        {
            if (!firstDayMet.IsKnown)
            {
                firstDayMet = (true, parts.IsEmpty ? CompletionDay.FirstMet(counting.Rows.Held, counting)
                    : parts.All(part => part.FirstDayMet is not null) ? parts.Max(part => part.FirstDayMet)
                    : null);
            }

            return firstDayMet.Day;
        }
    }

    /// <summary>The same line with its other readings beside it.</summary>
    public EvaluatedLine With(ImmutableArray<OtherReading> otherReadings) =>
        new(counting, rated, rating, measurement with { OtherReadings = otherReadings }, parts);

    /// <summary>The line as a part of one that is judged by sub-period.</summary>
    public RatedPart AsPart(string label) => new(label, rated, measurement.Planned, rating);

    /// <summary>The conditions that the activity does not meet, apart from being held.</summary>
    public ImmutableArray<FailedCondition> FailuresOf(Activity activity) => counting.Measure.CountsRows
        ? counting.Rows.FailuresOf(activity, counting.Actuals.Counted)
        : counting.Measure.WhyNotCounted(activity, counting.Context);

    /// <summary>The values of an attribute whose rows reach a stage, whichever offer leads or ever led (Z-34).</summary>
    /// <param name="stage">Name of the stage.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="taken">Which rows still to come are taken as held.</param>
    public ImmutableHashSet<string> ReachedWith(string stage, string attribute, StillToCome taken)
    {
        LineContext context = counting.Context with { TakenAsHeld = taken };
        return [.. counting.Candidates.Where(row => context.IsTaken(row) && counting.Measure.WhyNotMetAlone(row, context).IsEmpty)
            .SelectMany(row => row.Values(attribute).Select(value => (value, row)))
            .GroupBy(pair => pair.value, pair => pair.row, StringComparer.Ordinal)
            .Where(rows => counting.Measure.ReachesStage(stage, [.. rows], context))
            .Select(rows => rows.Key)];
    }

    private ImmutableArray<Activity> HeldAlone() => counting.Measure.ChoosesOffer
        ? [.. counting.Candidates.Where(row => counting.Context.IsHeld(row) && IsMetAlone(row))]
        : [];

    /// <summary>Whether the activity alone meets the conditions, whatever the rows give together.</summary>
    public bool IsMetAlone(Activity activity) => counting.Measure.WhyNotMetAlone(activity, counting.Context).IsEmpty;
}

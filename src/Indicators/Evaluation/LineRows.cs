using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Zeilen, geordnet danach, ob sie die Bedingungen einer Zeile des Zielkatalogs erfüllen und ob sie stattgefunden haben.
/// </summary>
internal sealed class LineRows
{
    /// <summary>Name of the condition that a row must have been held by AsOf.</summary>
    public const string StatusCondition = "status";

    private readonly ImmutableArray<Activity> candidates;
    private readonly Assumption asItIs;
    private readonly Assumption withPlanned;
    private readonly Assumption withUnsettled;
    private readonly bool isNearInAnyYear;
    private Dictionary<string, FailedCondition>? unmet;

    /// <summary>Sorts the rows, each by what it lacks where rows of its occurrence are taken as held.</summary>
    /// <param name="candidates">The rows that the line may need.</param>
    /// <param name="asItIs">What was held counts, nothing else.</param>
    /// <param name="withPlanned">What is planned counts too.</param>
    /// <param name="withUnsettled">What is unsettled counts too.</param>
    /// <param name="isNearInAnyYear">Whether a row that lacks only the period is a near miss wherever it starts.</param>
    public LineRows(
        ImmutableArray<Activity> candidates, Assumption asItIs, Assumption withPlanned, Assumption withUnsettled, bool isNearInAnyYear)
    {
        this.isNearInAnyYear = isNearInAnyYear;
        this.candidates = candidates;
        this.asItIs = asItIs;
        this.withPlanned = withPlanned;
        this.withUnsettled = withUnsettled;
        Held = Fitting(asItIs, Occurrence.Held);
        Planned = Fitting(withPlanned, Occurrence.Planned);
        Unsettled = Fitting(withUnsettled, Occurrence.Unsettled);
    }

    /// <summary>Rows that meet all conditions and were held.</summary>
    public ImmutableArray<Activity> Held { get; }

    /// <summary>Rows that meet all conditions and start after AsOf.</summary>
    public ImmutableArray<Activity> Planned { get; }

    /// <summary>Rows that meet all conditions, whose start has passed and whose status is still planned.</summary>
    public ImmutableArray<Activity> Unsettled { get; }

    /// <summary>The conditions that a row does not meet, for held rows also what the kind asks of them together.</summary>
    public ImmutableArray<FailedCondition> FailuresOf(Activity activity, Actual actual)
    {
        unmet ??= UnmetIn(actual);
        return unmet.TryGetValue(activity.Id, out FailedCondition? condition) ? [condition] : WhyNotFitting(activity);
    }

    /// <summary>Sorts the rows into the groups of the evidence, each into one (Z-6).</summary>
    /// <param name="actual">What the held rows give.</param>
    /// <param name="namesOthers">Whether rows that lack several conditions are named; the candidates are then all rows.</param>
    public Evidence EvidenceFor(Actual actual, bool namesOthers)
    {
        HashSet<string> counted = [.. actual.Values.SelectMany(value => value.Activities)];
        HashSet<string> waiting = [.. actual.Waiting.SelectMany(unit => unit.Rows).Where(row => !counted.Contains(row))];
        Dictionary<string, FailedCondition> unmet = UnmetIn(actual);
        ImmutableArray<ExaminedRow> excluded =
        [
            .. candidates.Select(row => new ExaminedRow(row, WhyExcluded(row, unmet)))
                .Where(row => namesOthers ? !row.Failed.IsEmpty : IsNear(row)),
        ];
        return new Evidence
        {
            Counted = [.. Held.Where(row => !waiting.Contains(row.Id) && !unmet.ContainsKey(row.Id))],
            Waiting = [.. Held.Where(row => waiting.Contains(row.Id))],
            Planned = Planned,
            Unsettled = Unsettled,
            NearMisses = [.. excluded.Where(IsNear)],
            Others = [.. excluded.Where(row => !IsNear(row))],
        };
    }

    private bool IsNear(ExaminedRow row) => row.Failed is [FailedCondition only] && (isNearInAnyYear || !only.IsFarFromPeriod);

    private ImmutableArray<FailedCondition> WhyExcluded(Activity row, Dictionary<string, FailedCondition> unmet)
    {
        ImmutableArray<FailedCondition> failed = WhyNotFitting(row);
        Occurrence occurrence = Occurrences.Of(row, asItIs.Context.AsOf);
        bool isStillToCome = failed.IsEmpty && occurrence is (Occurrence.Planned or Occurrence.Unsettled);
        if (occurrence != Occurrence.Held && !isStillToCome)
        {
            return failed.Add(new FailedCondition(StatusCondition, "durchgeführt bis zum Stichtag", occurrence switch
            {
                Occurrence.Cancelled => "abgesagt",
                Occurrence.Planned => "Beginn nach dem Stichtag",
                _ => "geplant, Durchführung ungeklärt",
            }));
        }

        return occurrence == Occurrence.Held && unmet.TryGetValue(row.Id, out FailedCondition? condition)
            ? failed.Add(condition)
            : failed;
    }

    private ImmutableArray<FailedCondition> WhyNotFitting(Activity row)
    {
        Assumption own = Occurrences.Of(row, asItIs.Context.AsOf) switch
        {
            Occurrence.Planned => withPlanned,
            Occurrence.Unsettled => withUnsettled,
            _ => asItIs,
        };
        return own.Measure.WhyNotCounted(row, own.Context);
    }

    private static Dictionary<string, FailedCondition> UnmetIn(Actual actual) =>
        actual.Unmet.ToDictionary(row => row.Activity, row => row.Condition, StringComparer.Ordinal);

    private static ImmutableArray<Activity> Fitting(Assumption assumption, Occurrence occurrence) =>
        [.. assumption.Fitting.Where(row => Occurrences.Of(row, assumption.Context.AsOf) == occurrence)];
}

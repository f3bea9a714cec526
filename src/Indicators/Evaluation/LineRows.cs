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

    private readonly Dictionary<string, ImmutableArray<FailedCondition>> failures = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Activity> all;
    private readonly DateOnly asOf;

    /// <summary>Sorts the rows, each by what it lacks where rows of its occurrence are taken as held.</summary>
    /// <param name="rows">The rows looked at.</param>
    /// <param name="asItIs">What was held counts, nothing else.</param>
    /// <param name="withPlanned">What is planned counts too.</param>
    /// <param name="withUnsettled">What is unsettled counts too.</param>
    public LineRows(ImmutableArray<Activity> rows, Assumption asItIs, Assumption withPlanned, Assumption withUnsettled)
    {
        all = rows;
        asOf = asItIs.Context.AsOf;
        foreach (Activity row in rows)
        {
            Assumption own = Occurrences.Of(row, asOf) switch
            {
                Occurrence.Planned => withPlanned,
                Occurrence.Unsettled => withUnsettled,
                _ => asItIs,
            };
            if (own.Failures.TryGetValue(row.Id, out ImmutableArray<FailedCondition> failed))
            {
                failures.Add(row.Id, failed);
            }
        }

        Held = WithOccurrence(Occurrence.Held);
        Planned = WithOccurrence(Occurrence.Planned);
        Unsettled = WithOccurrence(Occurrence.Unsettled);
    }

    /// <summary>Rows that meet all conditions and were held.</summary>
    public ImmutableArray<Activity> Held { get; }

    /// <summary>Rows that meet all conditions and start after AsOf.</summary>
    public ImmutableArray<Activity> Planned { get; }

    /// <summary>Rows that meet all conditions, whose start has passed and whose status is still planned.</summary>
    public ImmutableArray<Activity> Unsettled { get; }

    /// <summary>Failed conditions by activity id, for held rows also what the kind asks of them together.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<FailedCondition>> FailuresWith(Actual actual)
    {
        Dictionary<string, ImmutableArray<FailedCondition>> all = new(failures, StringComparer.Ordinal);
        foreach (UnmetRow row in actual.Unmet)
        {
            all[row.Activity] = [row.Condition];
        }

        return all;
    }

    /// <summary>Sorts all rows into the groups of the evidence, each into one (Z-6).</summary>
    public Evidence EvidenceFor(Actual actual)
    {
        ImmutableHashSet<string> counted = [.. actual.Values.SelectMany(value => value.Activities)];
        ImmutableHashSet<string> waiting =
            [.. actual.Waiting.SelectMany(unit => unit.Rows).Where(row => !counted.Contains(row))];
        Dictionary<string, FailedCondition> unmet =
            actual.Unmet.ToDictionary(row => row.Activity, row => row.Condition, StringComparer.Ordinal);
        ImmutableArray<ExaminedRow> excluded =
        [
            .. all.Select(row => new ExaminedRow(row, WhyExcluded(row, unmet))).Where(row => !row.Failed.IsEmpty),
        ];
        return new Evidence
        {
            Counted = [.. Held.Where(row => !waiting.Contains(row.Id) && !unmet.ContainsKey(row.Id))],
            Waiting = [.. Held.Where(row => waiting.Contains(row.Id))],
            Planned = Planned,
            Unsettled = Unsettled,
            NearMisses = [.. excluded.Where(row => row.Failed.Length == 1)],
            Others = [.. excluded.Where(row => row.Failed.Length > 1)],
        };
    }

    private ImmutableArray<FailedCondition> WhyExcluded(Activity row, Dictionary<string, FailedCondition> unmet)
    {
        ImmutableArray<FailedCondition> failed = failures.GetValueOrDefault(row.Id, []);
        Occurrence occurrence = Occurrences.Of(row, asOf);
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

    private ImmutableArray<Activity> WithOccurrence(Occurrence occurrence) =>
        [.. all.Where(row => !failures.ContainsKey(row.Id) && Occurrences.Of(row, asOf) == occurrence)];
}

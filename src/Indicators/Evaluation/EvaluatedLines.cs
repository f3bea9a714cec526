using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Bereits ausgewertete Zeilen und die Partner: worauf sich spätere Zeilen berufen können.
/// </summary>
/// <param name="partners">All partners.</param>
public sealed class EvaluatedLines(IEnumerable<Partner> partners)
{
    private readonly Dictionary<string, Partner> partnersById =
        partners.ToDictionary(partner => partner.Id, StringComparer.Ordinal);

    private readonly Dictionary<Activity, (ImmutableArray<Partner> Partners, ImmutableArray<string> Types)> partnersByRow =
        new(ReferenceEqualityComparer.Instance);

    private readonly Dictionary<string, LineTrace> traces = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Line, string Attribute, bool Expected), ImmutableHashSet<string>> valueCache = [];

    /// <summary>A partner by id; null for an id that names none.</summary>
    public Partner? Partner(string id) => partnersById.GetValueOrDefault(id);

    /// <summary>The partners taking part in an activity and their types; looked up once, as many conditions ask for them.</summary>
    internal (ImmutableArray<Partner> Partners, ImmutableArray<string> Types) PartnersOf(Activity activity)
    {
        if (!partnersByRow.TryGetValue(activity, out (ImmutableArray<Partner> Partners, ImmutableArray<string> Types) found))
        {
            ImmutableArray<Partner> taking =
                [.. activity.Values(PartnerTypeCondition.PartnerAttribute).Select(Partner).OfType<Partner>()];
            found = (taking, [.. taking.Select(partner => partner.Type).Where(type => type.Length > 0).Distinct().Order(StringComparer.Ordinal)]);
            partnersByRow.Add(activity, found);
        }

        return found;
    }

    /// <summary>The measurement of a line already evaluated.</summary>
    public Measurement Of(string line) => traces[line].Measurement;

    /// <summary>The conditions of the line that the activity does not meet, apart from being held.</summary>
    public ImmutableArray<FailedCondition> FailuresIn(string line, Activity activity) =>
        Of(line).Line.Measure is NoMeasure none
            ? none.WhyNotCounted(activity)
            : traces[line].Failures.GetValueOrDefault(activity.Id, []);

    /// <summary>Z-34: whether the activity alone meets the line's conditions, whatever its rows give together.</summary>
    public bool MeetsConditionsOf(string line, Activity activity) => traces[line].IsMetAlone(activity);

    /// <summary>The values of an attribute over the rows counted in the line on any day up to AsOf.</summary>
    public ImmutableHashSet<string> ValuesCountedIn(string line, string attribute) =>
        Values(line, attribute, false, traces[line].EverCounted.Value);

    /// <summary>The values of an attribute over the rows counted, planned or unsettled in the line.</summary>
    public ImmutableHashSet<string> ValuesExpectedIn(string line, string attribute) =>
        Values(line, attribute, true, traces[line].EverCounted.Value.Concat(StillToCome(Of(line).Evidence)));

    /// <summary>The first day on which the line's target was met; null where it is not.</summary>
    public DateOnly? FirstDayMet(string line) => traces[line].FirstDayMet.Value;

    private static IEnumerable<Activity> StillToCome(Evidence rows) =>
        rows.Planned.Concat(rows.Unsettled);

    private ImmutableHashSet<string> Values(string line, string attribute, bool expected, IEnumerable<Activity> rows)
    {
        if (!valueCache.TryGetValue((line, attribute, expected), out ImmutableHashSet<string>? values))
        {
            values = [.. rows.SelectMany(row => row.Values(attribute))];
            valueCache.Add((line, attribute, expected), values);
        }

        return values;
    }

    internal void Add(string line, LineTrace trace) => traces.Add(line, trace);
}

/// <summary>Spur einer Zeile: ihr Messwert und für jede nicht passende Aktivität, woran es fehlt.</summary>
/// <param name="Measurement">The measurement.</param>
/// <param name="Failures">Failed conditions by activity id; activities that fail none are absent.</param>
/// <param name="IsMetAlone">Whether an activity alone meets the line's conditions.</param>
/// <param name="EverCounted">Rows counted on any day up to AsOf; found when first asked for.</param>
/// <param name="FirstDayMet">First day on which the target was met; found when first asked for.</param>
internal sealed record LineTrace(
    Measurement Measurement,
    IReadOnlyDictionary<string, ImmutableArray<FailedCondition>> Failures,
    Func<Activity, bool> IsMetAlone,
    Lazy<ImmutableArray<Activity>> EverCounted,
    Lazy<DateOnly?> FirstDayMet);

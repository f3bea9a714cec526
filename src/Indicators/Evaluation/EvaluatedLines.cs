using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Bereits ausgewertete Zeilen: worauf sich spätere Zeilen berufen können.
/// </summary>
internal sealed class EvaluatedLines : OtherLines
{
    private readonly Dictionary<string, EvaluatedLine> lines = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Line, string Attribute, bool Expected), ImmutableHashSet<string>> values = [];

    /// <summary>A line already evaluated.</summary>
    public EvaluatedLine Of(string line) => lines[line];

    /// <summary>Remembers an evaluated line.</summary>
    public void Add(EvaluatedLine line) => lines.Add(line.Measurement.Line.Id, line);

    /// <inheritdoc/>
    public override ImmutableArray<FailedCondition> FailuresIn(string line, Activity activity) => lines[line].FailuresOf(activity);

    /// <inheritdoc/>
    public override bool MeetsAlone(string line, Activity activity) => lines[line].IsMetAlone(activity);

    /// <inheritdoc/>
    public override ImmutableHashSet<string> ValuesCountedIn(string line, string attribute) =>
        Values(line, attribute, expected: false);

    /// <inheritdoc/>
    public override ImmutableHashSet<string> ValuesExpectedIn(string line, string attribute) =>
        Values(line, attribute, expected: true);

    /// <inheritdoc/>
    public override DateOnly? FirstDayMet(string line) => lines[line].FirstDayMet;

    /// <summary>Found once: each row of a later line asks for the same values.</summary>
    private ImmutableHashSet<string> Values(string line, string attribute, bool expected)
    {
        if (!values.TryGetValue((line, attribute, expected), out ImmutableHashSet<string>? found))
        {
            EvaluatedLine other = lines[line];
            IEnumerable<Activity> rows = expected ? other.EverCounted.Concat(other.StillToCome) : other.EverCounted;
            found = [.. rows.SelectMany(row => row.Values(attribute))];
            values.Add((line, attribute, expected), found);
        }

        return found;
    }
}

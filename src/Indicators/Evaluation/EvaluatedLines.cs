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
    private readonly Dictionary<(string Line, string Attribute, string? Stage, StillToCome Taken), ImmutableHashSet<string>> values = [];

    /// <summary>A line already evaluated.</summary>
    public EvaluatedLine Of(string line) => lines[line];

    /// <summary>Remembers an evaluated line.</summary>
    public void Add(EvaluatedLine line) => lines.Add(line.Measurement.Line.Id, line);

    /// <inheritdoc/>
    public override ImmutableArray<FailedCondition> FailuresIn(string line, Activity activity) => lines[line].FailuresOf(activity);

    /// <inheritdoc/>
    public override bool MeetsAlone(string line, Activity activity) => lines[line].IsMetAlone(activity);

    /// <inheritdoc/>
    public override DateOnly? FirstDayMet(string line) => lines[line].FirstDayMet;

    /// <inheritdoc/>
    /// <remarks>Found once: each row of a later line asks for the same values.</remarks>
    public override ImmutableHashSet<string> ValuesIn(string line, string attribute, string? stage, StillToCome taken)
    {
        if (!values.TryGetValue((line, attribute, stage, taken), out ImmutableHashSet<string>? found))
        {
            EvaluatedLine other = lines[line];
            found = stage is null
                ? [.. other.EverCounted.Concat(other.Awaited(taken)).SelectMany(row => row.Values(attribute))]
                : other.ReachedWith(stage, attribute, taken);
            values.Add((line, attribute, stage, taken), found);
        }

        return found;
    }
}

using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Alles, wovon ein Ergebnis abhängt; mehr geht nicht ein.
/// </summary>
public sealed record EvaluationInput
{
    /// <summary>The programmes to evaluate.</summary>
    public required ImmutableArray<Programme> Programmes { get; init; }

    /// <summary>Stichtag.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>
    /// The day by which Fristen and required durations are judged; null: AsOf. Another day asks what their passing alone changed.
    /// </summary>
    public DateOnly? DeadlinesOn { get; init; }

    /// <summary>The rows read, in any order.</summary>
    public required ActivityReading Reading { get; init; }

    /// <summary>The partners read.</summary>
    public required ImmutableArray<Partner> Partners { get; init; }

    /// <summary>Frozen baselines by the line that needs them.</summary>
    public IReadOnlyDictionary<string, Baseline> FrozenBaselines { get; init; } =
        ImmutableDictionary<string, Baseline>.Empty;

    /// <summary>Lines of which the rows that lack several conditions are named one by one; of all others they are a number.</summary>
    public IReadOnlySet<string> OthersNamed { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>
    /// Whether a row that lacks only the period stands among the near misses however far it starts from it: so it was in records of the form
    /// "Nachweis 2", which are judged as they were written (Z-6).
    /// </summary>
    public bool IsNearInAnyYear { get; init; }

    /// <summary>Lines whose recount differs.</summary>
    public IReadOnlySet<string> Withheld { get; init; } = ImmutableHashSet<string>.Empty;
}

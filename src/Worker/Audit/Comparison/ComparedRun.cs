using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>
/// One side of a comparison: an Auswertung with all readable rows, or today's data. A stored record gives it by being
/// evaluated again from its own rows, rules and frozen baselines.
/// </summary>
/// <param name="Number">Auswertungsnummer, e.g. "SGS-2026-02-26-1"; <see cref="Now"/> for today's data.</param>
/// <param name="Result">The results; its reading holds all readable rows that some line needs, not only those that count.</param>
/// <param name="Partners">All partners read.</param>
internal sealed record ComparedRun(string Number, EvaluationResult Result, ImmutableArray<Partner> Partners)
{
    /// <summary>The word that stands for today's data.</summary>
    public const string Now = "now";

    /// <summary>
    /// Number of the Auswertung whose rows were followed: what is missing of them here is gone, not merely of no further use. Null: none.
    /// </summary>
    public string? Follows { get; init; }

    /// <summary>Stichtag.</summary>
    public DateOnly AsOf => Result.AsOf;
}

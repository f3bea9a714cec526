using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Audit.Explanations;

/// <summary>Everything that explanations follow from: today's results, or those of a stored Auswertung.</summary>
internal sealed record ExplanationSource
{
    /// <summary>The results with their evidence.</summary>
    public required EvaluationResult Result { get; init; }

    /// <summary>All partners read; explanations are internal and name them.</summary>
    public required ImmutableArray<Partner> Partners { get; init; }

    /// <summary>Datenfingerabdruck: SHA-256 over the delivered rows, 64 hexadecimal digits; null where it is not known.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Auswertungsnummer of the stored record; null: today's data.</summary>
    public string? Run { get; init; }

    /// <summary>Recounts by line; a line that is not in it was not counted a second time.</summary>
    public IReadOnlyDictionary<string, RecountNote> Recounts { get; init; } = ImmutableDictionary<string, RecountNote>.Empty;
}

/// <summary>Nachzählung: what the second count of a line gave.</summary>
/// <param name="Number">The number as the SQL gave it, in printed form.</param>
/// <param name="Agrees">Whether it is the same as the Ist.</param>
internal sealed record RecountNote(string Number, bool Agrees);

using System.Collections.Immutable;

namespace KiIndicators.Indicators.Terms;

/// <summary>
/// Ausgangswert: die Menge oder Zahl, gegen die ein Zuwachs oder Fortbestand gemessen wird.
/// </summary>
/// <param name="Line">The line to whose measurement the baseline belongs.</param>
/// <param name="Period">The days over which it was counted.</param>
/// <param name="Values">The value set, in ordinal order; empty for a number.</param>
/// <param name="Number">The number in units; for a value set its size; null: it would be a figure, and there was none.</param>
/// <param name="FrozenOn">Day on which it was frozen; null: computed live, "noch nicht festgeschrieben".</param>
public sealed record Baseline(
    string Line, Period Period, ImmutableArray<string> Values, long? Number, DateOnly? FrozenOn)
{
    /// <summary>Values that were counted then and that the line can never count (Z-9): named, and no part of the set.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];

    /// <summary>Values that were counted then and in whose place the line counts another one, with it (Z-9): the later one is part of the set.</summary>
    public ImmutableArray<Succession> Successions { get; init; } = [];

    /// <summary>What was counted then, whatever the line can count of it today; empty where <see cref="Values"/> are just that.</summary>
    public ImmutableArray<string> CountedThen { get; init; } = [];

    /// <summary>
    /// The baseline as it was counted: this is what is frozen, so that a successor declared later holds for a frozen baseline just as for
    /// a live one (Z-9).
    /// </summary>
    public Baseline AsCounted() => CountedThen.IsEmpty
        ? this
        : this with { Values = CountedThen, Number = CountedThen.Length, LeftOut = [], Successions = [], CountedThen = [] };

    /// <summary>The figure that gives the number; null: it was counted, or there is no figure.</summary>
    public BaselineFigure? Figure { get; init; }

    /// <summary>Why there is no number, in German; null where there is one.</summary>
    public string? WhyUnmeasured { get; init; }
}

/// <summary>
/// Nachfolge in einem Ausgangswert: an die Stelle des damals gezählten Werts tritt, was heute gezählt wird (Z-9).
/// </summary>
/// <param name="Then">What was counted then, e.g. the key of a municipality that has left the reference set.</param>
/// <param name="Now">What the line counts in its place.</param>
public sealed record Succession(string Then, string Now);

/// <summary>
/// Kennzahl eines Ausgangswerts: worin sie gemessen ist und für welchen Tag oder Zeitraum sie gilt.
/// </summary>
/// <param name="Unit">Its unit, e.g. "VZÄ/100"; null: none recorded.</param>
/// <param name="Days">Its day as first and last day, or its period.</param>
public sealed record BaselineFigure(string? Unit, Period Days);

/// <summary>
/// Woher ein Ausgangswert kommt: aus einer anderen Zeile oder aus derselben Zählung in einem früheren Zeitraum.
/// </summary>
/// <param name="Line">The other line, or null.</param>
/// <param name="Period">The earlier period, or null. Exactly one of the two is set.</param>
public sealed record BaselineSource(string? Line, Period? Period);

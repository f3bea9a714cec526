using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Weg in eine Zeile: was eine Aktivität für sich erfüllen muss, um dort zu zählen. Wem auf jedem Weg zwei Bedingungen fehlen, der
/// steht der Zeile nicht nahe (Z-6).
/// </summary>
/// <remarks>
/// A way may ask for less than the measure itself, never for more: what is left out here is asked when the line is counted.
/// </remarks>
/// <param name="Selection">The conditions.</param>
/// <param name="Period">The days within which the row has to start; null: any.</param>
/// <param name="OnlyFor">What a row must meet for this way to be open to it at all; null: nothing.</param>
/// <param name="Basis">The line whose ways have to be taken as well, because its counted rows are the basis; null: none.</param>
public sealed record Way(Selection Selection, Period? Period, Condition? OnlyFor = null, string? Basis = null)
{
    /// <summary>The same way for one kind of activity only.</summary>
    public Way For(ActivityKind kind) => this with { Selection = new Selection(Selection.Conditions.Insert(0, PeriodRule.Is(kind))) };

    /// <summary>The same way with conditions of the kind's own.</summary>
    public Way And(params ReadOnlySpan<Condition> conditions) =>
        this with { Selection = new Selection([.. Selection.Conditions, .. conditions]) };

    /// <summary>The conditions that the row alone decides: the others are taken as met until the line is counted.</summary>
    /// <param name="programme">The days of the line's programme.</param>
    public ImmutableArray<Condition> Decided(Period programme) =>
    [
        .. Period is Period days ? (Condition[])[new StartsWithin(days, programme)] : [],
        .. Selection.Conditions.Where(condition => !condition.NeedsMoreThanTheRow),
    ];
}

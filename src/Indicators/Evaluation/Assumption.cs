using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Annahme, was als durchgeführt gilt – nur das Durchgeführte, oder auch Geplantes oder Ungeklärtes –, mit der Wahl, die sich unter ihr
/// ergibt (Quelle, Angebot), und den Aktivitäten, die alle Bedingungen erfüllen.
/// </summary>
/// <param name="Measure">The measure with source and offer chosen.</param>
/// <param name="Context">The line's context with what is taken as held.</param>
/// <param name="Fitting">The rows that meet all conditions, apart from being held; in their order.</param>
internal sealed record Assumption(Measure Measure, LineContext Context, ImmutableArray<Activity> Fitting)
{
    /// <summary>Chooses and judges every row once.</summary>
    public static Assumption Of(Measure measure, ImmutableArray<Activity> rows, LineContext context)
    {
        Measure chosen = measure.Prepare(rows, context);
        return new Assumption(chosen, context, [.. rows.Where(row => chosen.WhyNotCounted(row, context).IsEmpty)]);
    }

    /// <summary>The rows that meet all conditions and were held, or are taken as held; in their order.</summary>
    public ImmutableArray<Activity> Taken => [.. Fitting.Where(Context.IsTaken)];
}

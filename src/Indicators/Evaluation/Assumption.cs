using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Annahme, was als durchgeführt gilt – nur das Durchgeführte, oder auch Geplantes oder Ungeklärtes –, mit der Wahl, die sich unter ihr
/// ergibt (Quelle, Angebot), und dem, was jeder Aktivität fehlt.
/// </summary>
/// <param name="Measure">The measure with source and offer chosen.</param>
/// <param name="Context">The line's context with what is taken as held.</param>
/// <param name="Failures">The conditions that rows do not meet, apart from being held, by id; rows that meet all are not in it.</param>
internal sealed record Assumption(
    Measure Measure, LineContext Context, IReadOnlyDictionary<string, ImmutableArray<FailedCondition>> Failures)
{
    /// <summary>Chooses and judges every row once.</summary>
    public static Assumption Of(Measure measure, ImmutableArray<Activity> rows, LineContext context)
    {
        Measure chosen = measure.Prepare(rows, context);
        Dictionary<string, ImmutableArray<FailedCondition>> failures = new(StringComparer.Ordinal);
        foreach (Activity row in rows)
        {
            ImmutableArray<FailedCondition> failed = chosen.WhyNotCounted(row, context);
            if (!failed.IsEmpty)
            {
                failures.Add(row.Id, failed);
            }
        }

        return new Assumption(chosen, context, failures);
    }

    /// <summary>The rows that meet all conditions and were held, or are taken as held; in their order.</summary>
    public ImmutableArray<Activity> Taken(ImmutableArray<Activity> rows) =>
        [.. rows.Where(row => Context.IsTaken(row) && !Failures.ContainsKey(row.Id))];
}

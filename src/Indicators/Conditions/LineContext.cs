using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Conditions;

/// <summary>
/// Umfeld einer Zeile: Stichtag, Zeitraum, Bezugsraum, Partner, Ausgangswert und die Zeilen, auf die sie sich beruft.
/// </summary>
public sealed record LineContext
{
    /// <summary>Stichtag.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The day by which Fristen and required durations are judged; null: AsOf.</summary>
    public DateOnly? DeadlinesOn { get; init; }

    /// <summary>The day by which Fristen and required durations are judged.</summary>
    public DateOnly JudgedOn => DeadlinesOn ?? AsOf;

    /// <summary>Id of the line that is being counted.</summary>
    public required string LineId { get; init; }

    /// <summary>The days that count.</summary>
    public required Period Period { get; init; }

    /// <summary>The days of the line's programme.</summary>
    public required Period Programme { get; init; }

    /// <summary>Places and reference sets of the line's programme.</summary>
    public required ReferenceArea Area { get; init; }

    /// <summary>All partners.</summary>
    public required PartnerIndex Partners { get; init; }

    /// <summary>The lines already evaluated.</summary>
    public required OtherLines Others { get; init; }

    /// <summary>Whether missing Belege are taken as present: to tell whether nothing but Belege is missing.</summary>
    public bool AssumesDocuments { get; init; }

    /// <summary>Whether waiting units count: to tell whether they would reach the target.</summary>
    public bool CountsWaiting { get; init; }

    /// <summary>Which rows still to come are taken as held: to tell what they would bring.</summary>
    public StillToCome TakenAsHeld { get; init; }

    /// <summary>The baseline of the line, or null where its kind needs none.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>The baseline of a line whose kind needs one.</summary>
    /// <exception cref="InvalidOperationException">The evaluator gave none: a defect.</exception>
    public Baseline RequiredBaseline =>
        Baseline ?? throw new InvalidOperationException($"{LineId}: Ausgangswert fehlt.");

    /// <summary>The reference set in force on the last day of the period.</summary>
    public ReferenceSet ReferenceSet => Area.InForceOn(Period.To);

    /// <summary>Whether the activity was held and started up to AsOf.</summary>
    public bool IsHeld(Activity activity) => Occurrences.Of(activity, AsOf) == Occurrence.Held;

    /// <summary>Whether the activity was held, or is taken as held.</summary>
    public bool IsTaken(Activity activity) => Occurrences.Of(activity, AsOf) switch
    {
        Occurrence.Held => true,
        Occurrence.Planned => TakenAsHeld.HasFlag(StillToCome.Planned),
        Occurrence.Unsettled => TakenAsHeld.HasFlag(StillToCome.Unsettled),
        _ => false,
    };

    /// <summary>Whether the activity is planned or its Durchführung is unsettled.</summary>
    public bool IsStillToCome(Activity activity) =>
        Occurrences.Of(activity, AsOf) is Occurrence.Planned or Occurrence.Unsettled;
}

/// <summary>Was noch aussteht und probehalber als durchgeführt gilt.</summary>
[Flags]
public enum StillToCome
{
    /// <summary>Nothing: only what was held.</summary>
    Nothing = 0,

    /// <summary>What is planned.</summary>
    Planned = 1,

    /// <summary>What should have begun and is not settled.</summary>
    Unsettled = 2,

    /// <summary>Both.</summary>
    Everything = Planned | Unsettled,
}

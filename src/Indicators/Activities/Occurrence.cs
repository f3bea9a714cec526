namespace KiIndicators.Indicators.Activities;

/// <summary>
/// Durchführung, vom Stichtag aus gesehen: abgesagt bleibt abgesagt; was nach dem Stichtag beginnt, ist geplant, auch wenn es schon als
/// durchgeführt erfasst ist; was bis dahin begonnen hat, ist durchgeführt oder, solange es als geplant erfasst ist, ungeklärt (Z-2, Z-4, Z-5).
/// </summary>
public enum Occurrence
{
    /// <summary>Held, started up to AsOf: can be counted.</summary>
    Held,

    /// <summary>Starts after AsOf, planned or held: still dated.</summary>
    Planned,

    /// <summary>Status still planned although the start date has passed: Durchführung ungeklärt.</summary>
    Unsettled,

    /// <summary>abgesagt.</summary>
    Cancelled,
}

/// <summary>Wie eine Aktivität vom Stichtag aus einzuordnen ist.</summary>
public static class Occurrences
{
    /// <summary>The occurrence of an activity at AsOf.</summary>
    public static Occurrence Of(Activity activity, DateOnly asOf) => activity.Status switch
    {
        ActivityStatus.Cancelled => Occurrence.Cancelled,
        _ when activity.StartDate > asOf => Occurrence.Planned,
        ActivityStatus.Held => Occurrence.Held,
        _ => Occurrence.Unsettled,
    };
}

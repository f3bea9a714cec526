namespace KiIndicators.Indicators.Activities;

/// <summary>
/// Nachträglich erfasst: mehr als 30 Tage nach Beginn eingetragen; bei Kennzahlen nach dem Ende ihres Zeitraums.
/// Such a row counts normally and is marked.
/// </summary>
/// <remarks>A figure for the first half-year cannot be recorded before July; that is not late.</remarks>
public static class LateRecording
{
    /// <summary>Days after which a row counts as recorded late.</summary>
    public const int Days = 30;

    /// <summary>Whether the row was recorded late; never where the host does not say when it was recorded.</summary>
    /// <remarks>Counted in days: 31.12.9999, a host system's "open-ended", has no day thirty days later.</remarks>
    public static bool IsLate(Activity activity) =>
        activity.RecordedOn is DateOnly recorded && recorded.DayNumber - Happened(activity).DayNumber > Days;

    /// <summary>The first day on which the activity could be recorded: its start, of a figure the end of its period.</summary>
    public static DateOnly Happened(Activity activity) =>
        activity.Kind == ActivityKind.Figure ? activity.EndDate ?? activity.StartDate : activity.StartDate;
}

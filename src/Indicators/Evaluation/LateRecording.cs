using KiIndicators.Indicators.Activities;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>Rows recorded more than 30 days after the event: counted normally, marked "nachträglich erfasst".</summary>
public static class LateRecording
{
    /// <summary>Days after the start from which a row counts as recorded late.</summary>
    public const int Days = 30;

    /// <summary>Whether the row was recorded late.</summary>
    public static bool IsLate(Activity activity) =>
        activity.RecordedOn is DateOnly recorded && recorded > activity.StartDate.AddDays(Days);
}

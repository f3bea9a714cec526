using KiIndicators.Indicators.Activities;

namespace KiIndicators.Worker.Audit;

/// <summary>An activity as it stands in Nachweis.json: every value that a condition can read.</summary>
internal static class ActivityRecord
{
    /// <summary>The members of the record.</summary>
    public static IReadOnlyDictionary<string, object?> Of(Activity activity) => new Dictionary<string, object?>
    {
        ["id"] = activity.Id,
        ["typ"] = ActivityFields.Word(activity.Kind),
        ["titel"] = activity.Title,
        ["beginn"] = activity.StartDate,
        ["ende"] = activity.EndDate,
        ["status"] = StatusWord(activity.Status),
        ["veranstalter"] = activity.Organiser,
        ["teilnahmen"] = activity.Participants,
        ["minuten"] = activity.Minutes,
        ["menge"] = activity.Quantity,
        ["einheit"] = activity.Unit,
        ["notiz"] = activity.Note,
        ["erfasst_am"] = activity.RecordedOn,
        ["geaendert_am"] = activity.ChangedOn,
        ["merkmale"] = activity.Attributes
            .GroupBy(attribute => attribute.Name, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key, object? (group) => group.Select(attribute => attribute.Value).Order(StringComparer.Ordinal)),
    };

    /// <summary>The status in German.</summary>
    public static string StatusWord(ActivityStatus status) => status switch
    {
        ActivityStatus.Planned => "geplant",
        ActivityStatus.Held => "durchgeführt",
        ActivityStatus.Cancelled => "abgesagt",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}

using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;

namespace KiIndicators.Worker.Audit.Record;

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

    /// <summary>Reads what <see cref="Of"/> wrote.</summary>
    /// <exception cref="RecordFault">Not an activity.</exception>
    public static Activity Read(RecordMembers members) => new()
    {
        Id = members.Text("id"),
        Kind = Named(members, "typ", Enum.GetValues<ActivityKind>(), ActivityFields.Word),
        Title = members.Text("titel"),
        StartDate = members.Day("beginn"),
        EndDate = members.OptionalDay("ende"),
        Status = Named(members, "status", Enum.GetValues<ActivityStatus>(), StatusWord),
        Organiser = members.OptionalText("veranstalter"),
        Participants = Amount(members, "teilnahmen"),
        Minutes = Amount(members, "minuten"),
        Quantity = Amount(members, "menge"),
        Unit = members.OptionalText("einheit"),
        Note = members.OptionalText("notiz"),
        RecordedOn = members.OptionalDay("erfasst_am"),
        ChangedOn = members.OptionalDay("geaendert_am"),
        Attributes = [.. members.Lists("merkmale")
            .SelectMany(list => list.Values.Select(value => new ActivityAttribute(list.Name, value)))],
    };

    /// <summary>The status in German.</summary>
    public static string StatusWord(ActivityStatus status) => status switch
    {
        ActivityStatus.Planned => "geplant",
        ActivityStatus.Held => "durchgeführt",
        ActivityStatus.Cancelled => "abgesagt",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private static T Named<T>(RecordMembers members, string name, T[] values, Func<T, string> word)
        where T : struct
    {
        string text = members.Text(name);
        ImmutableArray<T> found = [.. values.Where(value => word(value) == text)];
        return found.Length == 1 ? found[0] : throw members.Fault($"„{text}“ ist nicht bekannt", name);
    }

    private static int? Amount(RecordMembers members, string name) => members.OptionalNumber(name) switch
    {
        < 0 or > ActivityFields.LargestNumber => throw members.Fault("liegt außerhalb des Zulässigen", name),
        int amount => amount,
        null => null,
    };
}

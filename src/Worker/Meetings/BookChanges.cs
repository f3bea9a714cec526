using System.Collections.Immutable;
using System.Globalization;

namespace KiIndicators.Worker.Meetings;

/// <summary>What became of a meeting.</summary>
internal enum ChangeKind
{
    /// <summary>It is known now.</summary>
    Added,

    /// <summary>It is on another day.</summary>
    Moved,

    /// <summary>It begins at another time.</summary>
    Retimed,

    /// <summary>It is cancelled.</summary>
    Cancelled,

    /// <summary>It was cancelled and takes place again.</summary>
    Revived,

    /// <summary>A source names it no more: a person must look.</summary>
    ToCheck,

    /// <summary>It was to be checked and no longer is.</summary>
    Settled,
}

/// <summary>A change of a meeting.</summary>
/// <param name="Kind">What.</param>
/// <param name="Meeting">Id of the meeting.</param>
/// <param name="Text">The same in German.</param>
internal sealed record BookChange(ChangeKind Kind, long Meeting, string Text);

/// <summary>What two books differ in, in words.</summary>
internal static class BookChanges
{
    /// <summary>The changes from one book to another, in time.</summary>
    public static ImmutableArray<BookChange> Between(MeetingBook before, MeetingBook after) =>
    [
        .. after.Meetings.Values.OrderBy(meeting => meeting.Date).ThenBy(meeting => meeting.Committee, StringComparer.Ordinal).ThenBy(meeting => meeting.DaySequence)
            .SelectMany(meeting => Of(before, after, meeting)),
    ];

    private static IEnumerable<BookChange> Of(MeetingBook before, MeetingBook after, BookedMeeting meeting)
    {
        if (!before.Meetings.TryGetValue(meeting.Id, out BookedMeeting? known))
        {
            yield return new BookChange(ChangeKind.Added, meeting.Id, $"{meeting.Key} neu{At(meeting.StartTime)}{(meeting.IsCancelled ? ", entfällt" : "")}");
            yield break;
        }

        if (known.Date != meeting.Date)
        {
            yield return new BookChange(
                ChangeKind.Moved, meeting.Id, $"{known.Key} verlegt auf {meeting.Date.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)}: jetzt {meeting.Key}{At(meeting.StartTime)}");
        }
        else if (known.StartTime != meeting.StartTime)
        {
            yield return new BookChange(ChangeKind.Retimed, meeting.Id, $"{meeting.Key} beginnt anders{At(meeting.StartTime)}{(known.StartTime is TimeOnly time ? $" (zuvor {time:HH:mm} Uhr)" : "")}");
        }

        if (known.IsCancelled != meeting.IsCancelled)
        {
            yield return meeting.IsCancelled
                ? new BookChange(ChangeKind.Cancelled, meeting.Id, $"{meeting.Key} entfällt")
                : new BookChange(ChangeKind.Revived, meeting.Id, $"{meeting.Key} findet doch statt");
        }

        Sighting? missing = after.MissingFrom(meeting.Id);
        bool wasMissing = before.MissingFrom(meeting.Id) is not null;
        if (missing is not null && !wasMissing)
        {
            yield return new BookChange(
                ChangeKind.ToCheck, meeting.Id, $"{meeting.Key} zu prüfen: Sie steht nicht mehr in „{missing.Source}“. Der Bericht wird trotzdem erstellt");
        }
        else if (missing is null && wasMissing && !meeting.IsCancelled)
        {
            yield return new BookChange(ChangeKind.Settled, meeting.Id, $"{meeting.Key} steht wieder an, nichts mehr zu prüfen");
        }
    }

    private static string At(TimeOnly? time) => time is TimeOnly start ? $", {start.ToString("HH:mm", CultureInfo.InvariantCulture)} Uhr" : ", Beginn unbekannt";
}

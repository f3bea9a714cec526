using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace KiIndicators.Worker.Meetings.Feeds.ICalendar;

/// <summary>
/// Reads a calendar event by event, so that one that is broken leaves the others readable. What depends on the moment of the export (DTSTAMP, the
/// description) is not looked at.
/// </summary>
internal static class ICalendarReader
{
    private const string Begin = "BEGIN:VCALENDAR";
    private const string End = "END:VCALENDAR";
    private const string EventBegin = "BEGIN:VEVENT";
    private const string EventEnd = "END:VEVENT";
    private const int LongestEvent = 2000;

    /// <summary>Reads the text of a calendar.</summary>
    /// <exception cref="FeedFault">It is no calendar, or not a whole one.</exception>
    public static FeedReading Read(string text, FeedLimits limits)
    {
        string[] lines = [.. Lines(text)];
        if (lines.Length == 0 || !IsLine(lines[0], Begin))
        {
            throw new FeedFault("Was geliefert wird, ist kein Kalender (es beginnt nicht mit BEGIN:VCALENDAR).");
        }

        if (!IsLine(lines[^1], End))
        {
            throw new FeedFault("Der Kalender ist abgeschnitten (am Ende fehlt END:VCALENDAR).");
        }

        List<FeedEntry> entries = [];
        HashSet<string> unreadable = new(StringComparer.Ordinal);
        int nameless = 0;
        foreach (string[] one in Events(lines))
        {
            if (entries.Count + unreadable.Count + nameless >= limits.Meetings)
            {
                throw new FeedFault($"Der Kalender enthält mehr als {limits.Meetings} Termine.");
            }

            string? uid = UidOf(one);
            if (EntryOf(one, uid) is FeedEntry entry)
            {
                entries.Add(entry);
            }
            else if (uid is not null)
            {
                unreadable.Add(uid);
            }
            else
            {
                nameless++;
            }
        }

        return new FeedReading([.. entries]) { Unreadable = [.. unreadable], Nameless = nameless };
    }

    // Blank lines inside of events occur, characters that cannot be seen too.
    private static IEnumerable<string> Lines(string text) => text.TrimStart('\uFEFF').Split(['\r', '\n'])
        .Select(line => new string([.. line.Where(letter => letter == '\t' || !char.IsControl(letter))]))
        .Where(line => line.Trim().Length > 0);

    private static bool IsLine(string line, string expected) => string.Equals(line.Trim(), expected, StringComparison.OrdinalIgnoreCase);

    // Also what an event holds (alarms) is left out: nothing in it says when the meeting is.
    private static IEnumerable<string[]> Events(string[] lines)
    {
        List<string>? current = null;
        int inner = 0;
        foreach (string line in lines)
        {
            if (IsLine(line, EventBegin))
            {
                current = [];
                inner = 0;
            }
            else if (current is not null && IsLine(line, EventEnd))
            {
                yield return [.. current];
                current = null;
            }
            else if (current is not null)
            {
                inner += line.StartsWith("BEGIN:", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
                if (inner == 0)
                {
                    current.Add(line);
                }

                inner -= line.StartsWith("END:", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            }
        }
    }

    private static string? UidOf(string[] lines)
    {
        int at = Array.FindIndex(lines, line => line.StartsWith("UID:", StringComparison.OrdinalIgnoreCase) || line.StartsWith("UID;", StringComparison.OrdinalIgnoreCase));
        if (at < 0)
        {
            return null;
        }

        string uid = lines[at][(lines[at].IndexOf(':', StringComparison.Ordinal) + 1)..]
            + string.Concat(lines.Skip(at + 1).TakeWhile(line => line[0] is ' ' or '\t').Select(line => line[1..]));
        return uid.Trim().Length == 0 ? null : uid.Trim();
    }

    private static FeedEntry? EntryOf(string[] lines, string? uid)
    {
        if (uid is null || lines.Length > LongestEvent || EventOf(lines) is not CalendarEvent read)
        {
            return null;
        }

        // A series has no day of its own; council information systems write each meeting as an event.
        if (read.DtStart is not CalDateTime start || !FeedTime.IsUsable(start.Value) || read.RecurrenceRule is not null || read.RecurrenceDates.GetAllDates().Any())
        {
            return null;
        }

        DateTime wall = WallOf(start);
        string title = read.Summary ?? "";
        return new FeedEntry(
            uid, MeetingTitle.NamesIn(title), DateOnly.FromDateTime(wall),
            start.HasTime ? FeedTime.StartOf(wall, read.DtEnd is CalDateTime { HasTime: true } end ? WallOf(end) : null) : null,
            string.Equals(read.Status, "CANCELLED", StringComparison.OrdinalIgnoreCase) || MeetingTitle.SaysCancelled(title));
    }

    private static CalendarEvent? EventOf(string[] lines)
    {
        try
        {
            return Calendar.Load(string.Join("\r\n", [Begin, "VERSION:2.0", EventBegin, .. lines, EventEnd, End, ""]))?.Events.FirstOrDefault();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return null; // whatever the library cannot read of it: it stands in the list, and no more is known
        }
    }

    private static DateTime WallOf(CalDateTime moment)
    {
        if (!moment.HasTime || moment.IsFloating || (!moment.IsUtc && moment.TzId == "Europe/Berlin"))
        {
            return moment.Value;
        }

        try
        {
            return BerlinTime.Wall(new DateTimeOffset(DateTime.SpecifyKind(moment.AsUtc, DateTimeKind.Utc)));
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or TimeZoneNotFoundException)
        {
            return moment.Value; // a zone that nobody knows: these calendars are of our own region
        }
    }
}

using System.Collections.Immutable;

namespace KiIndicators.Worker.Meetings;

/// <summary>
/// A meeting as the book has it.
/// </summary>
/// <param name="Id">Its number in the database; below zero while it is not yet written.</param>
/// <param name="Committee">Id of the committee.</param>
/// <param name="Date">Day of the meeting.</param>
/// <param name="DaySequence">1; 2 for the second meeting of the committee on the same day.</param>
/// <param name="StartTime">Wall time Europe/Berlin, or null where it is not known.</param>
/// <param name="Source">Who named it first.</param>
internal sealed record BookedMeeting(long Id, string Committee, DateOnly Date, int DaySequence, TimeOnly? StartTime, string Source)
{
    /// <summary>Abgesagt.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Verlegt: the day on which it was to be before; null where it was never moved, or moved back.</summary>
    public DateOnly? MovedFrom { get; init; }

    /// <summary>"SGS-2026-09-03".</summary>
    public string Key => Meeting.KeyOf(Committee, Date, DaySequence);

    /// <summary>Whether it has begun.</summary>
    public bool HasBegun(DateTimeOffset now) => BerlinTime.Wall(now) >= Meeting.BeginOf(Date, StartTime);

    /// <summary>The same meeting on another day, or at another time.</summary>
    public BookedMeeting MovedTo(DateOnly date, TimeOnly? startTime) => this with
    {
        Date = date,
        StartTime = startTime,
        MovedFrom = date == Date ? MovedFrom : date == MovedFrom ? null : Date,
    };
}

/// <summary>
/// What a source said last of a meeting. A source acts by what it changes: what it repeats does not undo what a person has corrected since.
/// </summary>
/// <param name="Source">The source.</param>
/// <param name="Uid">The source's own name of the meeting.</param>
/// <param name="Committee">Id of the committee.</param>
/// <param name="Meeting">Number of the meeting.</param>
/// <param name="Date">The day that it said.</param>
/// <param name="StartTime">The time that it said, or null.</param>
/// <param name="IsCancelled">Whether it said that the meeting is cancelled.</param>
internal sealed record Sighting(
    string Source, string Uid, string Committee, long Meeting, DateOnly Date, TimeOnly? StartTime, bool IsCancelled)
{
    /// <summary>Since when the source has named the meeting no more, though it lies ahead; null: it names it.</summary>
    public DateTimeOffset? MissingSince { get; init; }
}

/// <summary>A day of a committee with a letter that a report already bears.</summary>
/// <param name="Committee">Id of the committee.</param>
/// <param name="Date">The day.</param>
/// <param name="DaySequence">The letter.</param>
/// <param name="Meeting">The meeting whose report it is; null where it is not known.</param>
internal sealed record ReportedKey(string Committee, DateOnly Date, int DaySequence, long? Meeting);

/// <summary>
/// All meetings, and what each source said last of them. Pure: a change gives another book, and what differs is written.
/// </summary>
internal sealed record MeetingBook
{
    /// <summary>A book in which nothing stands.</summary>
    public static MeetingBook Empty { get; } = new();

    /// <summary>The meetings by number.</summary>
    public ImmutableSortedDictionary<long, BookedMeeting> Meetings { get; init; } = ImmutableSortedDictionary<long, BookedMeeting>.Empty;

    /// <summary>What sources said, by source, their own name and committee.</summary>
    public ImmutableDictionary<(string Source, string Uid, string Committee), Sighting> Sightings { get; init; } =
        ImmutableDictionary<(string Source, string Uid, string Committee), Sighting>.Empty;

    /// <summary>Keys that reports bear: no other meeting gets them.</summary>
    public ImmutableArray<ReportedKey> Reported { get; init; } = [];

    /// <summary>A person enters a meeting.</summary>
    /// <returns>The book, the meeting, and whether it is new.</returns>
    /// <remarks>
    /// The same committee, day and time is the same meeting; another time on the same day is a second one; one entered without a time gets it. To enter
    /// a known one says that it takes place: it is no longer cancelled, and no longer to be checked.
    /// </remarks>
    /// <exception cref="UserError">There are too many on the day.</exception>
    public (MeetingBook Book, BookedMeeting Meeting, bool IsNew) Add(string committee, DateOnly date, TimeOnly? time, string source)
    {
        BookedMeeting[] sameDay = [.. Meetings.Values.Where(meeting => meeting.Committee == committee && meeting.Date == date).OrderBy(meeting => meeting.DaySequence)];
        BookedMeeting? known = sameDay.FirstOrDefault(meeting => meeting.StartTime == time || time is null)
            ?? sameDay.FirstOrDefault(meeting => meeting.StartTime is null);
        if (known is not null)
        {
            BookedMeeting confirmed = known with { IsCancelled = false, StartTime = time ?? known.StartTime };
            return (Confirm(confirmed), confirmed, false);
        }

        BookedMeeting added = Place(new BookedMeeting(NextId, committee, date, 0, time, source))
            ?? throw new UserError(
                $"Am {date:dd.MM.yyyy} sind für {committee} schon {Meeting.MostOnOneDay} Sitzungen eingetragen; mehr unterscheidet keine "
                + "Auswertungsnummer. Bitte die Eintragungen prüfen.");
        return (With(added), added, true);
    }

    /// <summary>A person moves a meeting; without a time it keeps its own.</summary>
    /// <exception cref="UserError">It has begun, or there are too many on the day (exit code 2).</exception>
    public (MeetingBook Book, BookedMeeting Meeting) Move(long id, DateOnly date, TimeOnly? time, DateTimeOffset now)
    {
        BookedMeeting before = NotBegun(id, now, "verlegt");
        BookedMeeting moved = before.MovedTo(date, time ?? before.StartTime) with { IsCancelled = false };
        moved = date == before.Date
            ? moved
            : Place(moved) ?? throw new UserError($"Am {date:dd.MM.yyyy} sind für {before.Committee} schon {Meeting.MostOnOneDay} Sitzungen eingetragen.", 2);
        return (Confirm(moved), moved);
    }

    /// <summary>A person cancels a meeting.</summary>
    /// <exception cref="UserError">It has begun (exit code 2).</exception>
    public (MeetingBook Book, BookedMeeting Meeting) Cancel(long id, DateTimeOffset now)
    {
        BookedMeeting cancelled = NotBegun(id, now, "abgesagt") with { IsCancelled = true };
        return (Confirm(cancelled), cancelled);
    }

    /// <summary>Why a meeting is to be checked: since when which source has named it no more; null: nothing is to be checked.</summary>
    public Sighting? MissingFrom(long id) => Meetings[id].IsCancelled ? null : Sightings.Values
        .Where(sighting => sighting.Meeting == id && sighting.MissingSince is not null)
        .OrderBy(sighting => sighting.MissingSince).ThenBy(sighting => sighting.Source, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The number of the next meeting that is not yet written.</summary>
    public long NextId => Math.Min(0, Meetings.IsEmpty ? 0 : Meetings.Keys.First()) - 1;

    /// <summary>The book with a meeting as it is now.</summary>
    public MeetingBook With(BookedMeeting meeting) => this with { Meetings = Meetings.SetItem(meeting.Id, meeting) };

    /// <summary>The meeting with the first letter of its day that is free; null where none is.</summary>
    public BookedMeeting? Place(BookedMeeting meeting)
    {
        HashSet<int> taken =
        [
            .. Meetings.Values.Where(other => other.Id != meeting.Id && other.Committee == meeting.Committee && other.Date == meeting.Date).Select(other => other.DaySequence),
            .. Reported.Where(key => key.Committee == meeting.Committee && key.Date == meeting.Date && key.Meeting != meeting.Id).Select(key => key.DaySequence),
        ];
        int free = Enumerable.Range(1, Meeting.MostOnOneDay).FirstOrDefault(sequence => !taken.Contains(sequence));
        return free == 0 ? null : meeting with { DaySequence = free };
    }

    // What a person says of a meeting settles what sources have left open.
    private MeetingBook Confirm(BookedMeeting meeting) => With(meeting) with
    {
        Sightings = Sightings.RemoveRange(Sightings.Values
            .Where(sighting => sighting.Meeting == meeting.Id && sighting.MissingSince is not null)
            .Select(KeyOf)),
    };

    private BookedMeeting NotBegun(long id, DateTimeOffset now, string what) => Meetings[id].HasBegun(now)
        ? throw new UserError($"Die Sitzung {Meetings[id].Key} hat schon begonnen; sie wird nicht mehr {what}.", 2)
        : Meetings[id];

    /// <summary>What a sighting is found by.</summary>
    public static (string Source, string Uid, string Committee) KeyOf(Sighting sighting) => (sighting.Source, sighting.Uid, sighting.Committee);
}

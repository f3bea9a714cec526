using System.Collections.Immutable;

namespace KiIndicators.Worker.Meetings;

/// <summary>
/// What a source's listing makes of the book. Whose meeting is whose: first by the source's own name (UID); else by committee and day, by the time only
/// where the committee has two meetings on that day. Then what the source has changed since it was last heard is changed in the book.
/// </summary>
internal static class MeetingMerge
{
    /// <summary>The book after a listing.</summary>
    /// <param name="book">The book before.</param>
    /// <param name="listing">The listing.</param>
    /// <param name="now">The moment: what has begun is not changed any more.</param>
    public static MergedBook Merge(MeetingBook book, Listing listing, DateTimeOffset now)
    {
        Round round = new(book, listing, now);
        round.Pair();
        round.Apply();
        round.MarkMissing();
        return new MergedBook(round.Book, [.. round.Remarks]);
    }

    private sealed class Round(MeetingBook book, Listing listing, DateTimeOffset now)
    {
        // Ordered, so that the same listing gives the same letters, however its source sorts.
        private Announcement[] announcements =
        [
            .. listing.Announcements
                .OrderBy(one => one.Committee, StringComparer.Ordinal).ThenBy(one => one.Date).ThenBy(one => one.StartTime)
                .ThenBy(one => one.Uid, StringComparer.Ordinal).ThenBy(one => one.IsCancelled)
                .DistinctBy(one => (one.Uid, one.Committee)),
        ];

        // What this source said last of each meeting; it has one name for it at a time.
        private readonly Dictionary<long, Sighting> heard = book.Sightings.Values
            .Where(sighting => sighting.Source == listing.Source)
            .GroupBy(sighting => sighting.Meeting)
            .ToDictionary(group => group.Key, group => group.OrderBy(sighting => sighting.Uid, StringComparer.Ordinal).First());

        private readonly Dictionary<Announcement, Sighting> known = [];
        private readonly Dictionary<Announcement, long> found = [];

        public MeetingBook Book { get; private set; } = book;

        public List<string> Remarks { get; } = [];

        public void Pair()
        {
            // A meeting that lay ahead and now is said to be over is no meeting that was moved: it is not listed any more, and a person must look.
            announcements = [.. announcements.Where(announced => !IsOver(announced))];
            foreach (Announcement announced in announcements)
            {
                if (Book.Sightings.GetValueOrDefault((listing.Source, announced.Uid, announced.Committee)) is Sighting before && Book.Meetings.ContainsKey(before.Meeting))
                {
                    known[announced] = before;
                    found[announced] = before.Meeting;
                }
            }

            ILookup<(string Committee, DateOnly Date), BookedMeeting> byDay = Book.Meetings.Values
                .OrderBy(meeting => meeting.DaySequence).ThenBy(meeting => meeting.Id)
                .ToLookup(meeting => (meeting.Committee, DayOf(meeting)));
            foreach (IGrouping<(string Committee, DateOnly Date), Announcement> day in announcements
                .Where(announced => !found.ContainsKey(announced))
                .GroupBy(announced => (announced.Committee, announced.Date))
                .ToArray())
            {
                PairByDay(day.Key, [.. day], byDay);
            }
        }

        private bool IsOver(Announcement announced) => BerlinTime.Wall(now) >= Meeting.BeginOf(announced.Date, announced.StartTime)
            && Book.Sightings.GetValueOrDefault((listing.Source, announced.Uid, announced.Committee)) is Sighting before
            && before.Date != announced.Date
            && Book.Meetings.TryGetValue(before.Meeting, out BookedMeeting? meeting) && !meeting.HasBegun(now);

        private void PairByDay((string Committee, DateOnly Date) day, Announcement[] strange, ILookup<(string Committee, DateOnly Date), BookedMeeting> byDay)
        {
            List<BookedMeeting> free = [.. byDay[day].Where(meeting => !found.ContainsValue(meeting.Id))];
            bool isOnlyOne = byDay[day].Count() <= 1 && announcements.Count(one => (one.Committee, one.Date) == day) <= 1;
            foreach (Announcement announced in strange)
            {
                BookedMeeting? same = isOnlyOne
                    ? free.FirstOrDefault()
                    : free.FirstOrDefault(meeting => TimeOf(meeting) == announced.StartTime)
                        ?? free.FirstOrDefault(meeting => announced.StartTime is null || TimeOf(meeting) is null);
                if (same is not null)
                {
                    free.Remove(same);
                    found[announced] = same.Id;
                    if (heard.GetValueOrDefault(same.Id) is Sighting before)
                    {
                        known[announced] = before;
                    }
                }
            }
        }

        // The day that the source named last goes before the meeting's own: a person may have moved it away since, and the source given it a new name.
        private DateOnly DayOf(BookedMeeting meeting) => heard.GetValueOrDefault(meeting.Id)?.Date ?? meeting.Date;

        private TimeOnly? TimeOf(BookedMeeting meeting) => heard.TryGetValue(meeting.Id, out Sighting? sighting) ? sighting.StartTime : meeting.StartTime;

        public void Apply()
        {
            ImmutableSortedDictionary<long, BookedMeeting> before = Book.Meetings;
            List<BookedMeeting> moved = [];
            foreach (Announcement announced in announcements)
            {
                if (!found.TryGetValue(announced, out long id))
                {
                    continue;
                }

                BookedMeeting after = Changed(before[id], announced, known.GetValueOrDefault(announced));
                Book = Book.With(after);
                if (after.Date != before[id].Date)
                {
                    moved.Add(after);
                }
            }

            // Only when all are where they go is it clear which letters are free.
            Book = Book with { Meetings = Book.Meetings.SetItems(moved.Select(meeting => KeyValuePair.Create(meeting.Id, meeting with { DaySequence = 0 }))) };
            foreach (BookedMeeting meeting in moved)
            {
                Place(meeting with { DaySequence = 0 }, () => Book = Book.With(before[meeting.Id]));
            }

            foreach (Announcement announced in announcements)
            {
                Enter(announced);
            }
        }

        private BookedMeeting Changed(BookedMeeting meeting, Announcement announced, Sighting? before)
        {
            bool isMoved = before is not null && announced.Date != before.Date && announced.Date != meeting.Date;
            bool isCancelled = announced.IsCancelled != (before?.IsCancelled ?? false) ? announced.IsCancelled : meeting.IsCancelled;
            TimeOnly? time = before is null ? meeting.StartTime ?? announced.StartTime
                : announced.StartTime != before.StartTime || isMoved ? announced.StartTime
                : meeting.StartTime;
            BookedMeeting changed = (isMoved ? meeting.MovedTo(announced.Date, time) : meeting with { StartTime = time }) with { IsCancelled = isCancelled };
            if (changed == meeting || !meeting.HasBegun(now))
            {
                return changed;
            }

            if (isMoved || isCancelled != meeting.IsCancelled)
            {
                Remarks.Add($"Die Sitzung {meeting.Key} hat schon begonnen; was „{listing.Source}“ jetzt von ihr sagt ({Said(announced)}), ändert nichts mehr.");
            }

            return meeting;
        }

        private static string Said(Announcement announced) =>
            $"{announced.Date:dd.MM.yyyy}{(announced.StartTime is TimeOnly time ? $", {time:HH:mm} Uhr" : "")}{(announced.IsCancelled ? ", entfällt" : "")}";

        // What the source said of it is kept, so that the same is not said to have changed next time.
        private void Enter(Announcement announced)
        {
            if (!found.TryGetValue(announced, out long id))
            {
                BookedMeeting added = new(Book.NextId, announced.Committee, announced.Date, 0, announced.StartTime, listing.Source) { IsCancelled = announced.IsCancelled };
                if (added.HasBegun(now) || !Place(added, () => { }))
                {
                    return;
                }

                id = added.Id;
            }

            Sighting said = new(listing.Source, announced.Uid, announced.Committee, id, announced.Date, announced.StartTime, announced.IsCancelled);
            if (known.GetValueOrDefault(announced) is Sighting before && Book.Meetings[id].HasBegun(now))
            {
                said = before with { Uid = announced.Uid, MissingSince = null };
            }

            ImmutableDictionary<(string Source, string Uid, string Committee), Sighting> sightings = Book.Sightings;
            if (known.GetValueOrDefault(announced) is Sighting former)
            {
                sightings = sightings.Remove(MeetingBook.KeyOf(former)); // it may have had another name
            }

            Book = Book with { Sightings = sightings.SetItem(MeetingBook.KeyOf(said), said) };
        }

        private bool Place(BookedMeeting meeting, Action otherwise)
        {
            if (Book.Place(meeting) is BookedMeeting placed)
            {
                Book = Book.With(placed);
                return true;
            }

            Remarks.Add($"„{listing.Source}“ nennt für {meeting.Committee} am {meeting.Date:dd.MM.yyyy} mehr als {Meeting.MostOnOneDay} Sitzungen; weitere sind ausgelassen.");
            otherwise();
            return false;
        }

        public void MarkMissing()
        {
            HashSet<(string, string)> listed = [.. announcements.Select(one => (one.Uid, one.Committee))];
            Sighting[] missing =
            [
                .. Book.Sightings.Values.Where(sighting => sighting.Source == listing.Source && sighting.MissingSince is null)
                    .Where(sighting => !listed.Contains((sighting.Uid, sighting.Committee)))
                    .Where(sighting => listing.Deleted.Contains(sighting.Uid) || (!listing.AlsoListed.Contains(sighting.Uid) && listing.IsAbout(sighting)))
                    .Where(sighting => !Book.Meetings[sighting.Meeting].HasBegun(now)), // a calendar forgets what is over
            ];
            Book = Book with
            {
                Sightings = Book.Sightings.SetItems(missing.Select(sighting => KeyValuePair.Create(MeetingBook.KeyOf(sighting), sighting with { MissingSince = now }))),
            };
        }
    }
}

/// <summary>A book after a listing.</summary>
/// <param name="Book">The book.</param>
/// <param name="Remarks">What the operator should know, in German.</param>
internal sealed record MergedBook(MeetingBook Book, ImmutableArray<string> Remarks);

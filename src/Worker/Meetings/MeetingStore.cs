using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using KiIndicators.Worker.Database;

namespace KiIndicators.Worker.Meetings;

/// <summary>
/// The meetings in the database.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="committees">The committees of the configuration; a meeting of another keeps its id as name.</param>
internal sealed class MeetingStore(SqlDatabase database, IReadOnlyList<Committee> committees)
{
    /// <summary>Source of meetings that a person typed in.</summary>
    public const string ByHand = "von Hand";

    /// <summary>A person enters a meeting, or says that a known one takes place.</summary>
    /// <returns>The meeting, and whether it is new.</returns>
    public (Meeting Meeting, bool IsNew) Add(Committee committee, DateOnly date, TimeOnly? time, DateTimeOffset now)
    {
        (BookedMeeting added, bool isNew) = Change(book =>
        {
            (MeetingBook after, BookedMeeting meeting, bool isNew) = book.Add(committee.Id, date, time, ByHand);
            return (after, (meeting, isNew));
        }, now);
        return (MeetingOf(added), isNew);
    }

    /// <summary>A person moves a meeting; without a time it keeps its own.</summary>
    public Meeting Move(MeetingEntry entry, DateOnly date, TimeOnly? time, DateTimeOffset now) =>
        MeetingOf(Change(book => book.Move(entry.Id, date, time, now), now));

    /// <summary>A person cancels a meeting.</summary>
    public Meeting Cancel(MeetingEntry entry, DateTimeOffset now) => MeetingOf(Change(book => book.Cancel(entry.Id, now), now));

    /// <summary>Changes the book by what a source says.</summary>
    /// <returns>What has changed, and what the operator should know.</returns>
    public (ImmutableArray<BookChange> Changes, ImmutableArray<string> Remarks) Merge(Listing listing, DateTimeOffset now) => Change(book =>
    {
        MergedBook merged = MeetingMerge.Merge(book, listing, now);
        return (merged.Book, (BookChanges.Between(book, merged.Book), merged.Remarks));
    }, now);

    /// <summary>What <see cref="Merge"/> would change; nothing is written.</summary>
    public (ImmutableArray<BookChange> Changes, ImmutableArray<string> Remarks) Preview(Listing listing, DateTimeOffset now)
    {
        MeetingBook book = database.Read(ReadBook);
        MergedBook merged = MeetingMerge.Merge(book, listing, now);
        return (BookChanges.Between(book, merged.Book), merged.Remarks);
    }

    /// <summary>Releases the report of a meeting; false where it was released before.</summary>
    public bool Release(Meeting meeting, DateTimeOffset now) => database.Write(transaction => transaction.Connection!.Execute(
        database.Sql.ReleaseMeeting,
        new
        {
            Committee = meeting.Committee.Id, MeetingDate = DatabaseText.Day(meeting.Date), meeting.DaySequence, ReleasedAt = DatabaseText.Moment(now),
        }, transaction)) == 1;

    /// <summary>A person holds the report of a meeting; an earlier approval no longer holds.</summary>
    public void Hold(MeetingEntry entry, string reason, DateTimeOffset now) => database.Write(transaction => transaction.Connection!.Execute(
        database.Sql.HoldMeeting, new { MeetingId = entry.Id, HeldAt = DatabaseText.Moment(now), Reason = reason }, transaction));

    /// <summary>A person lets the report of a meeting go: it is no longer held, and approved where that is asked for.</summary>
    public void Approve(MeetingEntry entry, DateTimeOffset now) => database.Write(transaction => transaction.Connection!.Execute(
        database.Sql.ApproveMeeting, new { MeetingId = entry.Id, ApprovedAt = DatabaseText.Moment(now) }, transaction));

    /// <summary>The meeting that a person names by its key, "SGS-2026-09-03" or "SGS-2026-09-03b".</summary>
    /// <exception cref="UserError">There is none (exit code 2).</exception>
    public MeetingEntry Find(string key) => All().FirstOrDefault(entry => string.Equals(entry.Meeting.Key, key.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? throw new UserError($"Eine Sitzung „{key}“ ist nicht eingetragen. Alle Sitzungen nennt „kiindicators meetings list“.", 2);

    /// <summary>Numbers of the reports that were made, never left, and never will: their meeting has got a later revision since.</summary>
    public ImmutableHashSet<string> WithdrawnReports() => database.Read(transaction =>
        StoredRow.Read(transaction, database.Sql.ReadWithdrawnReports, "report_occurrence", 1).Select(row => row.Text("ReportNumber")).ToImmutableHashSet(StringComparer.Ordinal));

    /// <summary>All readable meetings in time, with the state of their report.</summary>
    public ImmutableArray<MeetingEntry> All() => Read().Rows;

    /// <summary>All meetings in time, with the state of their report; rows that are none are left out and named.</summary>
    public StoredReading<MeetingEntry> Read() => database.Read(Read);

    // Another worker may enter the same meeting at the same moment: then it is looked at again, and theirs is seen.
    private T Change<T>(Func<MeetingBook, (MeetingBook Book, T Result)> change, DateTimeOffset now)
    {
        try
        {
            return ChangeOnce(change, now);
        }
        catch (DbException exception) when (database.IsUniqueViolation(exception))
        {
            try
            {
                return ChangeOnce(change, now);
            }
            catch (DbException again) when (database.IsUniqueViolation(again))
            {
                throw new UserError(
                    "Für eine der Sitzungen steht schon eine in der Datenbank, die nicht lesbar ist. "
                    + "Bitte „kiindicators meetings list“ aufrufen und die genannte Zeile berichtigen; es wurde nichts eingetragen.", 1, again);
            }
        }
    }

    private T ChangeOnce<T>(Func<MeetingBook, (MeetingBook Book, T Result)> change, DateTimeOffset now) => database.Write(transaction =>
    {
        MeetingBook before = ReadBook(transaction);
        (MeetingBook after, T result) = change(before);
        new MeetingWriter(transaction, database.Sql, now).Write(before, after);
        return result;
    });

    private MeetingBook ReadBook(DbTransaction transaction)
    {
        ImmutableSortedDictionary<long, BookedMeeting> meetings = Read(transaction).Rows.ToImmutableSortedDictionary(entry => entry.Id, BookedOf);
        return new MeetingBook
        {
            Meetings = meetings,
            Sightings = ReadSightings(transaction).Rows.Where(sighting => meetings.ContainsKey(sighting.Meeting)).ToImmutableDictionary(MeetingBook.KeyOf),
            Reported = StoredRow.Judge(StoredRow.Read(transaction, database.Sql.ReadOccurrenceKeys, "report_occurrence", 3), ReportedOf).Rows,
        };
    }

    private StoredReading<MeetingEntry> Read(DbTransaction transaction)
    {
        StoredReading<MeetingEntry> meetings = StoredRow.Judge(StoredRow.Read(transaction, database.Sql.ReadMeetings, "meeting", 3), EntryOf);
        return meetings with { Faults = meetings.Faults.AddRange(ReadSightings(transaction).Faults) };
    }

    private StoredReading<Sighting> ReadSightings(DbTransaction transaction) =>
        StoredRow.Judge(StoredRow.Read(transaction, database.Sql.ReadMeetingSources, "meeting_source", 3), SightingOf);

    private MeetingEntry EntryOf(StoredRow row)
    {
        string id = IdOf(row);
        OccurrenceState? reportState = row.TextOrNull("ReportState") is not string state
            ? null
            : OccurrenceStates.Read(state, row.Long("IsDelivered") != 0, row.TextOrNull("Outcome")) ?? throw row.Fault("ReportState", "kein Stand eines Berichts");
        DateOnly date = row.Day("MeetingDate");
        return new MeetingEntry(
            new Meeting(
                CommitteeOf(id, date),
                date, row.Whole("DaySequence", Meeting.MostOnOneDay), row.TimeOrNull("StartTime")),
            row.Text("State") switch
            {
                MeetingWriter.Cancelled => true,
                MeetingWriter.Scheduled => false,
                _ => throw row.Fault("State", "kein Stand einer Sitzung (scheduled, cancelled)"),
            },
            reportState, row.TextOrNull("ReportNumber"), row.Long("IsReleased") != 0)
        {
            Id = row.Long("MeetingId"),
            Revision = row.IsNull("Revision") ? MeetingEntry.FirstRevision : row.Whole("Revision"),
            ReportedDate = row.IsNull("ReportedDate") ? null : row.Day("ReportedDate"),
            Source = row.Text("Source"),
            MovedFrom = row.IsNull("MovedFrom") ? null : row.Day("MovedFrom"),
            MissingFrom = row.TextOrNull("MissingFrom"),
            RecordedAt = row.Moment("RecordedAt"),
            Hold = row.IsNull("HeldAt") ? null : new ReportHold(row.Moment("HeldAt"), row.TextOrNull("HoldReason") ?? ""),
            ApprovedAt = row.IsNull("ApprovedAt") ? null : row.Moment("ApprovedAt"),
            Trouble = row.IsNull("TroubleKind") ? null : new ReportTrouble(
                ReportTroubles.KindOf(row.Text("TroubleKind")) ?? throw row.Fault("TroubleKind", "kein Grund, aus dem ein Bericht fehlt"),
                row.Moment("TroubleSince"), row.Text("TroubleReason")),
        };
    }

    private static BookedMeeting BookedOf(MeetingEntry entry) =>
        new(entry.Id, entry.Meeting.Committee.Id, entry.Meeting.Date, entry.Meeting.DaySequence, entry.Meeting.StartTime, entry.Source)
        {
            IsCancelled = entry.IsCancelled, MovedFrom = entry.MovedFrom,
        };

    private static Sighting SightingOf(StoredRow row) => new(
        row.Text("Source"), row.Text("Uid"), row.Text("Committee"), row.Long("MeetingId"), row.Day("MeetingDate"), row.TimeOrNull("StartTime"),
        row.Long("IsCancelled") != 0)
    {
        MissingSince = row.IsNull("MissingSince") ? null : row.Moment("MissingSince"),
    };

    private static ReportedKey ReportedOf(StoredRow row) => new(
        row.Text("Committee"), row.Day("MeetingDate"), row.Whole("DaySequence", Meeting.MostOnOneDay), row.IsNull("MeetingId") ? null : row.Long("MeetingId"));

    private static string IdOf(StoredRow row) => Committees.IsId(row.Text("Committee"))
        ? row.Text("Committee")
        : throw row.Fault("Committee", "kein Kürzel eines Gremiums (1 bis 12 Großbuchstaben und Ziffern)");

    private Meeting MeetingOf(BookedMeeting booked) =>
        new(CommitteeOf(booked.Committee, booked.Date), booked.Date, booked.DaySequence, booked.StartTime);

    private Committee CommitteeOf(string id, DateOnly date) =>
        (committees.FirstOrDefault(committee => committee.Id == id) ?? new Committee(id, id)).On(date);
}

/// <summary>A meeting with the state of its report.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="IsCancelled">Whether it is cancelled.</param>
/// <param name="ReportState">How far its report is; null where nobody has begun.</param>
/// <param name="ReportNumber">Auswertungsnummer of the report made, or null.</param>
/// <param name="IsReleased">Whether a person has released the report, so that it is not held for want of rows.</param>
internal sealed record MeetingEntry(
    Meeting Meeting, bool IsCancelled, OccurrenceState? ReportState, string? ReportNumber, bool IsReleased = false)
{
    /// <summary>Revision of a meeting's first report.</summary>
    public const int FirstRevision = 1;

    /// <summary>Revision of its report that is made, or of the one that is to be made; the latest, where there are several.</summary>
    public int Revision { get; init; } = FirstRevision;

    /// <summary>The day for which the report is made or under way: that of the meeting at that time; null: nobody has begun.</summary>
    public DateOnly? ReportedDate { get; init; }

    /// <summary>Whether its report is made for another day than that on which it takes place.</summary>
    public bool WasMovedSinceReport => ReportState?.IsMade() == true && ReportedDate != Meeting.Date;

    /// <summary>Its number in the database; it keeps it when it is moved.</summary>
    public long Id { get; init; }

    /// <summary>Who named it first.</summary>
    public string Source { get; init; } = MeetingStore.ByHand;

    /// <summary>The day on which it was to be before it was moved, or null.</summary>
    public DateOnly? MovedFrom { get; init; }

    /// <summary>The source that names it no more though it lies ahead, or null.</summary>
    public string? MissingFrom { get; init; }

    /// <summary>When it was entered.</summary>
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>A person holds its report; null: nobody does.</summary>
    public ReportHold? Hold { get; init; }

    /// <summary>When a person has let its report go; null: nobody has, or it is held anew.</summary>
    public DateTimeOffset? ApprovedAt { get; init; }

    /// <summary>Why its report is not made, as the last attempt found it; null: nothing is known to keep it.</summary>
    public ReportTrouble? Trouble { get; init; }

    /// <summary>How far the meeting is in its one life.</summary>
    public MeetingState State(DateTimeOffset now) =>
        IsCancelled ? MeetingState.Cancelled
        : Meeting.HasBegun(now) ? MeetingState.Begun
        : MissingFrom is not null ? MeetingState.ToCheck
        : MovedFrom is not null ? MeetingState.Moved
        : MeetingState.Known;
}

/// <summary>The one life of a meeting.</summary>
internal enum MeetingState
{
    /// <summary>Bekannt.</summary>
    Known,

    /// <summary>Verlegt: on another day than it was first.</summary>
    Moved,

    /// <summary>Zu prüfen: a source names it no more; its report is made until a person cancels it.</summary>
    ToCheck,

    /// <summary>Abgesagt.</summary>
    Cancelled,

    /// <summary>Begonnen: nothing changes it any more.</summary>
    Begun,
}

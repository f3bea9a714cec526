using System.Collections.Immutable;
using System.Data.Common;
using System.Text;
using Dapper;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Meetings;

namespace KiIndicators.Worker.Audit.Ledger;

/// <summary>
/// Auswertungsbuch: every Auswertung is appended, chained to the one before; nothing is ever changed or removed.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
/// <param name="version">Version and commit of the program.</param>
internal sealed class LedgerStore(SqlDatabase database, TimeProvider time, ProgramVersion version)
{
    private const string Table = "ledger";
    private const string Yes = "ja";
    private const string No = "nein";

    // The place after it must still be a place.
    private const int MostEntries = int.MaxValue - 1;

    /// <summary>
    /// Appends an Auswertung. One whose newest entry holds just these files is there already and keeps its place.
    /// </summary>
    /// <param name="transaction">The transaction in which all of a run is recorded.</param>
    /// <param name="run">The Auswertung.</param>
    /// <param name="isDelivery">Whether the worker delivers it: an entry made by hand is none of a delivery, and another one follows.</param>
    /// <returns>The place in the ledger.</returns>
    /// <exception cref="DbException">A unique violation where somebody else took the place: the whole transaction is to be repeated.</exception>
    public int Append(DbTransaction transaction, AuswertungFiles run, bool isDelivery)
    {
        string files = FileChecksums.Of(run.Files);
        if (Find(transaction, run.Number.ToString()).FirstOrDefault() is Place newest && newest.Files == files && (!isDelivery || newest.IsDelivery))
        {
            return newest.Sequence;
        }

        StoredRow? end = StoredRow.Read(transaction, database.Sql.ReadLedgerEnd, Table, 1).FirstOrDefault();
        LedgerEntry entry = EntryOf(run, files, isDelivery, (end?.Whole("Sequence", MostEntries) ?? 0) + 1, end?.Text("Hash") ?? LedgerEntry.Nothing);
        DynamicParameters parameters = new(entry);
        parameters.Add("Record", Encoding.UTF8.GetString(run.Files[AuswertungFiles.Record]));
        transaction.Connection!.Execute(database.Sql.InsertLedgerEntry, parameters, transaction);
        return entry.Sequence;
    }

    /// <summary>All entries in their order, without the records.</summary>
    /// <exception cref="StoredFault">One was changed by hand so that it can no longer be read.</exception>
    public ImmutableArray<LedgerEntry> Entries() => database.Read(transaction =>
        Heads(transaction).Select(EntryOf).ToImmutableArray());

    /// <summary>As <see cref="Entries"/>; rows that are no entry are left out and named.</summary>
    public StoredReading<LedgerEntry> ReadEntries() => database.Read(transaction => StoredRow.Judge(Heads(transaction), EntryOf));

    /// <summary>Goes through all entries in their order with the text of their record, one at a time.</summary>
    public T Walk<T>(Func<IEnumerable<(LedgerEntry Entry, string Record)>, T> read) => database.Read(transaction => read(
        StoredRow.Read(transaction, database.Sql.ReadLedger, Table, 1).Select(row => (EntryOf(row), row.Text("Record")))));

    /// <summary>Nachweis.json of a number: as delivered, else of its newest entry; null where the ledger does not know it.</summary>
    public LedgerRecord? RecordOf(string number) => database.Read(transaction =>
    {
        Place[] places = [.. Find(transaction, number)];
        int? delivered = Occurrences(transaction).FirstOrDefault(row => IsOf(row, number))?.Whole("LedgerSequence");
        return (places.FirstOrDefault(place => place.Sequence == delivered) ?? places.FirstOrDefault()) is Place place
            ? new LedgerRecord(number, place.RecordSha256, RecordAt(transaction, place.Sequence))
            : null;
    });

    /// <summary>Nachweis.json of an entry.</summary>
    /// <exception cref="StoredFault">It was changed by hand so that it can no longer be read.</exception>
    public LedgerRecord RecordOf(LedgerEntry entry) => database.Read(transaction =>
        new LedgerRecord(entry.RunNumber, entry.RecordSha256, RecordAt(transaction, entry.Sequence)));

    /// <summary>The last delivered report of the committee whose meeting lies before this one, or an earlier revision for this one; null: there is none.</summary>
    public DeliveredReport? DeliveredBefore(Meeting meeting, int revision) => database.Read(transaction =>
    {
        (string, int, int) here = (DatabaseText.Day(meeting.Date), meeting.DaySequence, revision);
        return StoredRow.Read(transaction, database.Sql.ReadDeliveredReports, "report_occurrence", 2, new { Committee = meeting.Committee.Id })
            .Where(row => Before((DatabaseText.Day(row.Day("MeetingDate")), row.Whole("DaySequence"), row.Whole("Revision")), here))
            .Select(row => new DeliveredReport(NumberOf(row), row.Text("RecordSha256")))
            .FirstOrDefault();
    });

    /// <summary>Place in the ledger of every delivered Auswertung, by number.</summary>
    /// <exception cref="StoredFault">One was changed by hand so that it can no longer be read, or names a number a second time.</exception>
    public IReadOnlyDictionary<string, int> DeliveredRuns() => database.Read(transaction =>
    {
        Dictionary<string, int> delivered = new(StringComparer.Ordinal);
        foreach (StoredRow row in Occurrences(transaction))
        {
            if (!delivered.TryAdd(row.Text("ReportNumber"), row.Whole("LedgerSequence")))
            {
                throw row.Fault("ReportNumber", "mehrfach eingetragen");
            }
        }

        return delivered;
    });

    /// <summary>Every delivery as it stands, to be compared with the chain; rows that are none are left out and named.</summary>
    public StoredReading<LedgerDelivery> ReadDeliveries() => database.Read(transaction => StoredRow.Judge(
        StoredRow.Read(transaction, database.Sql.ReadDeliveries, "report_occurrence", 3), DeliveryOf));

    /// <summary>Whether a number is in the ledger, as a transaction sees it that is about to append.</summary>
    public bool Knows(DbTransaction transaction, RunNumber number) => Find(transaction, number.ToString()).Any();

    /// <summary>The recorded files of a number (see <see cref="FileChecksums"/>) by place, the newest first.</summary>
    public ImmutableArray<(int Sequence, string Files)> FilesOf(string number) => database.Read(transaction =>
        Find(transaction, number).Select(place => (place.Sequence, place.Files)).ToImmutableArray());

    private LedgerEntry EntryOf(AuswertungFiles run, string files, bool isDelivery, int sequence, string previousHash)
    {
        LedgerEntry entry = new()
        {
            Sequence = sequence,
            PreviousHash = previousHash,
            Hash = "",
            RunNumber = run.Number.ToString(),
            Kind = run.Number.Kind.Word(),
            Committee = run.Number.Committee,
            RecordedAt = DatabaseText.Moment(time.GetUtcNow()),
            ProgramVersion = version.Version,
            ProgramCommit = version.Commit,
            RecordSha256 = Checksums.Sha256(run.Files[AuswertungFiles.Record]),
            Files = files,
            Delivery = isDelivery ? Yes : No,
        };
        return entry with { Hash = entry.ComputedHash()! };
    }

    private static LedgerEntry EntryOf(StoredRow row) => new()
    {
        Sequence = row.Whole("Sequence"),
        PreviousHash = row.Text("PreviousHash"),
        Hash = row.Text("Hash"),
        RunNumber = row.Text("RunNumber"),
        Kind = row.Text("Kind"),
        Committee = row.Text("Committee"),
        RecordedAt = row.Text("RecordedAt"),
        ProgramVersion = row.Text("ProgramVersion"),
        ProgramCommit = row.Text("ProgramCommit"),
        RecordSha256 = row.Text("RecordSha256"),
        Files = row.Text("Files"),
        Delivery = row.TextOrNull("Delivery"),
    };

    private static LedgerDelivery DeliveryOf(StoredRow row)
    {
        string committee = row.Text("Committee");
        Meeting meeting = new(new Committee(committee, committee), row.Day("MeetingDate"), row.Whole("DaySequence", Meeting.MostOnOneDay));
        return new LedgerDelivery(
            RunNumber.Report(meeting, row.Whole("Revision")).ToString(), row.TextOrNull("ReportNumber"), row.Whole("LedgerSequence"));
    }

    private static RunNumber NumberOf(StoredRow row) =>
        RunNumber.TryParse(row.Text("RunNumber")) ?? throw row.Fault("RunNumber", "keine Auswertungsnummer");

    // A row that is not what it should be concerns only who needs it: the others are found past it.
    private static bool IsOf(StoredRow row, string number) => row.IsText("ReportNumber") && row.Text("ReportNumber") == number;

    private byte[] RecordAt(DbTransaction transaction, int sequence) => Encoding.UTF8.GetBytes(
        StoredRow.Read(transaction, database.Sql.ReadLedgerRecord, Table, 1, new { Sequence = sequence }).First().Text("Record"));

    private IEnumerable<StoredRow> Heads(DbTransaction transaction) => StoredRow.Read(transaction, database.Sql.ReadLedgerHeads, Table, 1);

    private IEnumerable<StoredRow> Occurrences(DbTransaction transaction) =>
        StoredRow.Read(transaction, database.Sql.ReadDeliveredRuns, "report_occurrence", 1);

    private IEnumerable<Place> Find(DbTransaction transaction, string number) =>
        StoredRow.Read(transaction, database.Sql.FindLedgerEntries, Table, 1, new { RunNumber = number })
            .Select(row => new Place(
                row.Whole("Sequence"), row.Text("RecordSha256"), row.Text("Files"), row.TextOrNull("Delivery") == Yes));

    private static bool Before((string Date, int Sequence, int Revision) one, (string Date, int Sequence, int Revision) other) =>
        string.CompareOrdinal(one.Date, other.Date) is int order
        && (order < 0 || (order == 0 && (one.Sequence, one.Revision).CompareTo((other.Sequence, other.Revision)) < 0));

    private sealed record Place(int Sequence, string RecordSha256, string Files, bool IsDelivery);
}

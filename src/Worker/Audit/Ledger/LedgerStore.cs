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
    /// <summary>
    /// Appends an Auswertung. One whose newest entry holds just these files is there already and keeps its place.
    /// </summary>
    /// <param name="transaction">The transaction in which all of a run is recorded.</param>
    /// <param name="run">The Auswertung.</param>
    /// <returns>The place in the ledger.</returns>
    /// <exception cref="DbException">A unique violation where somebody else took the place: the whole transaction is to be repeated.</exception>
    public int Append(DbTransaction transaction, AuswertungFiles run)
    {
        string files = FileChecksums.Of(run.Files);
        if (Find(transaction, run.Number.ToString()).FirstOrDefault() is Place newest && newest.Files == files)
        {
            return newest.Sequence;
        }

        End? end = transaction.Connection!.QuerySingleOrDefault<End>(database.Sql.ReadLedgerEnd, transaction: transaction);
        LedgerEntry entry = EntryOf(run, files, (end?.Sequence ?? 0) + 1, end?.Hash ?? LedgerEntry.Nothing);
        DynamicParameters parameters = new(entry);
        parameters.Add(nameof(RecordText.Record), Encoding.UTF8.GetString(run.Files[AuswertungFiles.Record]));
        transaction.Connection!.Execute(database.Sql.InsertLedgerEntry, parameters, transaction);
        return entry.Sequence;
    }

    /// <summary>All entries in their order, without the records.</summary>
    public ImmutableArray<LedgerEntry> Entries() => database.Read(transaction =>
        transaction.Connection!.Query<LedgerEntry>(database.Sql.ReadLedgerHeads, transaction: transaction).ToImmutableArray());

    /// <summary>Goes through all entries in their order with the text of their record, one at a time.</summary>
    public T Walk<T>(Func<IEnumerable<(LedgerEntry Entry, string Record)>, T> read) => database.Read(transaction => read(
        transaction.Connection!.Query<LedgerEntry, RecordText, (LedgerEntry, string)>(
            database.Sql.ReadLedger, (entry, record) => (entry, record.Record), transaction: transaction, buffered: false,
            splitOn: nameof(RecordText.Record))));

    /// <summary>Nachweis.json of a number: as delivered, else of its newest entry; null where the ledger does not know it.</summary>
    public LedgerRecord? RecordOf(string number) => database.Read(transaction =>
    {
        Place[] places = [.. Find(transaction, number)];
        int? delivered = Delivered(transaction).FirstOrDefault(run => run.RunNumber == number)?.Sequence;
        return (places.FirstOrDefault(place => place.Sequence == delivered) ?? places.FirstOrDefault()) is Place place
            ? new LedgerRecord(number, place.RecordSha256, Encoding.UTF8.GetBytes(transaction.Connection!.QuerySingle<string>(
                database.Sql.ReadLedgerRecord, new { place.Sequence }, transaction)))
            : null;
    });

    /// <summary>The last delivered report of the committee whose meeting lies before this one; null: there is none.</summary>
    public DeliveredReport? DeliveredBefore(Meeting meeting) => database.Read(transaction =>
    {
        (string, int) here = (DatabaseText.Day(meeting.Date), meeting.DaySequence);
        return transaction.Connection!.Query<DeliveredRow>(
                database.Sql.ReadDeliveredReports, new { Committee = meeting.Committee.Id }, transaction)
            .Where(report => Before((report.MeetingDate, report.DaySequence), here))
            .Select(report => new DeliveredReport(RunNumber.Parse(report.RunNumber), report.RecordSha256))
            .FirstOrDefault();
    });

    /// <summary>Place in the ledger of every delivered Auswertung, by number.</summary>
    public IReadOnlyDictionary<string, int> DeliveredRuns() => database.Read(transaction =>
        Delivered(transaction).ToDictionary(run => run.RunNumber, run => run.Sequence, StringComparer.Ordinal));

    /// <summary>The recorded files of a number (see <see cref="FileChecksums"/>) by place, the newest first.</summary>
    public ImmutableArray<(int Sequence, string Files)> FilesOf(string number) => database.Read(transaction =>
        Find(transaction, number).Select(place => (place.Sequence, place.Files)).ToImmutableArray());

    private LedgerEntry EntryOf(AuswertungFiles run, string files, int sequence, string previousHash)
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
        };
        return entry with { Hash = entry.ComputedHash()! };
    }

    private IEnumerable<DeliveredRow> Delivered(DbTransaction transaction) =>
        transaction.Connection!.Query<DeliveredRow>(database.Sql.ReadDeliveredRuns, transaction: transaction);

    private IEnumerable<Place> Find(DbTransaction transaction, string number) =>
        transaction.Connection!.Query<Place>(database.Sql.FindLedgerEntries, new { RunNumber = number }, transaction);

    private static bool Before((string Date, int Sequence) one, (string Date, int Sequence) other) =>
        string.CompareOrdinal(one.Date, other.Date) is int order && (order < 0 || (order == 0 && one.Sequence < other.Sequence));

    private sealed record End
    {
        public int Sequence { get; init; }

        public required string Hash { get; init; }
    }

    private sealed record Place
    {
        public int Sequence { get; init; }

        public required string RecordSha256 { get; init; }

        public required string Files { get; init; }
    }

    private sealed record RecordText
    {
        public required string Record { get; init; }
    }

    private sealed record DeliveredRow
    {
        public string MeetingDate { get; init; } = "";

        public int DaySequence { get; init; }

        public int Sequence { get; init; }

        public required string RunNumber { get; init; }

        public string RecordSha256 { get; init; } = "";
    }
}

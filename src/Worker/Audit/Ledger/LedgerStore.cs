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
    // Each lost race means that somebody else has appended; so many at the same moment do not exist.
    private const int Attempts = 10;

    /// <summary>
    /// Appends an Auswertung. One whose newest entry holds just these files is there already and keeps its place.
    /// </summary>
    /// <param name="run">The Auswertung.</param>
    /// <param name="complete">
    /// Runs in the same transaction with the place in the ledger; false: nothing is recorded. Null: nothing else to do.
    /// </param>
    /// <returns>The place in the ledger; null where <paramref name="complete"/> said no.</returns>
    /// <exception cref="UserError">Others append again and again at the same moment.</exception>
    public int? Append(RunFiles run, Func<DbTransaction, int, bool>? complete = null)
    {
        for (int attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                return database.Write(transaction => AppendOnce(transaction, run, complete));
            }
            catch (DbException exception) when (database.IsUniqueViolation(exception))
            {
                // Somebody else took this place: read the end again and come after it.
            }
        }

        throw new UserError(
            $"Die Auswertung {run.Number} ließ sich nicht ins Auswertungsbuch eintragen, weil andere Läufe gleichzeitig schreiben. "
            + "Bitte den Lauf wiederholen; es ist nichts Halbes geblieben.");
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
            .Select(report => new DeliveredReport(report.RunNumber, report.RecordSha256))
            .FirstOrDefault();
    });

    /// <summary>Place in the ledger of every delivered Auswertung, by number.</summary>
    public IReadOnlyDictionary<string, int> DeliveredRuns() => database.Read(transaction =>
        Delivered(transaction).ToDictionary(run => run.RunNumber, run => run.Sequence, StringComparer.Ordinal));

    /// <summary>The recorded files of a number (see <see cref="FileChecksums"/>) by place, the newest first.</summary>
    public ImmutableArray<(int Sequence, string Files)> FilesOf(string number) => database.Read(transaction =>
        Find(transaction, number).Select(place => (place.Sequence, place.Files)).ToImmutableArray());

    private int? AppendOnce(DbTransaction transaction, RunFiles run, Func<DbTransaction, int, bool>? complete)
    {
        string files = FileChecksums.Of(run.Files);
        Place? newest = Find(transaction, run.Number).FirstOrDefault();
        if (newest?.Files == files)
        {
            return complete?.Invoke(transaction, newest.Sequence) != false ? newest.Sequence : null;
        }

        End? end = transaction.Connection!.QuerySingleOrDefault<End>(database.Sql.ReadLedgerEnd, transaction: transaction);
        LedgerEntry entry = EntryOf(run, files, (end?.Sequence ?? 0) + 1, end?.Hash ?? LedgerEntry.Nothing);
        if (complete?.Invoke(transaction, entry.Sequence) == false)
        {
            return null;
        }

        DynamicParameters parameters = new(entry);
        parameters.Add(nameof(RecordText.Record), Encoding.UTF8.GetString(run.Files[RunFiles.Record]));
        transaction.Connection!.Execute(database.Sql.InsertLedgerEntry, parameters, transaction);
        return entry.Sequence;
    }

    private LedgerEntry EntryOf(RunFiles run, string files, int sequence, string previousHash)
    {
        LedgerEntry entry = new()
        {
            Sequence = sequence,
            PreviousHash = previousHash,
            Hash = "",
            RunNumber = run.Number,
            Kind = run.Kind.Word(),
            Committee = run.Committee,
            RecordedAt = DatabaseText.Moment(time.GetUtcNow()),
            ProgramVersion = version.Version,
            ProgramCommit = version.Commit,
            RecordSha256 = Checksums.Sha256(run.Files[RunFiles.Record]),
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

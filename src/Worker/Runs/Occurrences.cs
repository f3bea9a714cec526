using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Meetings;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// Claims reports by a unique row: of two workers one wins, and a restart finds what is done. Each claim has a number that grows, and
/// whatever is written of a report names it: a worker that has lost its claim writes nothing.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="time">The clock.</param>
/// <param name="worker">Name of this worker, unique to the process.</param>
internal sealed class OccurrenceClaims(SqlDatabase database, TimeProvider time, string worker)
{
    /// <summary>
    /// After this time a claim may be taken over: its worker has died, or failed and left some time for a person to mend.
    /// </summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(10);

    // A restart is an attempt at mending: what failed before it is tried at once.
    private readonly DateTimeOffset started = time.GetUtcNow();

    // Claims that this worker has given up while the database was away, and could not say so: nobody is at them.
    private readonly ConcurrentDictionary<string, bool> givenUp = new(StringComparer.Ordinal);

    /// <summary>Tries to claim the report of a meeting; null where it is made or somebody else is at it.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="revision">Which revision of its report.</param>
    public Claim? TryTake(Meeting meeting, int revision = MeetingEntry.FirstRevision)
    {
        try
        {
            return database.Write(transaction => TryTake(transaction, meeting, revision));
        }
        catch (DbException exception) when (database.IsUniqueViolation(exception))
        {
            return null; // another worker wrote its claim between our look and our own
        }
    }

    private Claim? TryTake(DbTransaction transaction, Meeting meeting, int revision)
    {
        // Each claim has a name of its own: whoever lost one and takes another is not the same.
        Claim claim = new(meeting, revision, DatabaseText.Moment(time.GetUtcNow()), $"{worker}/{Guid.NewGuid():N}", Claim.First);
        Former? former = StoredRow.Read(transaction, database.Sql.FindOccurrence, "report_occurrence", 3, claim.Key).Select(FormerOf).FirstOrDefault();
        if (former is null)
        {
            Execute(transaction, database.Sql.InsertOccurrence, claim);
            return claim;
        }

        claim = claim with { Number = former.Number + 1 };
        return IsFree(former) && Execute(transaction, database.Sql.RetakeOccurrence, claim, former) == 1 ? claim : null;
    }

    // What may be claimed at all waits until its worker can be thought dead; a failure of an earlier start does not wait, nor a report that goes
    // with its meeting to another day, nor what this worker itself has given up.
    private bool IsFree(Former former) => former.State.CanBecome(OccurrenceState.Claimed)
        && (time.GetUtcNow() - former.ClaimedAt >= StaleAfter
            || (former.State == OccurrenceState.Failed && former.ClaimedAt < started)
            || former.State == OccurrenceState.Withdrawn
            || givenUp.ContainsKey(former.ClaimedBy));

    /// <summary>Says that the worker is still at it; false where the claim was lost meanwhile.</summary>
    public bool TryRenew(Claim claim) => database.Write(transaction => transaction.Connection!.Execute(
        database.Sql.RenewOccurrence, Parameters(claim, new { RenewedAt = DatabaseText.Moment(time.GetUtcNow()) }), transaction)) == 1;

    /// <summary>Marks the report as completed; false where the claim was lost meanwhile.</summary>
    /// <param name="transaction">The transaction that also records the report.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="number">Auswertungsnummer.</param>
    /// <param name="ledgerSequence">Place of the report in the ledger.</param>
    public bool TryComplete(DbTransaction transaction, Claim claim, RunNumber number, int ledgerSequence) =>
        transaction.Connection!.Execute(database.Sql.CompleteOccurrence, Parameters(claim, new
        {
            CompletedAt = DatabaseText.Moment(time.GetUtcNow()), ReportNumber = number.ToString(), LedgerSequence = ledgerSequence,
        }), transaction) == 1;

    /// <summary>Marks a made report as delivered: its folder has its name.</summary>
    /// <param name="ledgerSequence">Place of the report in the ledger.</param>
    public void MarkDelivered(int ledgerSequence) => database.Write(transaction => transaction.Connection!.Execute(
        database.Sql.DeliverOccurrence,
        new { DeliveredAt = DatabaseText.Moment(time.GetUtcNow()), LedgerSequence = ledgerSequence }, transaction));

    /// <summary>Gives the claim back without a report; where it was lost meanwhile, nothing is written.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="outcome">Why: a failure that is tried again, not needed, or missed.</param>
    /// <exception cref="UserError">The database cannot be told; this worker may take the report again all the same.</exception>
    public void GiveBack(Claim claim, OccurrenceState outcome = OccurrenceState.Failed)
    {
        givenUp[claim.Worker] = true;
        database.Write(transaction => transaction.Connection!.Execute(
            database.Sql.FailOccurrence, Parameters(claim, new { Outcome = outcome.Outcome() }), transaction));
        givenUp.TryRemove(claim.Worker, out _);
    }

    private static int Execute(DbTransaction transaction, string sql, Claim claim, Former? former = null) =>
        transaction.Connection!.Execute(sql, Parameters(claim, former is null ? null : new
        {
            FormerClaimedAt = DatabaseText.Moment(former.ClaimedAt), FormerClaimedBy = former.ClaimedBy, FormerClaimNumber = former.Number,
        }), transaction);

    private static DynamicParameters Parameters(Claim claim, object? more)
    {
        DynamicParameters parameters = new(claim.Key);
        parameters.AddDynamicParams(new { ClaimedAt = claim.At, ClaimedBy = claim.Worker, ClaimNumber = claim.Number });
        if (more is not null)
        {
            parameters.AddDynamicParams(more);
        }

        return parameters;
    }

    private static Former FormerOf(StoredRow row) => new(
        OccurrenceStates.Read(row.Text("State"), isDelivered: false, row.TextOrNull("Outcome")) ?? throw row.Fault("State", "kein Stand eines Berichts"),
        row.Moment("ClaimedAt"), row.Text("ClaimedBy"), row.Whole("ClaimNumber"));

    private sealed record Former(OccurrenceState State, DateTimeOffset ClaimedAt, string ClaimedBy, int Number);
}

/// <summary>A claimed report.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Revision">Which revision of its report.</param>
/// <param name="At">Moment of the claim as stored first; it is renewed.</param>
/// <param name="Worker">Who claimed it, and which of his claims it is.</param>
/// <param name="Number">How many claims of the report there have been with this one: what an earlier one writes is refused.</param>
internal sealed record Claim(Meeting Meeting, int Revision, string At, string Worker, int Number)
{
    /// <summary>Number of the first claim of a report.</summary>
    public const int First = 1;

    /// <summary>The columns of the unique constraint.</summary>
    public object Key => new
    {
        Committee = Meeting.Committee.Id,
        MeetingDate = DatabaseText.Day(Meeting.Date),
        Meeting.DaySequence,
        ReportKind = "report",
        Revision,
    };
}

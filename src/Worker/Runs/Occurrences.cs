using System.Data.Common;
using Dapper;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Meetings;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// Claims reports by a unique row: of two workers one wins, and a restart finds what is done.
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

    /// <summary>Tries to claim the report of a meeting; null where it is made or somebody else is at it.</summary>
    public Claim? TryTake(Meeting meeting)
    {
        try
        {
            return database.Write(transaction => TryTake(transaction, meeting));
        }
        catch (DbException exception) when (database.IsUniqueViolation(exception))
        {
            return null; // another worker wrote its claim between our look and our own
        }
    }

    private Claim? TryTake(DbTransaction transaction, Meeting meeting)
    {
        // Each claim has a name of its own: whoever lost one and takes another is not the same.
        Claim claim = new(meeting, DatabaseText.Moment(time.GetUtcNow()), $"{worker}/{Guid.NewGuid():N}");
        Former? former = StoredRow.Read(transaction, database.Sql.FindOccurrence, "report_occurrence", 3, claim.Key).Select(FormerOf).FirstOrDefault();
        if (former is null)
        {
            Execute(transaction, database.Sql.InsertOccurrence, claim);
            return claim;
        }

        return IsFree(former.State, former.ClaimedAt)
            && Execute(transaction, database.Sql.RetakeOccurrence, claim, former) == 1 ? claim : null;
    }

    // What may be claimed at all waits until its worker can be thought dead; a failure of an earlier start does not wait.
    private bool IsFree(OccurrenceState state, DateTimeOffset claimedAt) => state.CanBecome(OccurrenceState.Claimed)
        && (time.GetUtcNow() - claimedAt >= StaleAfter || (state == OccurrenceState.Failed && claimedAt < started));

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

    /// <summary>Gives the claim back after a failure.</summary>
    public void Fail(Claim claim) => database.Write(transaction =>
        Execute(transaction, database.Sql.FailOccurrence, claim));

    private static int Execute(DbTransaction transaction, string sql, Claim claim, Former? former = null) =>
        transaction.Connection!.Execute(sql, Parameters(claim, former is null ? null : new
        {
            FormerClaimedAt = DatabaseText.Moment(former.ClaimedAt), FormerClaimedBy = former.ClaimedBy,
        }), transaction);

    private static DynamicParameters Parameters(Claim claim, object? more)
    {
        DynamicParameters parameters = new(claim.Key);
        parameters.AddDynamicParams(new { ClaimedAt = claim.At, ClaimedBy = claim.Worker });
        if (more is not null)
        {
            parameters.AddDynamicParams(more);
        }

        return parameters;
    }

    private static Former FormerOf(StoredRow row) => new(
        OccurrenceStates.Read(row.Text("State"), isDelivered: false) ?? throw row.Fault("State", "kein Stand eines Berichts"),
        row.Moment("ClaimedAt"), row.Text("ClaimedBy"));

    private sealed record Former(OccurrenceState State, DateTimeOffset ClaimedAt, string ClaimedBy);
}

/// <summary>A claimed report.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="At">Moment of the claim as stored first; it is renewed.</param>
/// <param name="Worker">Who claimed it, and which of his claims it is.</param>
internal sealed record Claim(Meeting Meeting, string At, string Worker)
{
    /// <summary>The columns of the unique constraint.</summary>
    public object Key => new
    {
        Committee = Meeting.Committee.Id,
        MeetingDate = DatabaseText.Day(Meeting.Date),
        Meeting.DaySequence,
        ReportKind = "report",
        ReportRun.Revision,
    };
}

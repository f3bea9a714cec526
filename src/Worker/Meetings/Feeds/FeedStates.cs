using System.Data.Common;
using Dapper;
using KiIndicators.Worker.Database;

namespace KiIndicators.Worker.Meetings.Feeds;

/// <summary>
/// How a configured calendar was found last.
/// </summary>
/// <param name="Feed">Its name.</param>
/// <param name="TriedAt">When it was looked at.</param>
internal sealed record FeedState(string Feed, DateTimeOffset TriedAt)
{
    /// <summary>The moment of what was read last; null: it never could be read.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>Since when something is wrong with it; null: nothing is.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>What is wrong, in German; null: nothing is.</summary>
    public string? Fault { get; init; }

    /// <summary>How many meetings of our committees it named last.</summary>
    public int Listed { get; init; }
}

/// <summary>
/// The states of the calendars in the database.
/// </summary>
/// <param name="database">The database.</param>
internal sealed class FeedStates(SqlDatabase database)
{
    private const int LongestFault = 2000;

    /// <summary>All of them, also of calendars that are no longer configured; rows that are none are named.</summary>
    public StoredReading<FeedState> Read() => database.Read(Read);

    /// <summary>The state of a calendar; null: it was never looked at.</summary>
    public FeedState? Of(string feed) => Read().Rows.FirstOrDefault(state => state.Feed == feed);

    /// <summary>Notes how a calendar was found.</summary>
    public void Write(FeedState state)
    {
        try
        {
            database.Write(transaction => Write(transaction, state));
        }
        catch (DbException exception) when (database.IsUniqueViolation(exception))
        {
            database.Write(transaction => Write(transaction, state)); // another worker noted its first look at the same moment
        }
    }

    private int Write(DbTransaction transaction, FeedState state)
    {
        object values = new
        {
            state.Feed,
            TriedAt = DatabaseText.Moment(state.TriedAt),
            ReadAt = MomentText(state.ReadAt),
            FailingSince = MomentText(state.FailingSince),
            Fault = state.Fault is { Length: > LongestFault } fault ? fault[..LongestFault] : state.Fault,
            state.Listed,
        };
        int changed = transaction.Connection!.Execute(database.Sql.UpdateFeedState, values, transaction);
        return changed > 0 ? changed : transaction.Connection!.Execute(database.Sql.InsertFeedState, values, transaction);
    }

    private StoredReading<FeedState> Read(DbTransaction transaction) =>
        StoredRow.Judge(StoredRow.Read(transaction, database.Sql.ReadFeedStates, "feed_state", 1), row => new FeedState(row.Text("Feed"), row.Moment("TriedAt"))
        {
            ReadAt = row.IsNull("ReadAt") ? null : row.Moment("ReadAt"),
            FailingSince = row.IsNull("FailingSince") ? null : row.Moment("FailingSince"),
            Fault = row.TextOrNull("Fault"),
            Listed = (int)row.Long("Listed"),
        });

    private static string? MomentText(DateTimeOffset? moment) => moment is DateTimeOffset known ? DatabaseText.Moment(known) : null;
}

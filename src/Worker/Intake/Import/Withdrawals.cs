using System.Data.Common;
using System.Globalization;
using Dapper;
using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Database;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// Takes an activity out of all counting, visibly: it is cancelled and stays, with the reason, and no list brings it back.
/// </summary>
/// <param name="database">The database, already usable.</param>
/// <param name="time">The clock.</param>
internal sealed class Withdrawals(SqlDatabase database, TimeProvider time)
{
    private const int LongestReason = 1000;

    /// <summary>Withdraws an activity.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="reason">Why; kept.</param>
    /// <returns>The row as it was.</returns>
    /// <exception cref="UserError">There is none or more than one under the id, it is withdrawn already, or no reason is given.</exception>
    public ActivityRow Withdraw(string id, string reason)
    {
        string why = DeliveredText.Mended(reason);
        if (why.Length is 0 or > LongestReason)
        {
            throw new UserError($"Bitte einen Grund angeben, höchstens {LongestReason} Zeichen: --reason \"doppelt erfasst, siehe V-7\".", 2);
        }

        return database.Write(transaction => Withdraw(transaction, DeliveredText.Mended(id), why));
    }

    private ActivityRow Withdraw(DbTransaction transaction, string id, string reason)
    {
        DateTimeOffset now = time.GetUtcNow();
        ImportHistory history = new(transaction, database.Sql);
        if (history.Withdrawals().TryGetValue(id, out ActivityWithdrawal? earlier))
        {
            throw new UserError($"{id} ist schon am {BerlinTime.Wall(earlier.At):dd.MM.yyyy} zurückgezogen ({earlier.Reason}).");
        }

        ActivityRow row = transaction.Connection!.Query<ActivityRow>(database.Sql.FindActivity, new { Id = id }, transaction).ToList() switch
        {
            [ActivityRow only] => only,
            [] => throw new UserError($"Eine Aktivität „{id}“ gibt es nicht. Bitte die Nummer prüfen.", 2),
            _ => throw new UserError($"Die Nummer „{id}“ steht in der Datenbank mehrfach. Bitte im Fachverfahren klären."),
        };
        ActivityRow withdrawn = row with { Status = "cancelled", ChangedAt = BerlinTime.Wall(now).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) };
        transaction.Connection!.Execute(database.Sql.UpdateActivity, withdrawn, transaction);
        history.Add(new FieldChange(id, "status", row.Status, withdrawn.Status, $"zurückgezogen: {reason}"), now);
        history.Add(new ActivityWithdrawal(id, now, reason));
        return row;
    }
}

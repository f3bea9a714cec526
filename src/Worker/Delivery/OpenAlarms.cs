using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Delivery.Mail;

namespace KiIndicators.Worker.Delivery;

/// <summary>Something that the operator has been told is wrong.</summary>
/// <param name="Kind">What, as other programs call it.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Subject">Of what; "" where it is nothing in particular.</param>
/// <param name="Text">One German sentence.</param>
internal sealed record OpenAlarm(string Kind, string Severity, string Subject, string Text)
{
    /// <summary>What makes it the same as before, however its text has changed.</summary>
    public (string Kind, string Severity, string Subject) Key => (Kind, Severity, Subject);
}

/// <summary>
/// What the operator has been told, in the transaction that writes the mail down: neither a restart nor a second worker tells it again.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="outbox">Takes the mails.</param>
/// <param name="time">The clock.</param>
internal sealed class OpenAlarms(SqlDatabase database, Outbox outbox, TimeProvider time)
{
    private const int LongestText = 2000;
    private const int LongestSubject = 200;

    /// <summary>All of them.</summary>
    public ImmutableArray<OpenAlarm> Read() => database.Read(transaction => StoredRow
        .Read(transaction, database.Sql.ReadOpenAlarms, "open_alarm", 3)
        .Select(row => new OpenAlarm(row.Text("Kind"), row.Text("Severity"), row.Text("Subject"), row.Text("Text"))).ToImmutableArray());

    /// <summary>Notes what begins and what is over, and writes the mails about it down; nothing where another worker tells the same at this moment.</summary>
    /// <param name="begun">What begins.</param>
    /// <param name="over">What is over.</param>
    /// <param name="mails">Writes the mails about what begins and what this call has found to be over.</param>
    public void Change(
        ImmutableArray<OpenAlarm> begun, ImmutableArray<OpenAlarm> over, Func<ImmutableArray<OpenAlarm>, ImmutableArray<OpenAlarm>, ImmutableArray<OutgoingMail>> mails)
    {
        try
        {
            database.Write(transaction => Change(transaction, begun, over, mails));
        }
        catch (DbException exception) when (database.IsUniqueViolation(exception))
        {
            // Another worker was faster; what is left of ours the next look finds.
        }
    }

    /// <summary>As it is stored: no longer than its columns.</summary>
    public static OpenAlarm Stored(OpenAlarm alarm) => alarm with { Subject = Cut(alarm.Subject, LongestSubject), Text = Cut(alarm.Text, LongestText) };

    private int Change(
        DbTransaction transaction, ImmutableArray<OpenAlarm> begun, ImmutableArray<OpenAlarm> over, Func<ImmutableArray<OpenAlarm>, ImmutableArray<OpenAlarm>, ImmutableArray<OutgoingMail>> mails)
    {
        string at = DatabaseText.Moment(time.GetUtcNow());
        foreach (OpenAlarm alarm in begun)
        {
            transaction.Connection!.Execute(database.Sql.InsertOpenAlarm, new { alarm.Kind, alarm.Severity, alarm.Subject, alarm.Text, At = at }, transaction);
        }

        // What another worker has taken back just before is told by that one.
        ImmutableArray<OpenAlarm> ended = [.. over.Where(alarm =>
            transaction.Connection!.Execute(database.Sql.DeleteOpenAlarm, new { alarm.Kind, alarm.Severity, alarm.Subject }, transaction) == 1)];
        outbox.Write(transaction, mails(begun, ended));
        return begun.Length + ended.Length;
    }

    private static string Cut(string text, int length) => VisibleText.Beginning(text, Math.Min(text.Length, length));
}

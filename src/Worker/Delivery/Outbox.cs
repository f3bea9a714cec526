using System.Collections.Immutable;
using System.Data.Common;
using System.Text;
using Dapper;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Delivery.Mail;

namespace KiIndicators.Worker.Delivery;

/// <summary>
/// The mails in the database: written down in the transaction that completes what they are about, each envelope taken by one worker, and each of
/// its steps noted. A step that <see cref="DeliveryStates"/> does not know is a defect.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="options">Who sends.</param>
/// <param name="time">The clock.</param>
internal sealed class Outbox(SqlDatabase database, MailOptions options, TimeProvider time)
{
    private const string Table = "mail_delivery";
    private const int LongestSubject = 500;
    private const int LongestAnswer = 1000;

    private static readonly ImmutableArray<(MailKind Kind, string Word)> Kinds =
    [
        (MailKind.Report, "report"), (MailKind.Draft, "draft"), (MailKind.Digest, "digest"), (MailKind.Alarm, "alarm"), (MailKind.Test, "test"),
    ];

    /// <summary>Writes mails down, one envelope an address; one without an address is none.</summary>
    /// <param name="transaction">The transaction that completes what they are about: without it there is no mail, and with it there is.</param>
    /// <param name="mails">The mails.</param>
    public void Write(DbTransaction transaction, ImmutableArray<OutgoingMail> mails)
    {
        string now = DatabaseText.Moment(time.GetUtcNow());
        foreach (OutgoingMail mail in mails.Where(mail => !mail.Recipients.IsEmpty))
        {
            string id = Guid.NewGuid().ToString("N");
            transaction.Connection!.Execute(database.Sql.InsertMail, new
            {
                MailId = id, Kind = WordOf(mail.Kind), mail.RunNumber, Subject = VisibleText.Beginning(mail.Subject, Math.Min(mail.Subject.Length, LongestSubject)),
                Content = Encoding.ASCII.GetString(MailComposer.Content(mail)), At = now,
            }, transaction);
            foreach (string recipient in mail.Recipients.Distinct(StringComparer.Ordinal))
            {
                transaction.Connection!.Execute(database.Sql.InsertMailDelivery, new
                {
                    MailId = id, Recipient = recipient, MessageId = options.NewMessageId(), State = DeliveryState.Waiting.Column(), At = now,
                }, transaction);
            }
        }
    }

    /// <summary>All envelopes, the newest first; rows that are none are left out and named.</summary>
    public StoredReading<Envelope> Read() => database.Read(Read);

    /// <summary>As <see cref="Read()"/>, as a transaction sees them.</summary>
    public StoredReading<Envelope> Read(DbTransaction transaction) =>
        StoredRow.Judge(StoredRow.Read(transaction, database.Sql.ReadMailDeliveries, Table, 1), EnvelopeOf);

    /// <summary>What a mail says, as <see cref="MailComposer.Address(MimeKit.MimeMessage, string, byte[], MailSender, string, string, DateTimeOffset)"/> takes it.</summary>
    public byte[] ContentOf(Envelope envelope) => database.Read(transaction => Encoding.ASCII.GetBytes(
        StoredRow.Read(transaction, database.Sql.ReadMailContent, "mail_message", 1, new { MailId = envelope.Mail }).First().Text("Content")));

    /// <summary>Takes an envelope for sending.</summary>
    /// <param name="envelope">As it was read.</param>
    /// <param name="worker">Who takes it, unique to the process.</param>
    /// <returns>As it is now; null where somebody else was faster.</returns>
    public Envelope? TryClaim(Envelope envelope, string worker)
    {
        Require(envelope.State, DeliveryState.Sending);
        DateTimeOffset now = time.GetUtcNow();
        return database.Write(transaction => transaction.Connection!.Execute(database.Sql.ClaimMailDelivery, new
        {
            DeliveryId = envelope.Id, envelope.ClaimNumber, ClaimedBy = worker, At = DatabaseText.Moment(now),
            From = envelope.State.Column(), State = DeliveryState.Sending.Column(),
        }, transaction)) == 1
            ? envelope with { State = DeliveryState.Sending, Attempts = envelope.Attempts + 1, ClaimNumber = envelope.ClaimNumber + 1, Claim = (worker, now) }
            : null;
    }

    /// <summary>Notes what has become of an envelope.</summary>
    /// <param name="envelope">As it was claimed or read.</param>
    /// <param name="state">Its state from now on.</param>
    /// <param name="answer">What the relay said, or what was in the way.</param>
    /// <param name="nextAttemptAt">When it may be tried again; null: at once.</param>
    /// <returns>False where its state or its claim is another by now: nothing is written then.</returns>
    public bool TryNote(Envelope envelope, DeliveryState state, string? answer, DateTimeOffset? nextAttemptAt = null) =>
        database.Write(transaction => TryNote(transaction, envelope, state, answer, nextAttemptAt));

    /// <summary>As <see cref="TryNote(Envelope, DeliveryState, string?, DateTimeOffset?)"/>, in a transaction.</summary>
    public bool TryNote(DbTransaction transaction, Envelope envelope, DeliveryState state, string? answer, DateTimeOffset? nextAttemptAt = null)
    {
        Require(envelope.State, state);
        string now = DatabaseText.Moment(time.GetUtcNow());
        return transaction.Connection!.Execute(database.Sql.NoteMailDelivery, new
        {
            DeliveryId = envelope.Id, envelope.ClaimNumber, From = envelope.State.Column(), State = state.Column(), At = now,
            NextAttemptAt = nextAttemptAt is DateTimeOffset next ? DatabaseText.Moment(next) : now,
            LastAnswer = answer is null ? null : VisibleText.Beginning(answer, Math.Min(answer.Length, LongestAnswer)),
        }, transaction) == 1;
    }

    /// <summary>A person says what becomes of an envelope.</summary>
    /// <param name="envelope">As it was read.</param>
    /// <param name="state">Sent, or waiting: then it is tried anew.</param>
    /// <param name="who">The person.</param>
    /// <returns>False where its state is another by now.</returns>
    public bool TryResolve(Envelope envelope, DeliveryState state, string who)
    {
        Require(envelope.State, state);
        return database.Write(transaction => transaction.Connection!.Execute(database.Sql.ResolveMailDelivery, new
        {
            DeliveryId = envelope.Id, envelope.ClaimNumber, From = envelope.State.Column(), State = state.Column(),
            At = DatabaseText.Moment(time.GetUtcNow()), ResolvedBy = who,
        }, transaction)) == 1;
    }

    private static void Require(DeliveryState from, DeliveryState to)
    {
        if (!from.CanBecome(to))
        {
            throw new InvalidOperationException($"{from} wird nicht {to}.");
        }
    }

    private static string WordOf(MailKind kind) => Kinds.First(word => word.Kind == kind).Word;

    private static Envelope EnvelopeOf(StoredRow row) => new(
        row.Long("DeliveryId"), row.Text("MailId"),
        Kinds.Where(kind => kind.Word == row.Text("Kind")).Select(kind => (MailKind?)kind.Kind).FirstOrDefault() ?? throw row.Fault("Kind", "keine Art einer Mail"),
        row.Text("Recipient"), row.Text("MessageId"), DeliveryStates.Read(row.Text("State")) ?? throw row.Fault("State", "kein Stand einer Zustellung"))
    {
        Subject = row.Text("Subject"),
        RunNumber = row.TextOrNull("RunNumber"),
        ComposedAt = row.Moment("ComposedAt"),
        ChangedAt = row.Moment("ChangedAt"),
        Attempts = (int)row.Long("Attempts"),
        NextAttemptAt = row.Moment("NextAttemptAt"),
        ClaimNumber = (int)row.Long("ClaimNumber"),
        Claim = row.IsNull("ClaimedBy") ? null : (row.Text("ClaimedBy"), row.Moment("ClaimedAt")),
        LastAnswer = row.TextOrNull("LastAnswer"),
        Resolved = row.IsNull("ResolvedBy") ? null : (row.Text("ResolvedBy"), row.Moment("ResolvedAt")),
        MayLeave = row.Long("MayLeave") != 0,
        IsObsolete = row.Long("IsObsolete") != 0,
    };
}

using KiIndicators.Worker.Database;
using KiIndicators.Worker.Delivery.Mail;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace KiIndicators.Worker.Delivery;

/// <summary>
/// Sends what waits, each at most once. An envelope is "wird gesendet" before anybody connects; whatever is not noted after that is unclear: better
/// a person asks than the council's office gets a report twice.
/// </summary>
/// <param name="outbox">The mails.</param>
/// <param name="guard">Whether this machine may.</param>
/// <param name="options">To whom mail may go.</param>
/// <param name="channel">The way out; null: there is none.</param>
/// <param name="worker">Name of this worker: machine and process.</param>
/// <param name="time">The clock.</param>
/// <param name="log">What the operator reads.</param>
internal sealed partial class MailDispatch(
    Outbox outbox, MachineGuard guard, MailOptions options, IMailChannel? channel, string worker, TimeProvider time, ILogger<MailDispatch> log)
{
    /// <summary>After this time nobody is at an envelope any more: its worker has died.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(30);

    /// <summary>An envelope is tried so often, for a little more than a day; then it has failed.</summary>
    public const int MostAttempts = 30;

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    // Names this process among those that the machine will have: a restart in a container has the same number.
    private readonly string claimant = $"{worker}/{Guid.NewGuid():N}";
    private readonly Lock one = new();
    private string? saidWhyNot;

    /// <summary>Sends what is due.</summary>
    /// <param name="cancellation">Ends it between two mails; the one at hand is finished.</param>
    /// <exception cref="UserError">The database cannot be asked or told.</exception>
    public void Send(CancellationToken cancellation)
    {
        lock (one)
        {
            StoredReading<Envelope> read = outbox.Read();
            foreach (Envelope envelope in read.Rows)
            {
                Settle(envelope);
            }

            if (channel is not null && IsAllowedHere())
            {
                SendDue(channel, cancellation);
            }
        }
    }

    /// <summary>When an envelope is tried again after so many attempts in vain.</summary>
    public static TimeSpan PauseAfter(int attempts) =>
        attempts > 6 ? LongestPause : TimeSpan.FromMinutes(Math.Min(LongestPause.TotalMinutes, 1 << (attempts - 1)));

    private void Settle(Envelope envelope)
    {
        if (envelope is { State: DeliveryState.Sending, Claim: (string claimedBy, DateTimeOffset at) } && IsAbandoned(claimedBy, at)
            && outbox.TryNote(envelope, DeliveryState.Unclear, "unterbrochen: Der Worker endete oder verlor die Datenbank, bevor er vermerken konnte, was daraus wurde"))
        {
            LogAbandoned(envelope.Id, envelope.Subject, envelope.Recipient);
        }
        else if (envelope is { State: DeliveryState.Waiting, IsObsolete: true } && outbox.TryNote(envelope, DeliveryState.Withdrawn, "die Sitzung ist abgesagt oder hat einen neuen Bericht"))
        {
            LogWithdrawn(envelope.Id, envelope.Subject);
        }
        else if (envelope is { State: DeliveryState.Withdrawn, IsObsolete: false })
        {
            outbox.TryNote(envelope, DeliveryState.Waiting, "die Sitzung findet doch statt");
        }
    }

    // Our own: in this process nobody else sends, so the note of it was lost. Another of this machine: its process is gone, or has our own number.
    private bool IsAbandoned(string claimedBy, DateTimeOffset at)
    {
        string name = claimedBy.Split('/')[0];
        return claimedBy == claimant || name == worker || time.GetUtcNow() - at >= StaleAfter
            || (name.StartsWith($"{Environment.MachineName}-", StringComparison.Ordinal)
                && int.TryParse(name.AsSpan(Environment.MachineName.Length + 1), out int process) && !IsAlive(process));
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using System.Diagnostics.Process running = System.Diagnostics.Process.GetProcessById(process);
            return !running.HasExited;
        }
        catch (ArgumentException)
        {
            return false; // there is none with this number
        }
    }

    private bool IsAllowedHere()
    {
        string? why = guard.WhyNot();
        if (why is not null)
        {
            guard.Note();
        }

        if (why is not null && why != saidWhyNot)
        {
            LogNotAllowed(why);
        }

        saidWhyNot = why;
        return why is null;
    }

    private void SendDue(IMailChannel way, CancellationToken cancellation)
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach (Envelope waiting in outbox.Read().Rows.Where(envelope => envelope.IsDue(now)).OrderBy(envelope => envelope.NextAttemptAt).ThenBy(envelope => envelope.Id))
        {
            if (cancellation.IsCancellationRequested || !SendOne(way, waiting))
            {
                return; // the next look finds what is left
            }
        }
    }

    // False where the way itself is out of order: the others need not try it now.
    private bool SendOne(IMailChannel way, Envelope waiting)
    {
        byte[] content = outbox.ContentOf(waiting); // before the claim: what cannot be read was not begun
        if (outbox.TryClaim(waiting, claimant) is not Envelope envelope)
        {
            return true; // another worker has it
        }

        SendOutcome outcome = MailComposer.Mailbox(envelope.Recipient) is not MailboxAddress address ? new(DeliveryState.Failed, "das ist keine Adresse")
            : !options.Allows(address) ? new(DeliveryState.Failed, "an diese Domäne darf keine Mail gehen (Mail:AllowedDomains)")
            : way.Send(envelope, content);
        if (outcome.State == DeliveryState.Waiting && envelope.Attempts >= MostAttempts)
        {
            outcome = outcome with { State = DeliveryState.Failed, Answer = $"{envelope.Attempts} Versuche vergeblich, zuletzt: {outcome.Answer}" };
        }

        DateTimeOffset next = time.GetUtcNow() + PauseAfter(envelope.Attempts);
        bool isNoted = outbox.TryNote(envelope, outcome.State, outcome.Answer, next)
            || (outcome.State == DeliveryState.Sent && outbox.TryNote(envelope with { State = DeliveryState.Unclear }, DeliveryState.Sent, outcome.Answer));
        Tell(envelope, outcome, next, isNoted);
        return !outcome.IsChannelFault;
    }

    private void Tell(Envelope envelope, SendOutcome outcome, DateTimeOffset next, bool isNoted)
    {
        if (!isNoted)
        {
            LogNotNoted(envelope.Id, envelope.Subject, envelope.Recipient, outcome.Answer);
            return;
        }

        switch (outcome.State)
        {
            case DeliveryState.Sent:
                LogSent(envelope.Id, envelope.Subject, envelope.Recipient, outcome.Answer);
                break;
            case DeliveryState.Waiting:
                LogWaiting(envelope.Id, envelope.Subject, envelope.Recipient, envelope.Attempts, BerlinTime.Wall(next), outcome.Answer);
                break;
            case DeliveryState.Failed:
                LogFailed(envelope.Id, envelope.Subject, envelope.Recipient, outcome.Answer);
                break;
            default:
                LogUnclear(envelope.Id, envelope.Subject, envelope.Recipient, outcome.Answer);
                break;
        }
    }

    [LoggerMessage(LogLevel.Information, "Mail {Id} „{Subject}“ an {Recipient} gesendet: {Answer}")]
    private partial void LogSent(long id, string subject, string recipient, string answer);

    [LoggerMessage(LogLevel.Warning, "Mail {Id} „{Subject}“ an {Recipient} ist noch nicht gesendet (Versuch {Attempt}); wieder ab {Next:dd.MM.yyyy HH:mm} Uhr. {Answer}")]
    private partial void LogWaiting(long id, string subject, string recipient, int attempt, DateTime next, string answer);

    [LoggerMessage(LogLevel.Error, "Mail {Id} „{Subject}“ an {Recipient} ist gescheitert ({Answer}). Nach dem Beheben sendet „kiindicators delivery retry {Id}“ sie wieder.")]
    private partial void LogFailed(long id, string subject, string recipient, string answer);

    [LoggerMessage(LogLevel.Error, "Ob Mail {Id} „{Subject}“ an {Recipient} angekommen ist, ist unklar ({Answer}). Bitte beim Empfänger nachfragen; danach „kiindicators delivery resolve {Id} --sent“ oder „--resend“.")]
    private partial void LogUnclear(long id, string subject, string recipient, string answer);

    [LoggerMessage(LogLevel.Error, "Ob Mail {Id} „{Subject}“ an {Recipient} angekommen ist, ist unklar: Ihr Versand wurde unterbrochen. Bitte beim Empfänger nachfragen; danach „kiindicators delivery resolve {Id} --sent“ oder „--resend“.")]
    private partial void LogAbandoned(long id, string subject, string recipient);

    [LoggerMessage(LogLevel.Information, "Mail {Id} „{Subject}“ ist zurückgezogen: Die Sitzung ist abgesagt oder hat einen neuen Bericht.")]
    private partial void LogWithdrawn(long id, string subject);

    [LoggerMessage(LogLevel.Error, "Zu Mail {Id} „{Subject}“ an {Recipient} hat inzwischen jemand anderes etwas vermerkt; hier kam heraus: {Answer}")]
    private partial void LogNotNoted(long id, string subject, string recipient, string answer);

    [LoggerMessage(LogLevel.Error, "{Reason}")]
    private partial void LogNotAllowed(string reason);
}

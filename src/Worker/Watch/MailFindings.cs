using System.Collections.Immutable;
using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Delivery.Mail;

namespace KiIndicators.Worker.Watch;

/// <summary>What is wrong with mail: each that does not arrive has a sentence here.</summary>
/// <param name="outbox">The mails.</param>
/// <param name="guard">Whether this machine may mail.</param>
/// <param name="options">Whether there is a way out.</param>
internal sealed class MailFindings(Outbox outbox, MachineGuard guard, MailOptions options)
{
    /// <summary>So long a mail may wait before somebody should look.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>All envelopes with what is wrong, and why nothing leaves.</summary>
    /// <exception cref="UserError">The database cannot be asked.</exception>
    public MailCondition Read(DateTimeOffset now)
    {
        Database.StoredReading<Envelope> read = outbox.Read();
        string? whyNot = options.HasChannel ? guard.WhyNot() : null;
        return new MailCondition(read.Rows, whyNot)
        {
            Findings =
            [
                .. whyNot is null ? Array.Empty<Finding>() : [new Finding(FindingKind.NotArmed, "", Severity.Warning, whyNot)],
                .. read.Rows.Select(envelope => Of(envelope, now)).OfType<Finding>(),
                .. read.Faults.Select(fault => new Finding(FindingKind.Unreadable, "", Severity.Critical, fault.Message)),
            ],
        };
    }

    private static Finding? Of(Envelope envelope, DateTimeOffset now)
    {
        string mail = $"Mail {envelope.Id} „{envelope.Subject}“ an {envelope.Recipient}";
        string answer = envelope.LastAnswer?.TrimEnd('.') ?? "keine Antwort";
        return envelope.State switch
        {
            DeliveryState.Unclear => Found(FindingKind.MailUnclear, $"{mail} ist unklar: {answer}."),
            DeliveryState.Failed => Found(FindingKind.MailFailed, $"{mail} ist gescheitert: {answer}."),
            DeliveryState.Waiting when envelope is { MayLeave: true, Attempts: > 0 } && now - envelope.ComposedAt >= Patience =>
                Found(FindingKind.MailWaiting, $"{mail} wartet nach {envelope.Attempts} {(envelope.Attempts == 1 ? "Versuch" : "Versuchen")} noch: {answer}."),
            _ => null,
        };

        Finding Found(FindingKind kind, string text) => new(
            kind, $"{envelope.Id}", envelope.Kind == MailKind.Report && kind != FindingKind.MailWaiting ? Severity.Critical : Severity.Warning, text)
        {
            IsOfAlarm = envelope.Kind == MailKind.Alarm,
        };
    }
}

/// <summary>How mail stands.</summary>
/// <param name="Envelopes">All envelopes, the newest first.</param>
/// <param name="WhyNot">Why this machine sends nothing; null: it may, or there is no way out.</param>
internal sealed record MailCondition(ImmutableArray<Envelope> Envelopes, string? WhyNot)
{
    /// <summary>Where nobody has asked.</summary>
    public static MailCondition None { get; } = new([], null);

    /// <summary>What is wrong.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>How many envelopes are so far.</summary>
    public int Count(DeliveryState state) => Envelopes.Count(envelope => envelope.State == state);
}

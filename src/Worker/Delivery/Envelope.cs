using KiIndicators.Worker.Delivery.Mail;

namespace KiIndicators.Worker.Delivery;

/// <summary>One mail to one address, as the outbox holds it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Mail">Which content.</param>
/// <param name="Kind">What the mail is for.</param>
/// <param name="Recipient">The address.</param>
/// <param name="MessageId">Message-ID, without brackets.</param>
/// <param name="State">How far it is.</param>
internal sealed record Envelope(long Id, string Mail, MailKind Kind, string Recipient, string MessageId, DeliveryState State)
{
    /// <summary>Subject.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Auswertungsnummer; null: it is about none.</summary>
    public string? RunNumber { get; init; }

    /// <summary>When the mail was written down; its date.</summary>
    public DateTimeOffset ComposedAt { get; init; }

    /// <summary>When the state was noted.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>How often it was tried, since a person let it be tried anew.</summary>
    public int Attempts { get; init; }

    /// <summary>Before that it is not tried again.</summary>
    public DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>How many claims there have been: what an earlier one writes is refused.</summary>
    public int ClaimNumber { get; init; }

    /// <summary>Who claimed it last, and when.</summary>
    public (string Worker, DateTimeOffset At)? Claim { get; init; }

    /// <summary>What the relay answered last, or what was in the way.</summary>
    public string? LastAnswer { get; init; }

    /// <summary>Who said what becomes of it, and when; null: nobody.</summary>
    public (string Who, DateTimeOffset At)? Resolved { get; init; }

    /// <summary>Whether what it is about has left: the report is delivered, neither held nor waiting for a release.</summary>
    public bool MayLeave { get; init; } = true;

    /// <summary>Whether the meeting of its report is cancelled, or has got another report since.</summary>
    public bool IsObsolete { get; init; }

    /// <summary>Whether it is to be sent now.</summary>
    public bool IsDue(DateTimeOffset now) => State == DeliveryState.Waiting && MayLeave && !IsObsolete && NextAttemptAt <= now;
}

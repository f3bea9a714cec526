using System.Collections.Immutable;

namespace KiIndicators.Worker.Delivery.Mail;

/// <summary>What a mail is for.</summary>
internal enum MailKind
{
    /// <summary>A report, to the committee office.</summary>
    Report,

    /// <summary>A Vorabfassung, to its owner.</summary>
    Draft,

    /// <summary>The monthly digest, to management.</summary>
    Digest,

    /// <summary>What is wrong, or over, to the operator.</summary>
    Alarm,

    /// <summary>A trial, to whoever asked for it.</summary>
    Test,
}

/// <summary>A mail before anybody has an address on it: the same content goes to each of its recipients in an envelope of its own.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Subject">Subject; line ends and unseen characters in it become spaces.</param>
/// <param name="Text">The content as plain text.</param>
/// <param name="Html">The same content as HTML.</param>
internal sealed record OutgoingMail(MailKind Kind, string Subject, string Text, string Html)
{
    /// <summary>The files to be saved.</summary>
    public ImmutableArray<MailFile> Attachments { get; init; } = [];

    /// <summary>The pictures within the HTML, which refers to each as "cid:" and its name.</summary>
    public ImmutableArray<MailFile> Images { get; init; } = [];

    /// <summary>Each address that gets it, as a person wrote it: with or without a name.</summary>
    public ImmutableArray<string> Recipients { get; init; } = [];

    /// <summary>Auswertungsnummer of the run that it is about; null: of none.</summary>
    public string? RunNumber { get; init; }
}

/// <summary>A file within a mail.</summary>
/// <param name="Name">Its name, without a folder.</param>
/// <param name="MediaType">"application/pdf".</param>
/// <param name="Content">Its bytes.</param>
internal sealed record MailFile(string Name, string MediaType, byte[] Content);

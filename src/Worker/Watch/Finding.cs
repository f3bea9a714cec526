namespace KiIndicators.Worker.Watch;

/// <summary>How bad a finding is.</summary>
internal enum Severity
{
    /// <summary>A person should look.</summary>
    Warning,

    /// <summary>A report is missing, or will be.</summary>
    Critical,
}

/// <summary>What can be found.</summary>
internal enum FindingKind
{
    /// <summary>A report is due and not made.</summary>
    Missing,

    /// <summary>An attempt failed; it is tried again.</summary>
    Failed,

    /// <summary>The worker holds a report because hardly any row can be read.</summary>
    FewRows,

    /// <summary>A Vorabfassung is due and not made.</summary>
    DraftMissing,

    /// <summary>The monthly digest is due and not made.</summary>
    DigestMissing,

    /// <summary>A person holds a report.</summary>
    Held,

    /// <summary>A report lacks the release without which it does not leave.</summary>
    Unreleased,

    /// <summary>A meeting has begun without its report.</summary>
    Missed,

    /// <summary>A report is recorded, and its folder has not got its name.</summary>
    Undelivered,

    /// <summary>A report was delivered, and its folder is gone.</summary>
    FolderGone,

    /// <summary>A calendar cannot be read, or is stale.</summary>
    Feed,

    /// <summary>A calendar names a meeting no more.</summary>
    ToCheck,

    /// <summary>No meeting lies ahead.</summary>
    NoMeeting,

    /// <summary>A row of our own tables is none.</summary>
    Unreadable,

    /// <summary>The worker has not looked for some time.</summary>
    WorkerSilent,

    /// <summary>A mail was refused for good, or in vain too often.</summary>
    MailFailed,

    /// <summary>Nobody knows whether a mail has arrived.</summary>
    MailUnclear,

    /// <summary>A mail has been tried in vain for some time.</summary>
    MailWaiting,

    /// <summary>This machine may not mail from this database.</summary>
    NotArmed,

    /// <summary>The disk of the reports is nearly full.</summary>
    DiskLow,
}

/// <summary>What is wrong.</summary>
/// <param name="Kind">What.</param>
/// <param name="Subject">Of what: a meeting, a calendar; "" where it is nothing in particular.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Text">One German sentence.</param>
internal sealed record Finding(FindingKind Kind, string Subject, Severity Severity, string Text)
{
    /// <summary>Whether it is about a mail that was itself an alarm: the operator would not get one about it, either.</summary>
    public bool IsOfAlarm { get; init; }

    /// <summary>What other programs call a kind: "missing", "few_rows".</summary>
    public static string WordOf(FindingKind kind) => kind switch
    {
        FindingKind.FewRows => "few_rows",
        FindingKind.DraftMissing => "draft_missing",
        FindingKind.DigestMissing => "digest_missing",
        FindingKind.FolderGone => "folder_gone",
        FindingKind.ToCheck => "to_check",
        FindingKind.NoMeeting => "no_meeting",
        FindingKind.WorkerSilent => "worker_silent",
        FindingKind.MailFailed => "mail_failed",
        FindingKind.MailUnclear => "mail_unclear",
        FindingKind.MailWaiting => "mail_waiting",
        FindingKind.NotArmed => "not_armed",
        FindingKind.DiskLow => "disk_low",
        _ => kind.ToString().ToLowerInvariant(),
    };
}

namespace KiIndicators.Worker.Audit.Record;

/// <summary>Art der Auswertung.</summary>
internal enum RunKind
{
    /// <summary>Bericht zu einer Sitzung.</summary>
    Report,

    /// <summary>Vorabfassung eines Berichts.</summary>
    Rehearsal,

    /// <summary>Digest: the monthly e-mail.</summary>
    Digest,
}

/// <summary>Die Wörter der Arten.</summary>
internal static class RunKindWords
{
    /// <summary>The German word in the record.</summary>
    public static string Word(this RunKind kind) => kind switch
    {
        RunKind.Report => "bericht",
        RunKind.Rehearsal => "vorabfassung",
        RunKind.Digest => "digest",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The kind with this word; null where there is none.</summary>
    public static RunKind? Of(string word) =>
        Enum.GetValues<RunKind>().Select(kind => (RunKind?)kind).FirstOrDefault(kind => kind!.Value.Word() == word);
}

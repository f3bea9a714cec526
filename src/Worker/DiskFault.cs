namespace KiIndicators.Worker;

/// <summary>What the system says of a disk, in German and with what to do.</summary>
internal static class DiskFault
{
    private const int NoSpace = 28;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int ReadOnly = 30;

    /// <summary>The fault as an error for the person at the keyboard.</summary>
    /// <param name="folder">The folder that was to be written.</param>
    /// <param name="exception">What the system said.</param>
    /// <param name="left">What has become of what was to be written; a clause.</param>
    public static DiskError Explain(string folder, Exception exception, string left = "es ist nichts Halbes geblieben") => new(exception switch
    {
        IOException { HResult: NoSpace or WindowsDiskFull } =>
            $"Der Ordner {folder} ist nicht beschreibbar: Der Datenträger ist voll. Bitte Platz schaffen; {left}.",
        IOException { HResult: ReadOnly } =>
            $"Der Ordner {folder} ist nicht beschreibbar: Der Datenträger ist schreibgeschützt. Bitte einen anderen Ordner angeben.",
        UnauthorizedAccessException =>
            $"Der Ordner {folder} ist nicht beschreibbar: Es fehlen die Rechte. Bitte die Rechte prüfen oder einen anderen Ordner angeben.",
        _ =>
            $"Der Ordner {folder} ist nicht beschreibbar ({exception.Message}). Bitte Pfad, Rechte und freien Platz prüfen.",
    }, exception);

    /// <summary>The same for a folder that was to be read.</summary>
    public static DiskError ExplainReading(string folder, Exception exception) => new(exception is UnauthorizedAccessException
        ? $"Der Ordner {folder} ist nicht lesbar: Es fehlen die Rechte. Bitte die Rechte prüfen oder einen anderen Ordner angeben."
        : $"Der Ordner {folder} ist nicht lesbar ({exception.Message}). Bitte Pfad, Rechte und Datenträger prüfen.", exception);
}

/// <summary>A fault of a disk: what does not lie there is not concerned.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="innerException">What the system said.</param>
internal sealed class DiskError(string message, Exception innerException) : UserError(message, 1, innerException);

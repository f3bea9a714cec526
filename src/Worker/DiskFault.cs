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
    public static UserError Explain(string folder, Exception exception) => new(exception switch
    {
        IOException { HResult: NoSpace or WindowsDiskFull } =>
            $"Der Ordner {folder} ist nicht beschreibbar: Der Datenträger ist voll. Bitte Platz schaffen; es ist nichts Halbes geblieben.",
        IOException { HResult: ReadOnly } =>
            $"Der Ordner {folder} ist nicht beschreibbar: Der Datenträger ist schreibgeschützt. Bitte einen anderen Ordner angeben.",
        UnauthorizedAccessException =>
            $"Der Ordner {folder} ist nicht beschreibbar: Es fehlen die Rechte. Bitte die Rechte prüfen oder einen anderen Ordner angeben.",
        _ =>
            $"Der Ordner {folder} ist nicht beschreibbar ({exception.Message}). Bitte Pfad, Rechte und freien Platz prüfen.",
    }, 1, exception);
}

namespace KiIndicators.Worker.Watch;

/// <summary>Free space where a folder lies.</summary>
/// <param name="folder">The folder; it need not be there yet.</param>
/// <returns>Bytes; null where the system does not say.</returns>
internal delegate long? FreeSpace(string folder);

/// <summary>Whether reports still find room.</summary>
internal static class DiskSpace
{
    /// <summary>Below so many bytes somebody should look: a hundred reports and their databases' logs.</summary>
    public const long Low = 500L * 1024 * 1024;

    /// <summary>Below so many bytes the next report may find no room.</summary>
    public const long Critical = 50L * 1024 * 1024;

    private const long Mebibyte = 1024 * 1024;

    /// <summary>As the system says.</summary>
    public static long? Of(string folder)
    {
        try
        {
            return new DriveInfo(Existing(Path.GetFullPath(folder))).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // what cannot be reached is said by whoever writes there
        }
    }

    /// <summary>What is wrong; null: nothing, or nobody can say.</summary>
    public static Finding? FindingOf(string folder, long? free) => free is not long bytes || bytes >= Low ? null : new Finding(
        FindingKind.DiskLow, "", bytes < Critical ? Severity.Critical : Severity.Warning,
        $"Auf dem Datenträger von {folder} {(bytes < Critical ? $"sind weniger als {Critical / Mebibyte} MB frei; der nächste Bericht findet vielleicht keinen Platz." : $"sind weniger als {Low / Mebibyte} MB frei.")}");

    private static string Existing(string path) => Directory.Exists(path) || Path.GetDirectoryName(path) is not string parent ? path : Existing(parent);
}

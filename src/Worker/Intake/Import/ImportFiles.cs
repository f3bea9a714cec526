using System.Collections.Immutable;
using KiIndicators.Worker.Intake.Import.Sheets;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// The files of an import: every CSV file and workbook of a folder is read, whatever its name; what is left aside is said.
/// </summary>
internal static class ImportFiles
{
    private const string Csv = ".csv";

    /// <summary>What is written beside a file with faults, and is none of its lists.</summary>
    public const string FaultSuffix = ".fehler.xlsx";

    private static readonly ImmutableArray<string> Convertible = [".xls", ".xlsb", ".ods", ".txt", ".tsv", ".numbers"];

    /// <summary>The files to read, in the ordinal order of their paths.</summary>
    /// <param name="path">Folder or file.</param>
    /// <param name="hints">Takes a hint for every file that is not read.</param>
    /// <exception cref="UserError">Path missing or unreadable, or a folder without a list (exit code 2).</exception>
    public static ImmutableArray<string> Find(string path, List<ImportFault> hints)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        if (!Directory.Exists(path))
        {
            throw new UserError($"Weder Datei noch Ordner: {path}. Bitte den Pfad prüfen.", 2);
        }

        ILookup<bool, string> entries = EntriesOf(path).Where(IsVisible).Order(StringComparer.Ordinal).ToLookup(IsList);
        hints.AddRange(entries[false].Where(IsConvertible).Select(file => new ImportFault(
            Path.GetFileName(file), 0, null, null, "Nicht gelesen. Sollen die Zeilen mit eingelesen werden, bitte als XLSX oder CSV speichern.")));
        return entries.Contains(true) ? [.. entries[true]] : throw Nothing(path, hints);
    }

    private static UserError Nothing(string folder, List<ImportFault> hints) => new(
        $"Im Ordner {folder} liegt keine Liste (CSV, XLSX). Erwartet wird: "
        + string.Join(", ", SheetKind.All.Select(kind => kind.FileName)) + "."
        + (hints.Count == 0 ? "" : $" Bitte als XLSX oder CSV speichern: {string.Join(", ", hints.Select(hint => hint.File))}."),
        2);

    private static string[] EntriesOf(string folder)
    {
        try
        {
            return Directory.GetFiles(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"Der Ordner {folder} lässt sich nicht lesen ({exception.Message}). Bitte die Rechte prüfen.", 2, exception);
        }
    }

    // ".~lock.x.csv#" and "~$x.xlsx" are the marks that office programs leave beside an open file.
    private static bool IsVisible(string file) =>
        Path.GetFileName(file)[0] is not ('.' or '~') && !file.EndsWith(FaultSuffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file is called like a list that can be read.</summary>
    public static bool IsList(string file) =>
        string.Equals(Path.GetExtension(file), Csv, StringComparison.OrdinalIgnoreCase) || WorkbookFile.IsNamed(file);

    private static bool IsConvertible(string file) => Convertible.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);
}

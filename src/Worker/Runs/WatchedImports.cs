using System.Collections.Immutable;
using System.Globalization;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Intake.Import.Sheets;
using Microsoft.Extensions.Logging;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// The watched folder: each list is imported once and moved to `erledigt` or `fehler`, beside it a text that says what was done. A file that is still being written is left alone
/// until two looks find it the same.
/// </summary>
/// <param name="options">Says which folder; none: nothing is done.</param>
/// <param name="imports">Imports.</param>
/// <param name="time">The clock.</param>
/// <param name="log">What the operator reads.</param>
internal sealed partial class WatchedImports(ImportOptions options, ListImports imports, TimeProvider time, ILogger<WatchedImports> log)
{
    /// <summary>Folder below the watched one for what was imported.</summary>
    public const string Done = "erledigt";

    /// <summary>Folder below the watched one for what has faults.</summary>
    public const string Faulty = "fehler";

    private Dictionary<string, (long Length, DateTime Written)> seen = [];
    private bool isMissing;

    /// <summary>Looks at the folder.</summary>
    /// <exception cref="UserError">The database cannot be asked or told; the file stays where it is.</exception>
    public void Look()
    {
        if (options.Folder is not string folder)
        {
            return;
        }

        if (!Directory.Exists(folder))
        {
            if (!isMissing)
            {
                LogMissing(folder);
            }

            isMissing = true;
            return;
        }

        isMissing = false;
        Dictionary<string, (long Length, DateTime Written)> now = Directory.GetFiles(folder).Where(IsList).Order(StringComparer.Ordinal)
            .Select(path => new FileInfo(path)).ToDictionary(file => file.FullName, file => (file.Length, file.LastWriteTimeUtc), StringComparer.Ordinal);
        Dictionary<string, (long Length, DateTime Written)> before = seen;
        seen = now;
        foreach (string path in now.Keys.Where(path => before.TryGetValue(path, out (long, DateTime) same) && same == now[path] && IsClosed(path)))
        {
            Import(path, folder);
        }
    }

    private void Import(string path, string folder)
    {
        ImportOutcome outcome = imports.Run(path, ImportWish.Plain);
        ImmutableArray<ImportFault> faults = outcome.Result.Faults;
        string target = Directory.CreateDirectory(Path.Combine(folder, faults.IsEmpty ? Done : Faulty)).FullName;
        string name = $"{BerlinTime.Wall(time.GetUtcNow()).ToString("yyyy-MM-dd HHmmss", CultureInfo.InvariantCulture)} {Path.GetFileName(path)}";
        IEnumerable<string> lines = ImportText.Lines(outcome);
        if (!faults.IsEmpty)
        {
            lines = lines.Concat(faults.Select(fault => fault.ToString())).Append($"{faults.Length} Fehler; es wurde nichts eingelesen. Bitte berichtigen und die Datei wieder in den Ordner legen.");
        }

        string moved = Path.Combine(target, name);
        File.Move(path, moved);
        seen.Remove(path);
        File.WriteAllLines(moved + ".txt", lines);
        if (faults.IsEmpty)
        {
            LogDone(Path.GetFileName(path), string.Join("; ", outcome.Result.Counts), target);
            return;
        }

        FaultWorkbook.WriteAll(Moved(faults, moved), Moved(outcome.Result.Warnings, moved));
        LogFaulty(Path.GetFileName(path), faults.Length, target);
    }

    private static ImmutableArray<ImportFault> Moved(ImmutableArray<ImportFault> faults, string path) =>
        [.. faults.Select(fault => fault.Source is SheetSource source ? fault with { Source = source with { Path = path } } : fault)];

    private static bool IsList(string path) =>
        ImportFiles.IsList(path) && Path.GetFileName(path)[0] is not ('.' or '~');

    // Excel and copying programs hold what they write; a look a minute later finds it free.
    private static bool IsClosed(string path)
    {
        try
        {
            using FileStream stream = File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "Der Ordner {Folder} (Import:Folder) ist nicht da; Listen darin werden nicht eingelesen.")]
    private partial void LogMissing(string folder);

    [LoggerMessage(LogLevel.Information, "{File} eingelesen: {Counts}. Die Datei liegt jetzt in {Folder}.")]
    private partial void LogDone(string file, string counts, string folder);

    [LoggerMessage(LogLevel.Warning, "{File} hat {Faults} Fehler und ist nicht eingelesen; sie liegt mit ihrer Fehlerdatei in {Folder}.")]
    private partial void LogFaulty(string file, int faults, string folder);
}

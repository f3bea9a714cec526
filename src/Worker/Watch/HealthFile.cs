using System.Text;
using KiIndicators.Worker.Database;

namespace KiIndicators.Worker.Watch;

/// <summary>
/// The file that says when the worker looked last: one moment, UTC, and one word. It takes its name in one step, so that nobody reads half of it.
/// </summary>
/// <param name="options">Where it lies, if anywhere.</param>
internal sealed class HealthFile(StatusOptions options)
{
    /// <summary>After so long without a look the worker is silent: it looks every minute.</summary>
    public static readonly TimeSpan SilentAfter = TimeSpan.FromMinutes(5);

    private static readonly string[] Words = ["ok", "warnung", "kritisch"];

    /// <summary>Notes a look.</summary>
    /// <exception cref="UserError">It cannot be written.</exception>
    public void Write(StatusReport report)
    {
        if (options.HealthFile is not string path)
        {
            return;
        }

        string unfinished = path + ".neu";
        try
        {
            File.WriteAllText(unfinished, $"{DatabaseText.Moment(report.At)} {Words[report.ExitCode]}\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DiskFault.Explain(FolderOf(path), exception);
        }
    }

    /// <summary>The moment in the file; null: none is configured, it is not there, or it holds none.</summary>
    public DateTimeOffset? Read()
    {
        try
        {
            return options.HealthFile is string path && File.Exists(path) && DatabaseText.TryMoment(File.ReadAllText(path).Split(' ')[0], out DateTimeOffset moment)
                ? moment
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DiskFault.ExplainReading(FolderOf(options.HealthFile!), exception);
        }
    }

    /// <summary>What somebody who looks from outside finds wrong; nothing where no file is configured.</summary>
    public IEnumerable<Finding> Findings(DateTimeOffset now) => options.HealthFile is not string path
        ? []
        : Read() switch
        {
            null => [Silent($"Der Worker hat {path} noch nicht geschrieben. Läuft er?")],
            DateTimeOffset last when now - last >= SilentAfter =>
                [Silent($"Der Worker hat seit {BerlinTime.Wall(last):dd.MM.yyyy, HH:mm} Uhr nicht nachgesehen. Läuft er, und erreicht er die Datenbank?")],
            _ => [],
        };

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;

    private static Finding Silent(string text) => new(FindingKind.WorkerSilent, "", Severity.Critical, text);
}

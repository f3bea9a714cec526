using System.Reflection;
using System.Text;

namespace KiIndicators.Worker.Commands;

/// <summary>
/// What nobody foresaw: one German sentence for the person at the keyboard, the whole of it in a file for whoever mends the program,
/// and exit code 1. No path of the program ends in a stack trace.
/// </summary>
internal static class LastHandler
{
    /// <summary>Says what a person reads of an exception, and the exit code that belongs to it.</summary>
    public static (string Message, int ExitCode) Explain(Exception exception) => Cause(exception) switch
    {
        UserError known => (known.Message, known.ExitCode),
        OperationCanceledException => ("Abgebrochen.", CommandRunner.Failed),
        Exception defect => (
            $"Das ist ein Fehler im Programm ({defect.GetType().Name}: {defect.Message}). Bitte den Befehl wiederholen und, wenn es wieder "
            + $"geschieht, der Entwicklung melden, was eingegeben wurde{Logged(exception)}", CommandRunner.Failed),
    };

    /// <summary>The same for an exception on a thread that nobody waits for: the process ends with its exit code.</summary>
    public static void Install() => AppDomain.CurrentDomain.UnhandledException += (_, fault) =>
    {
        (string message, int exitCode) = Explain(fault.ExceptionObject as Exception ?? new InvalidOperationException($"{fault.ExceptionObject}"));
        Console.Error.WriteLine(message);
        Environment.Exit(exitCode);
    };

    // A type initialiser and a reflected call wrap what went wrong; several at once are told by their first.
    private static Exception Cause(Exception exception) => exception switch
    {
        TypeInitializationException { InnerException: Exception inner } => Cause(inner),
        TargetInvocationException { InnerException: Exception inner } => Cause(inner),
        AggregateException { InnerExceptions: [Exception first, ..] } => Cause(first),
        _ => exception,
    };

    // Values of the data may stand in it: readable by nobody else.
    private static string Logged(Exception exception)
    {
        string file = Path.Combine(Path.GetTempPath(), $"kiindicators-fehler-{Environment.ProcessId}-{Guid.NewGuid():N}.log");
        try
        {
            FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using FileStream stream = new(file, options);
            stream.Write(Encoding.UTF8.GetBytes(exception.ToString()));
            return $"; die Einzelheiten stehen in {file}.";
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return $"; die Einzelheiten ließen sich nicht festhalten ({unwritable.Message}).";
        }
    }
}

namespace KiIndicators.Worker;

/// <summary>
/// A fault that the person at the keyboard can mend: the message says in German what is wrong and what to do.
/// Everything else is a defect and keeps its stack trace.
/// </summary>
/// <param name="message">One or two German sentences: what is wrong, what to do.</param>
/// <param name="exitCode">1: the run failed; 2: wrong use or wrong configuration.</param>
/// <param name="innerException">What the library said, if anything.</param>
internal class UserError(string message, int exitCode = 1, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>The exit code of the program: 1 failed, 2 wrong use or configuration.</summary>
    public int ExitCode { get; } = exitCode;
}

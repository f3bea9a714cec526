using Microsoft.Extensions.Logging;

namespace KiIndicators.Worker.Watch;

/// <summary>
/// Absence is an alarm: what is missing is said to the operator, once when it begins and once when it is over. What others say
/// when it happens (a failed attempt, a calendar out of order, a row that is none) is not said here again.
/// </summary>
/// <param name="log">What the operator reads.</param>
internal sealed partial class AbsenceWatch(ILogger<AbsenceWatch> log)
{
    private readonly Dictionary<(FindingKind Kind, Severity Severity, string Subject), Finding> open = [];

    /// <summary>Says what has changed since the last look.</summary>
    public void Tell(StatusReport report)
    {
        Dictionary<(FindingKind Kind, Severity Severity, string Subject), Finding> now = report.Findings.Where(IsAbsence).ToDictionary(KeyOf);
        foreach (Finding finding in now.Values.Where(finding => open.TryAdd(KeyOf(finding), finding)))
        {
            LogAbsence(finding.Severity == Severity.Critical ? LogLevel.Error : LogLevel.Warning, finding.Text);
        }

        // What is missed for good is not over.
        HashSet<string> missed = [.. report.Findings.Where(finding => finding.Kind == FindingKind.Missed).Select(finding => finding.Subject)];
        foreach (Finding over in open.Values.Where(finding => !now.ContainsKey(KeyOf(finding))).ToArray())
        {
            open.Remove(KeyOf(over));
            if (!missed.Contains(over.Subject))
            {
                LogOver(over.Text);
            }
        }
    }

    // Of a meeting that has begun without its report the look at reports says "Versäumt", once and for all.
    private static bool IsAbsence(Finding finding) => finding.Kind is
        FindingKind.Missing or FindingKind.DraftMissing or FindingKind.DigestMissing or FindingKind.Unreleased or FindingKind.Undelivered or FindingKind.FolderGone;

    private static (FindingKind Kind, Severity Severity, string Subject) KeyOf(Finding finding) => (finding.Kind, finding.Severity, finding.Subject);

    [LoggerMessage("{Finding}")]
    private partial void LogAbsence(LogLevel level, string finding);

    [LoggerMessage(LogLevel.Information, "Nicht mehr so: {Finding}")]
    private partial void LogOver(string finding);
}

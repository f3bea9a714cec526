using Microsoft.Extensions.Logging;

namespace KiIndicators.Worker.Watch;

/// <summary>
/// Absence is an alarm: what is missing is said to the operator, once when it begins and once when it is over. What others say
/// when it happens (a failed attempt, a calendar out of order, a row that is none) is not said here again.
/// </summary>
/// <param name="log">What the operator reads.</param>
internal sealed partial class AbsenceWatch(ILogger<AbsenceWatch> log)
{
    private readonly Dictionary<(FindingKind Kind, string Subject), Finding> open = [];

    /// <summary>Says what has changed since the last look.</summary>
    public void Tell(StatusReport report)
    {
        Dictionary<(FindingKind Kind, string Subject), Finding> now = report.Findings.Where(IsAbsence).ToDictionary(finding => (finding.Kind, finding.Subject));
        foreach (Finding finding in now.Values.Where(finding => open.TryAdd((finding.Kind, finding.Subject), finding)))
        {
            LogAbsence(finding.Text);
        }

        foreach (Finding over in open.Values.Where(finding => !now.ContainsKey((finding.Kind, finding.Subject))).ToArray())
        {
            open.Remove((over.Kind, over.Subject));
            LogOver(over.Text);
        }
    }

    private static bool IsAbsence(Finding finding) => finding.Kind is
        FindingKind.Missing or FindingKind.Missed or FindingKind.Undelivered or FindingKind.FolderGone;

    [LoggerMessage(LogLevel.Error, "{Finding}")]
    private partial void LogAbsence(string finding);

    [LoggerMessage(LogLevel.Information, "Nicht mehr so: {Finding}")]
    private partial void LogOver(string finding);
}

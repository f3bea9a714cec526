using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Meetings.Deadlines;

namespace KiIndicators.Worker.Runs;

/// <summary>Anlass "bei Änderung": nothing has changed since the last delivered report, so none is made.</summary>
/// <param name="previous">Number of that report.</param>
internal sealed class ReportUnneeded(RunNumber previous) : UserError($"Seit dem Bericht {previous} hat sich nichts geändert.")
{
    /// <summary>Whether the committee wants no report over these.</summary>
    /// <param name="occasion">Its Anlass.</param>
    /// <param name="comparison">What has changed since the last delivered report; null: there is none.</param>
    public static bool Is(Occasion occasion, RunComparison? comparison) =>
        occasion == Occasion.OnChange && comparison is { Milestones.IsEmpty: true, Lines.IsEmpty: true, Corrections.IsEmpty: true };
}

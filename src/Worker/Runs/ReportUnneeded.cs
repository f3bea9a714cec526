using System.Collections.Immutable;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Meetings.Deadlines;

namespace KiIndicators.Worker.Runs;

/// <summary>A report that nobody needs is not made; it says why, in German.</summary>
/// <param name="reason">One sentence.</param>
internal sealed class ReportUnneeded(string reason) : UserError(reason)
{
    /// <summary>Anlass "bei Änderung": nothing has changed since the last delivered report.</summary>
    /// <param name="previous">Number of that report.</param>
    public static ReportUnneeded WithoutChange(RunNumber previous) => new($"Anlass ist „bei Änderung“, und seit dem Bericht {previous} hat sich nichts geändert.");

    /// <summary>Abschlussbericht: a report after the last Erfassungsfrist has gone out, and there is nothing left to report.</summary>
    /// <param name="previous">Number of that report.</param>
    /// <param name="lastDay">Last day of the last Erfassungsfrist.</param>
    public static ReportUnneeded AfterFinalReport(RunNumber previous, DateOnly lastDay) => new(
        $"Die letzte Erfassungsfrist ist seit dem {GermanText.Day(lastDay)} vorbei, und der Abschlussbericht {previous} ist zugestellt; über das Programm wird nicht mehr berichtet.");

    /// <summary>Whether the committee wants no report over these.</summary>
    /// <param name="occasion">Its Anlass.</param>
    /// <param name="comparison">What has changed since the last delivered report; null: there is none.</param>
    public static bool Is(Occasion occasion, RunComparison? comparison) =>
        occasion == Occasion.OnChange && comparison is { Milestones.IsEmpty: true, Lines.IsEmpty: true, Corrections.IsEmpty: true };

    /// <summary>Last day of the last Erfassungsfrist of all programmes, if all have had their Abschlussbericht; null: there is something left to report.</summary>
    /// <param name="evaluated">The evaluation for the next report, by today's programmes.</param>
    /// <param name="closed">Those that have.</param>
    public static DateOnly? ClosedSince(EvaluationResult evaluated, ImmutableArray<ClosedProgramme> closed) =>
        closed.IsEmpty || closed.Length < evaluated.Programmes.Length ? null : evaluated.Programmes.Max(programme => ClosedProgramme.LastDay(evaluated, programme));
}

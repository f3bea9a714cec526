using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Reports.Model;

namespace KiIndicators.Worker.Digest.Blocks;

/// <summary>Everything that a briefing depends on; no clock.</summary>
/// <param name="Report">The Auswertung with its comparison.</param>
/// <param name="Plan">The meetings, with what is planned for each.</param>
/// <param name="Days">On which days somebody works.</param>
/// <param name="Day">The day on which it is read.</param>
internal sealed record BriefingInput(ReportInput Report, ImmutableArray<PlannedReport> Plan, WorkingDays Days, DateOnly Day)
{
    /// <summary>Whether it is about one Schwerpunkt only, for those who enter its data.</summary>
    public bool IsCopy { get; private init; }

    /// <summary>What the comparison goes back to, in a sentence: "dem letzten Digest zum 30.06.2026"; null: nothing came before.</summary>
    public string? Since { get; init; }

    /// <summary>What has to be said of the comparison first: that this is the first digest; empty where nothing has.</summary>
    public string SinceNote { get; init; } = "";

    /// <summary>The same of one Schwerpunkt: its milestones, lines and changes, and nothing of the others.</summary>
    public BriefingInput For(FocusTopic topic)
    {
        HashSet<string> milestones = [.. topic.Goals.SelectMany(goal => goal.Milestones).Select(milestone => milestone.Id)];
        HashSet<string> lines = [.. topic.Goals.SelectMany(goal => goal.Milestones).SelectMany(milestone => milestone.Indicators).Select(line => line.Id)];
        Auswertung all = Report.Auswertung;
        RunComparison? comparison = Report.Comparison;
        return this with
        {
            IsCopy = true,
            Report = Report with
            {
                Auswertung = new Auswertung(all, Only(all.Result, milestones)) { Alarms = all.Alarms, IsRecounted = all.IsRecounted },
                Comparison = comparison is null ? null : comparison with
                {
                    Earlier = comparison.Earlier with { Result = Only(comparison.Earlier.Result, milestones) },
                    Later = comparison.Later with { Result = Only(comparison.Later.Result, milestones) },
                    Milestones = [.. comparison.Milestones.Where(change => milestones.Contains(change.Result.Milestone.Id))],
                    Lines = [.. comparison.Lines.Where(change => lines.Contains(change.Id))],
                    Corrections = [.. comparison.Corrections.Where(change => lines.Contains(change.Id))],
                },
            },
        };
    }

    private static EvaluationResult Only(EvaluationResult result, HashSet<string> milestones) => result with
    {
        Milestones = [.. result.Milestones.Where(milestone => milestones.Contains(milestone.Milestone.Id))],
    };
}

using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Reports.Model;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>Table of all milestones with their states, grouped by focus topic and goal.</summary>
internal static class OverviewTable
{
    /// <summary>Explains the two columns of numbers.</summary>
    public const string Note = "Zielwert: eine Zahl, eine Frist oder eine vollständige Aufzählung im Beschluss. "
        + "Ohne Zahl zugesagt: Der Beschluss nennt das Vorhaben, aber keine Zahl; umgesetzt ist es ab dem ersten Mal.";

    /// <summary>Builds the groups.</summary>
    public static IReadOnlyList<OverviewGroup> Build(ReportContext context) =>
    [
        .. from topic in context.Topics
           from goal in topic.Goals
           let rows = context.ResultsOf(goal).Select(RowOf).ToArray()
           where rows.Length > 0
           select new OverviewGroup(TitleOf(context.TitleOf(topic), topic, goal), rows),
    ];

    private static string TitleOf(string title, FocusTopic topic, Goal goal) =>
        goal.ShortTitle is string part && topic.Goals.Length > 1 ? $"{title} – {part}" : title;

    private static OverviewRow RowOf(MilestoneResult result) => new(
        result.Milestone.Id, TitleOf(result.Milestone), result.Status.View(),
        OutOf(result.TargetsMet, result.Targets), PrintedNumbers.Boxes(result.TargetsMet, result.Targets),
        OutOf(result.PromisedDone, result.Promised), PrintedNumbers.Boxes(result.PromisedDone, result.Promised));

    // The group's heading says what kind of thing it is; without the word the name has room in one line.
    private static string TitleOf(Milestone milestone) =>
        milestone.Type == MilestoneType.Mandate ? MilestoneStates.FullNameOf(milestone).Trim('„', '“') : milestone.Title;

    private static string OutOf(int done, int total) => total == 0 ? "keine" : $"{done} von {total}";
}

namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>One counted line of a Terminleiste or a step chart.</summary>
/// <param name="Id">"B26-2"</param>
/// <param name="Title">"Netzwerktreffen"; wrapped, then shortened inside the picture.</param>
/// <param name="Detail">"für Lehrkräfte"; may be empty.</param>
/// <param name="Events">In any order.</param>
/// <param name="Target">"4 bis 6", "ohne Zahl zugesagt"; null for a Kontextzahl.</param>
/// <param name="Due">The last day of the line, printed with a target that is a number; null leaves it out.</param>
internal sealed record TimelineRow(
    string Id, string Title, string Detail, IReadOnlyList<ChartEvent> Events, string? Target, DateOnly? Due)
{
    /// <summary>"für Lehrkräfte, B26-2"</summary>
    public string Subtitle => Detail.Length == 0 ? Id : $"{Detail}, {Id}";

    /// <summary>"Ziel bis 31.12.: 4 bis 6"; the year is named where it is not that of the axis.</summary>
    /// <param name="axisYear">The only year of the axis, if there is only one.</param>
    public string TargetText(int? axisYear) => Target is null
        ? "ohne Ziel"
        : Due is { } due ? $"Ziel bis {(due.Year == axisYear ? ChartWords.DayMonth(due) : ChartWords.Date(due))}: {Target}" : Target;

    /// <summary>"Netzwerktreffen: 3 durchgeführt (20.01., 22.04., 10.06.), 2 geplant (23.09., 18.11.), Ziel bis 31.12.: 4 bis 6"</summary>
    /// <param name="axisYear">The only year of the axis, if there is only one.</param>
    /// <param name="withDays">Name the days, too.</param>
    /// <param name="longestTitle">Characters that the title may take.</param>
    public string Clause(int? axisYear, bool withDays, int longestTitle) =>
        $"{AlternativeText.Shorten(Title, longestTitle)}: {(withDays ? ChartWords.Days(Events, axisYear is null) : ChartWords.Counts(Events))}"
        + (Target is null ? "" : $", {TargetText(axisYear)}");
}

namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>One cooperation; it is known by its number, partners are not named in public.</summary>
/// <param name="Label">"Kooperation 1"</param>
/// <param name="Closed">The day of the agreement.</param>
/// <param name="JudgeableFrom">The first day on which it can be judged.</param>
/// <param name="Activities">Joint activities: held or planned.</param>
internal sealed record CooperationRow(
    string Label, DateOnly Closed, DateOnly JudgeableFrom, IReadOnlyList<ChartEvent> Activities);

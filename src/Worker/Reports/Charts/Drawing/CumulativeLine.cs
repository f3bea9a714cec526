namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>Input of the step chart: one line with so many events that their sum tells more than their dates.</summary>
/// <param name="Row">The line and its events.</param>
/// <param name="From">First day of the axis.</param>
/// <param name="To">Last day of the axis.</param>
/// <param name="AsOf">The Stichtag.</param>
/// <param name="TargetMin">Lower bound of the target; null draws none.</param>
/// <param name="TargetMax">Upper bound where the target is a corridor or a limit.</param>
internal sealed record CumulativeLine(
    TimelineRow Row, DateOnly From, DateOnly To, DateOnly AsOf, int? TargetMin, int? TargetMax)
{
    /// <summary>From this number of counting events on a step chart is worth its room.</summary>
    public const int WorthwhileFrom = 9;
}

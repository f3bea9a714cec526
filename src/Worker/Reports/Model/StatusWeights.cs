using KiIndicators.Indicators.Rating;

namespace KiIndicators.Worker.Reports.Model;

/// <summary>What needs attention first.</summary>
internal static class StatusWeights
{
    /// <summary>How heavy a deviation weighs: 0 is the heaviest; no deviation is lighter than all.</summary>
    public static int Weight(this Status status) => status switch
    {
        Status.NotReached => 0,
        Status.AtRisk => 1,
        Status.PartlyReached => 2,
        Status.DocumentMissing => 3,
        Status.Withheld => 4,
        _ => int.MaxValue,
    };
}

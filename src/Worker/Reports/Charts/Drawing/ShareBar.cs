namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>One bar of the chart of shares. All words are passed in: how a share is rounded is decided where it is counted.</summary>
/// <param name="Id">"E25-2"</param>
/// <param name="Title">What has this share.</param>
/// <param name="Numerator">Length of the bar; null where nothing can be measured.</param>
/// <param name="Denominator">Length of the whole; null or 0 where there is no basis.</param>
/// <param name="Printed">"2 von 3 (66,6 %)", "keine Grundmenge"</param>
/// <param name="Threshold">The share that is wanted, 0 to 1; null draws no mark.</param>
/// <param name="ThresholdText">"mindestens 50 %"; empty where there is none.</param>
internal sealed record ShareBar(
    string Id, string Title, decimal? Numerator, decimal? Denominator, string Printed, double? Threshold, string ThresholdText)
{
    /// <summary>The length of the bar, 0 to 1; null where there is nothing to measure. For geometry only.</summary>
    public double? Length => Numerator is { } n && Denominator is { } d && d > 0 ? Math.Clamp((double)(n / d), 0, 1) : null;
}

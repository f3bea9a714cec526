using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Indicators.Rating;

/// <summary>
/// Ist und was daraus werden kann: dieselbe Rechnung über die gezählten Zeilen und über das, was noch dazukommen kann.
/// </summary>
/// <param name="Counted">Over the held rows.</param>
/// <param name="WithPlanned">Over held and planned rows.</param>
/// <param name="WithUnsettled">Over held and unsettled rows.</param>
/// <param name="WithEverything">Over held, planned and unsettled rows, waiting units included.</param>
/// <param name="WithWaiting">Over the held rows, waiting units included.</param>
/// <param name="WithDocuments">Over the held rows, missing Belege taken as present.</param>
/// <param name="WithPlannedAndDocuments">Over held and planned rows, missing Belege taken as present.</param>
public sealed record Actuals(
    Actual Counted, Actual WithPlanned, Actual WithUnsettled, Actual WithEverything, Actual WithWaiting,
    Actual WithDocuments, Actual WithPlannedAndDocuments);

using KiIndicators.Indicators.Rating;
using KiIndicators.Worker.Reports.Model;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>States as the template takes them.</summary>
internal static class StatusViews
{
    /// <summary>Code and printed word.</summary>
    public static StatusView View(this Status status) => new(status.Code(), status.Printed());
}

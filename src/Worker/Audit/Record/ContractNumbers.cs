using System.Globalization;
using System.Text.Json.Nodes;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>Numbers and days as the JSON contracts state them; every contract asks here, so that they say the same.</summary>
internal static class ContractNumbers
{
    /// <summary>The actual: a whole number; a share as per cent with one decimal in a text ("52.8"); null where nothing can be measured.</summary>
    public static JsonNode? Actual(Measurement line) => line.Actual switch
    {
        { IsMeasured: false } => null,
        { IsShare: true } => (Rounding.TenthsOfPerCent(line.Actual, line.Target) / 10m)
            .ToString("0.0", CultureInfo.InvariantCulture),
        _ => line.Actual.Number,
    };

    /// <summary>A day as "2026-08-16", or null.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

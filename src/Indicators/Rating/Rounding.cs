using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Indicators.Rating;

/// <summary>
/// Rundung eines Anteils auf eine Nachkommastelle, zur ungünstigen Seite des Solls (Z-24): abgerundet, wo etwas erreicht werden soll,
/// aufgerundet, wo eine Obergrenze gilt oder überschritten ist, ohne Soll kaufmännisch; 49,96 % wird nie zu 50,0 %.
/// </summary>
public static class Rounding
{
    /// <summary>
    /// The share in tenths of a per cent: downwards where at least something is asked for, upwards where at most and
    /// where an exact number or the upper end of a corridor is exceeded, without a target half away from zero (Z-24).
    /// </summary>
    public static long TenthsOfPerCent(Actual actual, Target? target)
    {
        if (actual.Numerator is not long numerator || actual.Denominator is not long denominator || denominator == 0)
        {
            throw new ArgumentException("Ohne Grundmenge gibt es keinen Anteil.", nameof(actual));
        }

        decimal exact = numerator * 1000m / denominator;
        return (long)(target switch
        {
            null => Math.Round(exact, MidpointRounding.AwayFromZero),
            AtMost => Math.Ceiling(exact),
            Exactly or Corridor when exact > target.Maximum * 10m => Math.Ceiling(exact),
            _ => Math.Floor(exact),
        });
    }
}

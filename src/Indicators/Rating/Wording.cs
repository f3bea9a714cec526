using System.Globalization;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Rating;

/// <summary>
/// Gedruckte Formen: Tage, Zahlen, Soll und Ist in Worten, ohne Formelzeichen.
/// </summary>
public static class Wording
{
    private static readonly NumberFormatInfo German = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    /// <summary>A day as "31.12.2026".</summary>
    public static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>A period as "01.01.2025 bis 31.12.2025".</summary>
    public static string Span(Period period) => $"{Day(period.From)} bis {Day(period.To)}";

    /// <summary>A whole number as "1.234".</summary>
    public static string Whole(int number) => number.ToString("#,0", German);

    /// <summary>The target in words: "mindestens 3", "4 bis 6", "alle Stufen", "ohne Zahl zugesagt"; null: "kein Zielwert".</summary>
    public static string Of(Target? target, string allOf = "alle") => target switch
    {
        null => "kein Zielwert",
        AtLeast atLeast => $"mindestens {Amount(atLeast.Count, target)}",
        MoreThan moreThan => $"mehr als {Amount(moreThan.Count, target)}",
        Exactly exactly => $"genau {Amount(exactly.Count, target)}",
        AtMost { Count: 0 } => "keine",
        AtMost atMost => $"höchstens {Amount(atMost.Count, target)}",
        Corridor corridor => $"{Whole(corridor.Lower)} bis {Amount(corridor.Upper, target)}",
        All { Values.IsEmpty: true } => allOf,
        All all => $"alle {Whole(all.Values.Length)}",
        Promised => "ohne Zahl zugesagt",
        _ => throw new ArgumentOutOfRangeException(nameof(target)),
    };

    /// <summary>The actual in words: "5", "2 von 3", "66,6 %"; "keine Angabe" where nothing can be measured.</summary>
    public static string Of(Actual actual, Target? target)
    {
        if (!actual.IsMeasured)
        {
            return "keine Angabe";
        }

        if (actual.IsShare && target is not (All or Promised))
        {
            return $"{PerCent(actual, target)} %";
        }

        return actual.Numerator is int numerator && actual.Denominator is int denominator
            ? $"{Whole(numerator)} von {Whole(denominator)}"
            : Whole(actual.Number ?? 0);
    }

    /// <summary>A share with one decimal as a German text, rounded as <see cref="Rounding.TenthsOfPerCent"/> does.</summary>
    public static string PerCent(Actual actual, Target? target) =>
        (Rounding.TenthsOfPerCent(actual, target) / 10m).ToString("0.0", German);

    private static string Amount(int count, Target target) => target.InPercent ? $"{Whole(count)} %" : Whole(count);
}

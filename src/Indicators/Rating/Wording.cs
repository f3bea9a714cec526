using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Rating;

/// <summary>
/// Gedruckte Formen von Soll und Ist, in Worten und ohne Formelzeichen: „mindestens 3“, „4 bis 6“, „2 von 3“, „66,6 %“.
/// </summary>
public static class Wording
{
    /// <summary>How a day after a Frist is told, which only the resolution can set.</summary>
    public const string AfterDeadline = "nach Fristablauf";

    /// <summary>How a day after the last day is told where the resolution sets no Frist.</summary>
    public const string AfterLastDay = "nach dem letzten Tag";

    /// <summary>The target in words: "mindestens 3", "4 bis 6", "alle Stufen", "ohne Zahl zugesagt"; null: "kein Zielwert".</summary>
    public static string Of(Target? target, string allOf = "alle") => target switch
    {
        null => "kein Zielwert",
        AtLeast atLeast => $"mindestens {Amount(atLeast.Count, target)}{Among(target)}",
        MoreThan moreThan => $"mehr als {Amount(moreThan.Count, target)}{Among(target)}",
        Exactly exactly => $"genau {Amount(exactly.Count, target)}{Among(target)}",
        AtMost { Count: 0 } => $"keine{Among(target)}",
        AtMost atMost => $"höchstens {Amount(atMost.Count, target)}{Among(target)}",
        Corridor corridor => $"{GermanText.Whole(corridor.Lower)} bis {Amount(corridor.Upper, target)}{Among(target)}",
        All { Values.IsEmpty: true } => allOf,
        All { ExceptNames: { IsEmpty: false } except } => $"alle Kommunen außer {Listed(except)}",
        All all => $"alle {GermanText.Whole(all.Values.Length)}",
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

        return actual.Numerator is long numerator && actual.Denominator is long denominator
            ? $"{GermanText.Whole(numerator)} von {GermanText.Whole(denominator)}"
            : GermanText.Whole(actual.Number ?? 0);
    }

    /// <summary>A share with one decimal as a German text, rounded as <see cref="Rounding.TenthsOfPerCent"/> does.</summary>
    public static string PerCent(Actual actual, Target? target) => GermanText.Tenths(Rounding.TenthsOfPerCent(actual, target));

    /// <summary>Names in a row: "Roetgen", "Monschau, Roetgen und Simmerath".</summary>
    public static string Listed(ImmutableArray<string> names) => names.Length < 2
        ? string.Concat(names)
        : $"{string.Join(", ", names[..^1])} und {names[^1]}";

    private static string Among(Target target) => target.Of.IsEmpty ? "" : $" von {GermanText.Whole(target.Of.Length)}";

    private static string Amount(int count, Target target) =>
        target.InPercent ? $"{GermanText.Whole(count)} %" : GermanText.Whole(count);
}

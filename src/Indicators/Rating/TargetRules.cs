using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Indicators.Rating;

/// <summary>
/// Vergleich von Ist und Soll: „mindestens“ und ein Korridor sind ab ihrer unteren Grenze erreicht, „mehr als“ darüber, „genau“ bei
/// Gleichheit, „höchstens“ bis zur Grenze, „alle“ mit dem letzten Wert, eine Zusage ab dem ersten Mal; ohne Zahl und solange ein Wert
/// des Ausgangswerts fehlt, ist nichts erreicht. Nennt das Soll Werte, wird nur verglichen, wie viele von ihnen gezählt sind.
/// </summary>
public static class TargetRules
{
    /// <summary>
    /// Whether the target is met. A share is compared exactly, never after rounding. While a baseline value is open or
    /// lapsed nothing is met.
    /// </summary>
    public static bool IsMet(Target target, Actual actual)
    {
        actual = WithProgress(target, actual);
        if (!actual.IsMeasured || !actual.LostValues.IsEmpty)
        {
            return false;
        }

        return target switch
        {
            AtLeast atLeast => Compare(actual, atLeast.Count) >= 0,
            MoreThan moreThan => Compare(actual, moreThan.Count) > 0,
            Exactly exactly => Compare(actual, exactly.Count) == 0,
            AtMost atMost => Compare(actual, atMost.Count) <= 0,
            Corridor corridor => Compare(actual, corridor.Lower) >= 0,
            All { Values.IsEmpty: true } => actual.Denominator > 0 && actual.Numerator == actual.Denominator,
            All all => MissingValues(all, actual).IsEmpty,
            Promised => actual.Units >= 1,
            _ => throw new ArgumentOutOfRangeException(nameof(target)),
        };
    }

    /// <summary>Whether an upper limit is exceeded: höchstens and genau only; a corridor has none.</summary>
    public static bool IsExceeded(Target? target, Actual actual) =>
        target is AtMost or Exactly && actual.IsMeasured && Compare(actual, target.Maximum ?? 0) > 0;

    /// <summary>Whether more was done than a corridor foresees; no miss, but said.</summary>
    public static bool IsAboveCorridor(Target? target, Actual actual) =>
        target is Corridor corridor && actual.IsMeasured && Compare(actual, corridor.Upper) > 0;

    /// <summary>The named values that are not among the counted ones.</summary>
    public static ImmutableArray<string> MissingValues(Target target, Actual actual) =>
        [.. target.Named.Where(value => !actual.Values.Any(counted => counted.Value == value))];

    /// <summary>How many units are still missing to the target; 0 where it is met or no number can be given.</summary>
    public static long MissingUnits(Target target, Actual actual) => target switch
    {
        _ when IsMet(target, actual) || actual.IsShare => 0,
        All { Values.IsEmpty: true } => (actual.Denominator ?? 0) - (actual.Numerator ?? 0),
        All all => MissingValues(all, actual).Length,
        MoreThan moreThan => moreThan.Count + 1 - actual.Units,
        Promised => actual.Units >= 1 ? actual.LostValues.Length : 1 - actual.Units,
        _ => Math.Max(0, (target.Minimum ?? 0) - actual.Units),
    };

    /// <summary>Whether something of the target is done; never for a share with a threshold in per cent.</summary>
    public static bool HasSomething(Target target, Actual actual) => target switch
    {
        _ when actual.IsShare && target.InPercent => false,
        All { Values.IsEmpty: false } all => MissingValues(all, actual).Length < all.Values.Length,
        _ => actual.Units > 0,
    };

    /// <summary>
    /// "2 von 3" for a list of named values: the number counts the named ones; others are listed among the values, not required.
    /// </summary>
    public static Actual WithProgress(Target? target, Actual actual)
    {
        if (target is not { Named.IsEmpty: false } || actual.IsShare || actual.Number is null)
        {
            return actual;
        }

        int named = target.Named.Length - MissingValues(target, actual).Length;
        return actual with { Number = named, Numerator = named, Denominator = target.Named.Length };
    }

    /// <summary>Negative, zero or positive: the actual against a bound in units or per cent.</summary>
    private static int Compare(Actual actual, int bound) => actual.IsShare
        ? ((Int128)(actual.Numerator ?? 0) * 100).CompareTo((Int128)bound * (actual.Denominator ?? 0))
        : (actual.Number ?? 0).CompareTo(bound);
}

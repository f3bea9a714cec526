using System.Globalization;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Words;

/// <summary>Soll and parts of a share in German words; they hide nothing.</summary>
internal static class LineNumbers
{
    private const string Hundredths = "/100";
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>Ist: "5", "2 von 3", "2 von 4 Quartalen", "52,8 %", "640 (VZÄ/100, Stand 30.06.2026)", "keine Angabe".</summary>
    public static string Actual(Measurement measurement) =>
        Number(measurement) + (measurement.Line.Measure.DayOfNumber(measurement.Evidence.Counted, measurement.Evidence.Baseline) is string day && measurement.Actual.IsMeasured ? $" ({day})" : "");

    private static string Number(Measurement measurement) =>
        measurement is { SubPeriods.IsEmpty: false, Line.Measure.JudgedBy: SubPeriodLength length }
            ? $"{Wording.Of(measurement.Actual, measurement.Target)} "
                + (measurement.SubPeriods.Length == 1 ? SubPeriods.Noun(length) : SubPeriods.Plural(length))
            : Wording.Of(measurement.Actual, measurement.Target);

    /// <summary>Ist for auditors, shares as parts and per cent: "2 von 3 (66,6 %)", "52,8 % (640 von 1.210; 6,40 von 12,10 Stellen)".</summary>
    public static string Exact(Measurement measurement)
    {
        if (measurement.Actual is not { IsMeasured: true, IsShare: true, Numerator: long part, Denominator: long whole } actual)
        {
            return Actual(measurement);
        }

        string plain = $"{GermanText.Whole(part)} von {GermanText.Whole(whole)}";
        string perCent = $"{Wording.PerCent(actual, measurement.Target)} %";
        string spelt = Parts(measurement);
        return Actual(measurement) == plain
            ? $"{plain} ({perCent})"
            : $"{perCent} ({(spelt.StartsWith(plain, StringComparison.Ordinal) ? spelt : $"{plain}; {spelt}")})";
    }

    /// <summary>
    /// Soll laut Beschluss: "mindestens 3", "4 bis 6", "alle Schulstufen", "mindestens 1 je Quartal", "ohne Zahl zugesagt"; with its
    /// Frist.
    /// </summary>
    public static string Target(Measurement measurement)
    {
        Indicator line = measurement.Line;
        string target = Amount(measurement);
        return line.HasDeadline && measurement.Target is not null ? $"{target} bis {GermanText.Day(line.Period.To)}" : target;
    }

    /// <summary>The same without its Frist: "mindestens 3".</summary>
    public static string Amount(Measurement measurement)
    {
        Indicator line = measurement.Line;
        string target = measurement.Target switch
        {
            All { ExceptNames: { IsEmpty: false } except } when line.Unit != line.Measure.DefaultUnit => $"alle {line.Unit} außer {Wording.Listed(except)}",
            All { Values.IsEmpty: false } when line.Unit != line.Measure.DefaultUnit => $"alle {line.Unit}",
            _ => Wording.Of(measurement.Target, line.Measure.AllText),
        };
        return measurement.Target is not (null or Promised) && line.Measure.JudgedBy is SubPeriodLength length
            ? $"{target} je {SubPeriods.Noun(length)}"
            : target;
    }

    /// <summary>In a sentence: "vorgesehen mindestens 3", "ohne Zahl zugesagt".</summary>
    public static string Foreseen(Measurement measurement) =>
        measurement.Target is null or Promised ? Target(measurement) : $"vorgesehen {Target(measurement)}";

    /// <summary>
    /// Part and whole of a share with their unit: "6,40 von 12,10 Stellen", "3 von 5"; with their days where these differ:
    /// "4,50 (30.06.2026) von 8,00 Stellen (31.01.2026)".
    /// </summary>
    public static string Parts(Measurement measurement)
    {
        long part = measurement.Actual.Numerator ?? 0;
        long whole = measurement.Actual.Denominator ?? 0;
        string unit = UnitOf(measurement);
        (string ofPart, string ofWhole) = measurement.Line.Measure.DaysOfParts(measurement.Actual, measurement.Evidence.Counted) is var (one, other)
            ? ($" ({one})", $" ({other})")
            : ("", "");
        return unit.EndsWith(Hundredths, StringComparison.Ordinal)
            ? $"{Decimal(part)}{ofPart} von {Decimal(whole)} {Noun(unit[..^Hundredths.Length])}{ofWhole}"
            : $"{GermanText.Whole(part)}{ofPart} von {$"{GermanText.Whole(whole)} {unit}".TrimEnd()}{ofWhole}";
    }

    private static string UnitOf(Measurement measurement)
    {
        string unit = measurement.Line.Measure.PartsUnit(measurement.Actual, measurement.Evidence.Counted);
        return measurement.Actual.Coverage is null ? unit : Phrases.Capital(unit);
    }

    // Recorded in hundredths because the calculation knows whole numbers only.
    private static string Decimal(long hundredths) => (hundredths / 100m).ToString("N2", German);

    private static string Noun(string unit) => unit == "VZÄ" ? "Stellen" : unit;
}

using System.Globalization;
using System.Text.RegularExpressions;
using KiIndicators.Indicators.Activities;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// Whole numbers as people and spreadsheets write them: "1234", "1.234", "12,0", "1,234E+03"; a fraction is refused with the smaller unit.
/// </summary>
internal static partial class CellNumbers
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>The digits of the number, or why the text is none.</summary>
    /// <param name="text">The text of the cell.</param>
    /// <param name="column">Name of the column in the contract: it says which unit is the smaller one.</param>
    public static (string? Number, string? Fault) Whole(string text, string column)
    {
        string? digits = text.All(char.IsAsciiDigit) ? text : Exact(text)?.ToString("0", CultureInfo.InvariantCulture);
        if (digits is null)
        {
            return (null, Clock().Match(text) is { Success: true } clock ? OfClock(clock, column)
                : Fraction(text) is decimal fraction ? OfFraction(fraction, column)
                : Negative().IsMatch(text) ? "Die Zahl ist negativ. Erwartet wird eine ganze Zahl ab 0."
                : NumberIn(text) is string within ? $"Bitte nur die Zahl schreiben: {within}."
                : "Erwartet wird eine ganze Zahl ab 0, ohne Punkt und Komma.");
        }

        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= ActivityFields.LargestNumber
            ? (number.ToString(CultureInfo.InvariantCulture), null)
            : (null, "Die Zahl ist zu groß; gelesen wird höchstens 1.000.000.000.");
    }

    /// <summary>
    /// The whole number that a text with points, a comma or an exponent stands for; null: it stands for none, or its last digits are lost ("5,334E+06").
    /// </summary>
    public static decimal? Exact(string text)
    {
        if (Grouped().IsMatch(text))
        {
            return decimal.Parse(text, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, German);
        }

        if (Scientific().Match(text) is not { Success: true } match)
        {
            return null;
        }

        string mantissa = match.Groups["digits"].Value;
        int exponent = int.Parse(match.Groups["exponent"].Value, NumberStyles.None, CultureInfo.InvariantCulture);
        return mantissa.Length == exponent && exponent < 15
            ? decimal.Parse(match.Groups["first"].Value + mantissa, NumberStyles.None, CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>
    /// From where to where the numbers lie that a text with an exponent may have been before its last digits were lost; null: it has none.
    /// </summary>
    public static (decimal From, decimal To)? Range(string text)
    {
        if (Scientific().Match(text) is not { Success: true } match)
        {
            return null;
        }

        string mantissa = match.Groups["digits"].Value;
        int lost = int.Parse(match.Groups["exponent"].Value, NumberStyles.None, CultureInfo.InvariantCulture) - mantissa.Length;
        if (lost is < 0 or > 14)
        {
            return null;
        }

        decimal unit = 1;
        for (int digit = 0; digit < lost; digit++)
        {
            unit *= 10;
        }

        decimal middle = decimal.Parse(match.Groups["first"].Value + mantissa, NumberStyles.None, CultureInfo.InvariantCulture) * unit;
        return (middle - (unit / 2), middle + (unit / 2));
    }

    private static decimal? Fraction(string text) => Decimal().IsMatch(text)
        && decimal.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal fraction) ? fraction : null;

    // "90 min", "ca. 25": one number, and words about it.
    private static string? NumberIn(string text) => Digits().Matches(text) is [Match only] && text.All(letter => letter is not (',' or ':' or '/' or '-' or '+')) ? only.Value : null;

    private static string OfFraction(decimal fraction, string column) => column switch
    {
        "minutes" => $"Erwartet werden ganze Minuten. {Shown(fraction)} Stunden sind {Shown(Math.Round(fraction * 60))} Minuten.",
        "quantity" => $"Erwartet wird eine ganze Zahl. Bitte die kleinere Einheit nehmen: {Shown(fraction)} sind {Shown(Math.Round(fraction * 100))} Hundertstel (z. B. Einheit VZÄ/100).",
        _ => "Erwartet wird eine ganze Zahl ab 0; Teilnahmen zählt man ganz.",
    };

    private static string OfClock(Match clock, string column) => column == "minutes"
        ? string.Create(CultureInfo.InvariantCulture,
            $"Erwartet werden ganze Minuten. {clock.Value} sind {(int.Parse(clock.Groups["hours"].Value, CultureInfo.InvariantCulture) * 60) + int.Parse(clock.Groups["minutes"].Value, CultureInfo.InvariantCulture)} Minuten.")
        : "Erwartet wird eine ganze Zahl ab 0, keine Uhrzeit.";

    private static string Shown(decimal number) => number.ToString("0.##", German);

    [GeneratedRegex(@"^(?:\d{1,3}(?:\.\d{3})+|\d+(?=,))(?:,0+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^[-−–]\s*\d+(?:[,.]\d+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Negative();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(@"^\d+[,.]\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^(?<first>\d)(?:[,.](?<digits>\d+))?[eE]\+?(?<exponent>\d{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Scientific();

    [GeneratedRegex(@"^(?<hours>\d{1,3}):(?<minutes>[0-5]\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();
}

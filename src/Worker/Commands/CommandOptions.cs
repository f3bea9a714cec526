using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace KiIndicators.Worker.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommandOptions
{
    // A year outside is a slip of the finger; dates are computed with, and the calendar ends somewhere.
    private const int EarliestYear = 2000;
    private const int LatestYear = 2099;

    private static readonly string[] DayForms = ["yyyy-MM-dd", "d.M.yyyy"];

    /// <summary>--as-of DATE.</summary>
    public static Option<DateOnly?> AsOf() => new("--as-of")
    {
        Description = "Stichtag: Ereignisse bis zu diesem Tag (JJJJ-MM-TT oder TT.MM.JJJJ)",
        HelpName = "DATUM",
        CustomParser = result => Day(result),
    };

    /// <summary>--since DATE.</summary>
    public static Option<DateOnly?> Since() => new("--since")
    {
        Description = "Veränderungen seit diesem Tag (JJJJ-MM-TT oder TT.MM.JJJJ), sonst seit dem letzten Bericht",
        HelpName = "DATUM",
        CustomParser = result => Day(result),
    };

    /// <summary>A required date.</summary>
    public static Option<DateOnly> Date(string name, string description) => new(name)
    {
        Description = description + " (JJJJ-MM-TT oder TT.MM.JJJJ)",
        HelpName = "DATUM",
        Required = true,
        CustomParser = result => Day(result) ?? default,
    };

    /// <summary>A date that may be left out.</summary>
    public static Option<DateOnly?> OptionalDate(string name, string description) => new(name)
    {
        Description = description + " (JJJJ-MM-TT oder TT.MM.JJJJ)",
        HelpName = "DATUM",
        CustomParser = result => Day(result),
    };

    /// <summary>--committee ID|NAME.</summary>
    public static Option<string> Committee() => new("--committee")
    {
        Description = "Gremium: Kürzel oder Name, wie unter Committees eingerichtet",
        HelpName = "KÜRZEL|NAME",
        Required = true,
    };

    /// <summary>A meeting by its key.</summary>
    public static Argument<string> Meeting() => new("SITZUNG")
    {
        Description = "Sitzung, z. B. SGS-2026-09-03; ein Buchstabe dahinter, wo es an dem Tag eine zweite gibt",
    };

    /// <summary>--out DIR.</summary>
    public static Option<string?> Out(string description) => new("--out")
    {
        Description = description,
        HelpName = "ORDNER",
    };

    private static DateOnly? Day(ArgumentResult result)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (DateOnly.TryParseExact(text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            && day.Year is >= EarliestYear and <= LatestYear)
        {
            return day;
        }

        result.AddError($"„{text}“ ist kein Datum von {EarliestYear} bis {LatestYear}. Erwartet wird JJJJ-MM-TT oder TT.MM.JJJJ, z. B. 2026-08-16.");
        return null;
    }
}

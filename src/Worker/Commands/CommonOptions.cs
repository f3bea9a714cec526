using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace KiIndicators.Worker.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    private static readonly string[] DayForms = ["yyyy-MM-dd", "dd.MM.yyyy"];

    /// <summary>--as-of DATE.</summary>
    public static Option<DateOnly?> AsOf() => new("--as-of")
    {
        Description = "Stichtag: Ereignisse bis zu diesem Tag (JJJJ-MM-TT oder TT.MM.JJJJ)",
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

    /// <summary>--committee ID|NAME.</summary>
    public static Option<string> Committee() => new("--committee")
    {
        Description = "Gremium: Kürzel oder Name, wie unter Committees eingerichtet",
        HelpName = "KÜRZEL|NAME",
        Required = true,
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
        if (DateOnly.TryParseExact(text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return day;
        }

        result.AddError($"„{text}“ ist kein Datum. Erwartet wird JJJJ-MM-TT oder TT.MM.JJJJ, z. B. 2026-08-16.");
        return null;
    }
}

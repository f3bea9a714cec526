using System.Globalization;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// Days and moments as people and spreadsheets write them; what is refused is refused with the way out.
/// </summary>
internal static class CellDates
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    private static readonly string[] DayFormats = ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy"];

    private static readonly string[] ShortYearFormats = ["d.M.yy", "dd.MM.yy"];

    private static readonly string[] MomentFormats =
    [
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss",
        "dd.MM.yyyy HH:mm", "dd.MM.yyyy HH:mm:ss", "d.M.yyyy H:mm", "d.M.yyyy H:mm:ss",
    ];

    /// <summary>The day as YYYY-MM-DD, or why the text is none.</summary>
    public static (string? Day, string? Fault) Day(string text) =>
        ParseDay(text) is DateOnly day ? Checked(day, Written(day))
        : ParseMoment(text) is DateTime moment
            ? (null, $"Hier steht ein Tag ohne Uhrzeit. Bitte die Uhrzeit entfernen: {Shown(DateOnly.FromDateTime(moment))}.")
        : (null, Slip(text) ?? "Erwartet wird ein Datum, das es gibt: TT.MM.JJJJ oder JJJJ-MM-TT.");

    /// <summary>The moment as YYYY-MM-DD HH:MM:SS, or YYYY-MM-DD where no time is given, or why the text is none.</summary>
    public static (string? Moment, string? Fault) Moment(string text) =>
        ParseDay(text) is DateOnly day ? Checked(day, Written(day))
        : ParseMoment(text) is DateTime moment
            ? Checked(DateOnly.FromDateTime(moment), moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture))
        : (null, Slip(text) ?? "Erwartet wird ein Zeitpunkt: TT.MM.JJJJ oder JJJJ-MM-TT, auch mit HH:MM oder HH:MM:SS.");

    private static (string?, string?) Checked(DateOnly day, string written) =>
        day.Year is >= FirstYear and <= LastYear
            ? (written, null)
            : (null, $"Das Jahr liegt nicht zwischen {FirstYear} und {LastYear}. Bitte das Datum prüfen.");

    private static string? Slip(string text)
    {
        if (DateOnly.TryParseExact(text, ShortYearFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return "Bitte das Jahr mit vier Ziffern schreiben: TT.MM.JJJJ.";
        }

        return text.Length == 5 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int days)
            ? $"So zählt Excel die Tage ({Shown(WorkbookFile.DayZero.AddDays(days))}). Bitte die Zelle als Datum formatieren, eine CSV-Datei danach neu speichern."
            : null;
    }

    private static DateOnly? ParseDay(string text) =>
        DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    private static DateTime? ParseMoment(string text) =>
        DateTime.TryParseExact(text, MomentFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime moment) ? moment : null;

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Shown(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace KiIndicators.Indicators.Activities;

/// <summary>
/// Liest die Werte einer Zeile; ein unlesbarer Wert wird zurückgewiesen, nie die Zeile.
/// </summary>
/// <param name="row">Name of the row, as it is to appear beside its rejected values.</param>
internal sealed class ValueReader(string row)
{
    private const string TooLarge = "zu groß (über 1.000.000.000)";

    private List<RejectedRow>? rejected;

    /// <summary>The values rejected so far, in the order of reading.</summary>
    public IReadOnlyList<RejectedRow> Rejected => rejected ?? [];

    /// <summary>A text; null where nothing is recorded or the text is unreadable.</summary>
    public string? Text(string name, string? value) =>
        DeliveredText.IsMissing(value) ? null
        : DeliveredText.WhyUnreadable(value!) is string reason ? Reject<string>(name, value, reason)
        : value;

    /// <summary>A note; between its words blanks of any kind may stand.</summary>
    public string? Note(string name, string? value) =>
        DeliveredText.IsMissing(value) ? null
        : DeliveredText.WhyUnreadableNote(value!) is string reason ? Reject<string>(name, value, reason)
        : value;

    /// <summary>
    /// A whole number from 0 to a thousand million; null where nothing is recorded or the value is none ("-3", "2.5", "1.000").
    /// </summary>
    public int? Number(string name, string? value)
    {
        if (DeliveredText.IsMissing(value))
        {
            return null;
        }

        // Digits only. A sign, a blank or a point is not read away.
        return value.AsSpan().ContainsAnyExceptInRange('0', '9') ? RejectNumber(name, value!, "keine ganze Zahl ab 0")
            : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                && number <= ActivityFields.LargestNumber ? number
            : RejectNumber(name, value!, TooLarge);
    }

    /// <summary>The day of a point in time; null where nothing is recorded or the value is none.</summary>
    public DateOnly? DayOfMoment(string name, string? value)
    {
        if (DeliveredText.IsMissing(value))
        {
            return null;
        }

        DateOnly? day = DeliveredDate.DayOfMoment(value!);
        if (day is null)
        {
            Reject(name, value, "kein Datum (JJJJ-MM-TT, danach auch eine Uhrzeit)");
        }

        return day;
    }

    /// <summary>Rejects a value.</summary>
    public void Reject(string name, string? value, string reason) =>
        (rejected ??= []).Add(new RejectedRow(row, $"{name}={value}", reason));

    private T? Reject<T>(string name, string? value, string reason)
        where T : class
    {
        Reject(name, value, reason);
        return null;
    }

    private int? RejectNumber(string name, string value, string reason)
    {
        Reject(name, value, reason);
        return null;
    }
}

using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>Quality of the rows: read, rejected, recorded late, unsettled.</summary>
internal static class DataQuality
{
    private const int MostRows = 20;
    private const int LongestCell = 60;

    /// <summary>"; nachträglich erfasst am 12.03.2026", or nothing.</summary>
    public static string LateMark(Activity row) =>
        LateRecording.IsLate(row) && row.RecordedOn is DateOnly day ? $"; nachträglich erfasst am {GermanText.Day(day)}" : "";

    /// <summary>The sentences.</summary>
    public static IReadOnlyList<string> Sentences(EvaluationResult result)
    {
        int rejectedRows = result.Reading.Rejected.Count(row => row.Value is null);
        int rejectedValues = result.Reading.Rejected.Length - rejectedRows;
        Activity[] counted = [.. result.Measurements.SelectMany(line => line.Evidence.Counted).DistinctBy(row => row.Id, StringComparer.Ordinal)];
        Activity[] unsettled = [.. result.Measurements.SelectMany(line => line.Evidence.Unsettled).DistinctBy(row => row.Id, StringComparer.Ordinal)];
        List<string> sentences =
        [
            $"Gelesene Zeilen: {GermanText.Whole(result.Reading.Readable + rejectedRows)}; zurückgewiesene Zeilen: {None(rejectedRows)}; "
                + $"zurückgewiesene Einzelangaben: {None(rejectedValues)}.",
            $"Gezählte Zeilen, die nachträglich (mehr als {LateRecording.Days} Tage nach Beginn, bei Kennzahlen nach ihrem Ende) erfasst wurden: {None(counted.Count(LateRecording.IsLate))}.",
            $"Zeilen, deren Durchführung ungeklärt ist: {None(unsettled.Length)}.",
        ];
        if (result.Reading.Rejected.Length > MostRows)
        {
            sentences.Add($"Von den Zurückweisungen sind {MostRows} gezeigt, {GermanText.Whole(result.Reading.Rejected.Length - MostRows)} weitere {(result.Reading.Rejected.Length == MostRows + 1 ? "steht" : "stehen")} in der Nachweisdatei.");
        }

        return sentences;
    }

    /// <summary>The rejected rows and values; null where there are none.</summary>
    public static TableBlock? Rejected(EvaluationResult result) => result.Reading.Rejected.IsEmpty
        ? null
        : new TableBlock(
            ["Nr.", "Zurückgewiesen", "Grund"],
            [.. result.Reading.Rejected.Take(MostRows).Select(row => (IReadOnlyList<string>)
                [Phrases.Shorten(row.Row, LongestCell), What(row), Reason(row)])]);

    private static string What(RejectedRow row) => row.Value is null ? "ganze Zeile" : $"Angabe „{Attribute(row.Value)}“";

    // A recorded value may be a partner or a person: only places are repeated in public.
    private static string Reason(RejectedRow row)
    {
        string value = row.Value is string text && text.Contains('=') ? text[(text.IndexOf('=') + 1)..] : "";
        bool isPlace = row.Value is string whole && ActivityFields.PlaceAttributes.Contains(Attribute(whole));
        return value.Trim().Length == 0 || isPlace ? row.Reason : row.Reason.Replace(value, "…", StringComparison.Ordinal);
    }

    private static string Attribute(string value) => value.Split('=')[0];

    private static string None(int number) => number == 0 ? "keine" : GermanText.Whole(number);
}

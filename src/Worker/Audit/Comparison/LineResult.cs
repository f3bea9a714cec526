using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>What is compared of a line, as text: equal where nothing of it is to be told.</summary>
internal static class LineResult
{
    /// <summary>State, numbers, values and the rows behind them.</summary>
    public static string Of(Measurement? line) => line is null ? "-" : string.Join(
        '|',
        [
            line.Status, Number(line), line.Planned, line.Unsettled,
            Ids(line.Evidence.Counted), Ids(line.Evidence.Planned), Ids(line.Evidence.Unsettled), Ids(line.Evidence.Waiting),
            .. line.Actual.Values.Select(value => $"{value.Value}:{string.Join(',', value.Activities)}"),
            .. line.Actual.LostValues, .. line.Actual.MissingStages,
        ]);

    /// <summary>The numbers alone: the line's own and those printed beside it (Angaben, Beizahlen, parts).</summary>
    public static string Number(Measurement? line) => line is null ? "-" : string.Join(
        '|',
        [
            Wording.Of(line.Actual, line.Target), line.Actual.Numerator, line.Actual.Denominator, line.Actual.Coverage,
            string.Join(',', line.SideResults.Select(side => $"{side.Count.Text}={side.Number}")),
            string.Join(',', line.SubPeriods.Select(part => $"{part.Label}={part.Result.Actual.Units}")),
        ]);

    /// <summary>The numbers, and whether the line is withheld: a number that is corrected may be one that cannot be proven.</summary>
    public static string Proven(Measurement? line) => $"{Number(line)}|{line?.Status == Status.Withheld}";

    private static string Ids(IEnumerable<Activity> rows) => string.Join(',', rows.Select(row => row.Id));
}

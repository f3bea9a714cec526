using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Indicators.Tests.Properties;

/// <summary>A result as text: records that hold arrays compare by identity, their text compares by value.</summary>
public static class ResultText
{
    public static string Of(EvaluationResult result) => string.Join(
        "\n", result.Measurements.Select(Of).Concat(result.Milestones.Select(line => line.Status.Code())));

    /// <summary>The same where the rows that lack several conditions are only counted.</summary>
    public static string OfWithoutOthers(EvaluationResult result) => Of(result with
    {
        Milestones =
        [
            .. result.Milestones.Select(milestone => milestone with
            {
                Lines = [.. milestone.Lines.Select(WithoutOthers)],
            }),
        ],
    });

    private static Measurement WithoutOthers(Measurement line) => line with
    {
        Evidence = line.Evidence with { Others = [] },
        OtherReadings = [.. line.OtherReadings.Select(other => other with { Result = WithoutOthers(other.Result) })],
        SubPeriods = [.. line.SubPeriods.Select(part => part with { Result = WithoutOthers(part.Result) })],
    };

    private static string Of(Measurement line) => string.Join(
        " | ", line.Line.Id, line.Actual.Number, line.Actual.Numerator, line.Actual.Denominator, line.Planned, line.Unsettled,
        line.Status.Code(), line.StatusRow.Number, line.Reason, line.LateOn, line.AssessableFrom,
        string.Join(" ", line.Actual.Values.Select(value => $"{value.Value}:{string.Join(',', value.Activities)}")),
        string.Join(" ", line.Actual.LostValues), Ids(line.Evidence.Counted), Ids(line.Evidence.Planned),
        Ids(line.Evidence.Unsettled), Ids(line.Evidence.Waiting), Excluded(line.Evidence.NearMisses),
        Excluded(line.Evidence.Others), line.Evidence.Examined, line.Evidence.OtherCount,
        string.Join(" ", line.SideResults.Select(side => $"{side.Number}:{string.Join(',', side.Activities)}")),
        string.Join(" ", line.Pending.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => $"{row.Key}={string.Join(',', row.Value)}")),
        string.Join(" & ", line.OtherReadings.Select(other => Of(other.Result))), string.Join(" & ", line.SubPeriods.Select(part => Of(part.Result))));

    private static string Ids(ImmutableArray<Activity> rows) => string.Join(" ", rows.Select(row => row.Id));

    private static string Excluded(ImmutableArray<ExaminedRow> rows) =>
        string.Join(" ", rows.Select(row => $"{row.Activity.Id}[{string.Join("; ", row.Failed)}]"));
}

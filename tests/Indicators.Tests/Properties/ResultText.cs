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

    private static string Of(Measurement line) => string.Join(
        " | ", line.Line.Id, line.Actual.Number, line.Actual.Numerator, line.Actual.Denominator, line.Planned, line.Unsettled,
        line.Status.Code(), line.StatusRow.Number, line.Reason, line.LateOn, line.AssessableFrom,
        string.Join(" ", line.Actual.Values.Select(value => $"{value.Value}:{string.Join(',', value.Activities)}")),
        string.Join(" ", line.Actual.LostValues), Ids(line.Evidence.Counted), Ids(line.Evidence.Planned),
        Ids(line.Evidence.Unsettled), Ids(line.Evidence.Waiting), Excluded(line.Evidence.NearMisses),
        Excluded(line.Evidence.Others));

    private static string Ids(ImmutableArray<Activity> rows) => string.Join(" ", rows.Select(row => row.Id));

    private static string Excluded(ImmutableArray<ExaminedRow> rows) =>
        string.Join(" ", rows.Select(row => $"{row.Activity.Id}[{string.Join("; ", row.Failed)}]"));
}

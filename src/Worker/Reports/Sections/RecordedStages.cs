using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>Stages that somebody recorded and nobody documented.</summary>
internal static class RecordedStages
{
    private const string Stage = "stufe";
    private const string Document = "beleg";

    /// <summary>Missing stages of the line for which a row stands in the data that lacks its Beleg only, with the day of the first.</summary>
    public static IReadOnlyList<(string Name, DateOnly Day)> WithoutDocument(Measurement line)
    {
        ImmutableArray<Activity> rows =
            [.. line.Evidence.NearMisses.Where(row => row.Failed[0].Name == Document).Select(row => row.Activity)];
        return
        [
            .. from stage in line.Actual.MissingStages
               let days = rows.Where(row => row.Values(Stage).Contains(stage)).Select(row => row.StartDate).ToArray()
               where days.Length > 0
               select (stage, days.Min()),
        ];
    }
}

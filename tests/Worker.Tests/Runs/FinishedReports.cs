using System.Collections.Immutable;
using System.Text;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Runs;

namespace KiIndicators.Worker.Tests.Runs;

/// <summary>Finished reports without numbers, for tests of what happens to the files.</summary>
internal static class FinishedReports
{
    /// <summary>A report of the meeting whose Sachlage.txt holds the text.</summary>
    public static FinishedReport Of(Meeting meeting, string text) => new(
        $"{meeting.Key}-{ReportRun.Revision}", meeting,
        new EvaluatedSource(
            new IntakeReading([], [], [], [], null, new DataFingerprint(new string('0', 64), 0)),
            new EvaluationResult([], meeting.Date, null, [], new ActivityReading(ImmutableArray<Activity>.Empty, [])), [], false),
        Files(text));

    /// <summary>Its files.</summary>
    public static Dictionary<string, byte[]> Files(string text) => new()
    {
        [RunFiles.Record] = "{}"u8.ToArray(), ["Sachlage.txt"] = Encoding.UTF8.GetBytes(text),
    };
}

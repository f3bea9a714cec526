using System.Collections.Immutable;
using System.Text;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Meetings;

namespace KiIndicators.Worker.Tests.Runs;

/// <summary>Finished reports without numbers, for tests of what happens to the files.</summary>
internal static class FinishedReports
{
    /// <summary>A report of the meeting whose Sachlage.txt holds the text.</summary>
    public static AuswertungFiles Of(Meeting meeting, string text, int revision = MeetingEntry.FirstRevision) =>
        Of(RunNumber.Report(meeting, revision), Files(text));

    /// <summary>Any files under a number.</summary>
    public static AuswertungFiles Of(RunNumber number, IReadOnlyDictionary<string, byte[]> files) => new(
        new Auswertung(
            new AuswertungBasis
            {
                Number = number,
                AsOf = number.Day,
                Catalogue = new LoadedCatalogue([], []),
                Reading = new ActivityReading(ImmutableArray<Activity>.Empty, []),
                Partners = [],
                Remarks = [],
                Fingerprint = new DataFingerprint(new string('0', 64), 0),
            },
            new EvaluationResult([], number.Day, null, [], new ActivityReading(ImmutableArray<Activity>.Empty, []))),
        files);

    /// <summary>Its files.</summary>
    public static Dictionary<string, byte[]> Files(string text) => new()
    {
        [AuswertungFiles.Record] = "{}"u8.ToArray(), [AuswertungFiles.Facts] = Encoding.UTF8.GetBytes(text),
    };
}

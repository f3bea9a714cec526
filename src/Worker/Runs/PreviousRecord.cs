using KiIndicators.Worker.Audit;
using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Meetings;

namespace KiIndicators.Worker.Runs;

/// <summary>The record of a delivered report.</summary>
/// <param name="Checksum">Hash of its Nachweis.json in hexadecimal.</param>
/// <param name="Run">Its results, from its own rows and rules.</param>
internal sealed record PreviousRecord(string Checksum, ComparedRun Run)
{
    /// <summary>The record of a report just made.</summary>
    public static PreviousRecord Of(FinishedReport report) => new(
        Checksums.Sha256(report.Files["Nachweis.json"]), new ComparedRun(report.Number, report.Result, report.Partners));
}

/// <summary>Finds the last report delivered to the meeting's committee before the meeting; null where there is none.</summary>
/// <param name="meeting">The meeting of the report that is being made.</param>
internal delegate Task<PreviousRecord?> FindPrevious(Meeting meeting);

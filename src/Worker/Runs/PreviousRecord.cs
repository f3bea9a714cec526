using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Reports.Model;

namespace KiIndicators.Worker.Runs;

/// <summary>The last delivered report of a committee.</summary>
/// <param name="Report">Its number and the checksum of its record.</param>
/// <param name="Run">Its results, judged again from its own rows and rules; null where the stored record cannot be read.</param>
internal sealed record PreviousRecord(DeliveredReport Report, ComparedRun? Run)
{
    /// <summary>What the next report prints of it.</summary>
    public PreviousReport ComparedWith(ComparedRun current) => new(
        Report.Number, Report.Sha256, Run is null ? null : RunComparer.Compare(Run, current));
}

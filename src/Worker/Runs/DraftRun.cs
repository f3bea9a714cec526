using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.Model;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// The run of a Vorabfassung: the report as it would be, with "ENTWURF" on every page and what is still missing, for its owner only. Few rows or no change
/// do not hold it; it says so.
/// </summary>
/// <param name="source">Reads rows, evaluates them and counts them a second time.</param>
/// <param name="records">Knows the last delivered report, with which this one is compared.</param>
/// <param name="startPrinter">Starts the report's printer.</param>
internal sealed class DraftRun(EvaluationSource source, RecordedRuns records, Func<ReportPrinter> startPrinter)
{
    /// <summary>Makes all files of the Vorabfassung of a meeting's report.</summary>
    public async Task<AuswertungFiles> MakeAsync(Meeting meeting, int revision, DateOnly asOf, CancellationToken cancellation)
    {
        ReportPrinter printer = startPrinter();
        (DeliveredReport? Report, Auswertung? Run) previous = records.DeliveredBefore(meeting, revision);
        Auswertung evaluated = source.Evaluate(asOf, new EvaluationWish { ComparedWith = new(previous.Run) });
        Auswertung auswertung = evaluated with
        {
            Number = RunNumber.Rehearsal(meeting, revision), Meeting = meeting, Previous = previous.Report, Closed = ClosedProgramme.Of(evaluated.Result, previous.Run),
        };
        byte[] evidence = auswertung.ToJson();
        PrintedReport printed = await printer.PrintAsync(
            new ReportInput(auswertung, Checksums.Sha256(evidence))
            {
                Comparison = previous.Run is null ? null : RunComparer.Compare(RecordedRuns.Compared(previous.Run), RecordedRuns.Compared(auswertung)),
            },
            cancellation);
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal)
        {
            [AuswertungFiles.Record] = evidence,
            [AuswertungFiles.Table] = EvidenceCsv.Write(auswertung),
            [AuswertungFiles.Draft] = printed.Pdf,
            [AuswertungFiles.Annex] = printed.AnnexPdf,
        };
        files[AuswertungFiles.List] = Checksums.File(files);
        return new AuswertungFiles(auswertung, files);
    }
}

/// <summary>Makes the Vorabfassung of a meeting's report at a Stichtag.</summary>
/// <param name="meeting">The meeting.</param>
/// <param name="revision">Which revision of its report.</param>
/// <param name="asOf">Stichtag.</param>
/// <param name="cancellation">Ends the run.</param>
internal delegate Task<AuswertungFiles> MakeDraft(Meeting meeting, int revision, DateOnly asOf, CancellationToken cancellation);

using System.Collections.Immutable;
using System.Text;
using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Proof;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// A report run, top to bottom the path of the data: rows, activities, evaluation with evidence, report model, document,
/// files. It writes nothing: who calls it records and delivers.
/// </summary>
/// <param name="source">Reads rows, evaluates them and counts them a second time.</param>
/// <param name="records">Knows the last delivered report, with which this one is compared.</param>
/// <param name="options">How few rows are too few.</param>
/// <param name="calendar">Which committees want a report only where something has changed.</param>
/// <param name="startPrinter">Starts the report's printer, first of all: its engine comes up while the rows are read.</param>
/// <param name="startProof">Starts the printer of Pruefnachweis.pdf; both work at the same time.</param>
internal sealed class ReportRun(
    EvaluationSource source, RecordedRuns records, ReportsOptions options, ReportCalendar calendar, Func<ReportPrinter> startPrinter, Func<ProofPrinter> startProof)
{
    /// <summary>Makes all files of the report of a meeting.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="revision">Which revision of its report; a later one is made where the meeting was moved after the delivery.</param>
    /// <param name="asOf">Stichtag.</param>
    /// <param name="isReleased">Whether a person has released it.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="ReportHeld">No row can be read, or far fewer than the last report had, and nobody has released it.</exception>
    /// <exception cref="ReportUnneeded">
    /// The committee wants one only where something has changed, and nothing has; or its Abschlussbericht is delivered.
    /// </exception>
    public async Task<AuswertungFiles> MakeAsync(Meeting meeting, int revision, DateOnly asOf, bool isReleased, CancellationToken cancellation)
    {
        ReportPrinter printer = startPrinter();
        ProofPrinter proofPrinter = startProof();
        Task<(DeliveredReport? Report, Auswertung? Run)> finding = Task.Run(() => records.DeliveredBefore(meeting, revision), cancellation);
        Auswertung evaluated = source.Evaluate(asOf, new EvaluationWish { ComparedWith = new(() => finding.GetAwaiter().GetResult().Run) });
        (DeliveredReport? Report, Auswertung? Run) previous = await finding;
        if (!isReleased && RowsExpected.WhyTooFew(evaluated.Reading, previous.Run, options.LeastRows) is string tooFew)
        {
            throw new ReportHeld($"{tooFew} {ReportHeld.WhatToCheck}");
        }

        ImmutableArray<ClosedProgramme> closed = ClosedProgramme.Of(evaluated.Result, previous.Run);
        if (!isReleased && ReportUnneeded.ClosedSince(evaluated.Result, closed) is DateOnly last)
        {
            throw ReportUnneeded.AfterFinalReport(closed[^1].FinalReport, last);
        }

        Auswertung auswertung = evaluated with
        {
            Number = RunNumber.Report(meeting, revision), Meeting = meeting, Previous = previous.Report, Closed = closed,
        };
        Lazy<RunComparison?> comparison = new(() =>
            previous.Run is null ? null : RunComparer.Compare(RecordedRuns.Compared(previous.Run), RecordedRuns.Compared(auswertung)));
        Occasion occasion = calendar.RuleOf(meeting.Committee.Id).Occasion;
        if (!isReleased && occasion == Occasion.OnChange && ReportUnneeded.Is(occasion, comparison.Value))
        {
            throw ReportUnneeded.WithoutChange(previous.Run!.Number!);
        }

        byte[] evidence = auswertung.ToJson();

        string checksum = Checksums.Sha256(evidence);
        Task<byte[]> proving = Task.Run(() => proofPrinter.PrintAsync(auswertung, checksum, cancellation), cancellation);
        ReportInput input = new(auswertung, checksum)
        {
            Comparison = comparison.Value,
        };
        Task<PrintedReport> printing = printer.PrintAsync(input, cancellation);
        byte[] table = EvidenceCsv.Write(auswertung);
        await Task.WhenAll(printing, proving);
        PrintedReport printed = await printing;
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal)
        {
            [AuswertungFiles.Record] = evidence,
            [AuswertungFiles.Table] = table,
            [AuswertungFiles.Proof] = await proving,
            [AuswertungFiles.Facts] = Encoding.UTF8.GetBytes(FactsText.Build(input, printed.Model)),
            [AuswertungFiles.Report] = printed.Pdf,
            [AuswertungFiles.Annex] = printed.AnnexPdf,
        };
        files[AuswertungFiles.List] = Checksums.File(files);
        return new AuswertungFiles(auswertung, files);
    }
}

/// <summary>Makes the report of a meeting at a Stichtag.</summary>
/// <param name="meeting">The meeting.</param>
/// <param name="revision">Which revision of its report.</param>
/// <param name="asOf">Stichtag.</param>
/// <param name="isReleased">Whether a person has released it: then few rows do not hold it.</param>
/// <param name="cancellation">Ends the run.</param>
internal delegate Task<AuswertungFiles> MakeReport(Meeting meeting, int revision, DateOnly asOf, bool isReleased, CancellationToken cancellation);

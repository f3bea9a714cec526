using System.Text;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Reports;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// A report run, top to bottom the path of the data: rows, activities, evaluation with evidence, report model, document,
/// files. It writes nothing: who calls it records and delivers.
/// </summary>
/// <param name="source">Reads rows and evaluates them.</param>
/// <param name="ledger">Knows the last delivered report.</param>
/// <param name="startPrinter">Starts the printer, first of all: its engine comes up while the rows are read.</param>
internal sealed class ReportRun(EvaluationSource source, LedgerStore ledger, Func<ReportPrinter> startPrinter)
{
    /// <summary>Revision of a report; a later one of the same meeting is not made yet.</summary>
    public const int Revision = 1;

    /// <summary>Makes all files of the report of a meeting.</summary>
    public async Task<FinishedReport> MakeAsync(Meeting meeting, DateOnly asOf, CancellationToken cancellation)
    {
        string number = $"{meeting.Key}-{Revision}";
        using ReportPrinter printer = startPrinter();
        DeliveredReport? previous = ledger.DeliveredBefore(meeting);
        EvaluatedSource evaluated = source.Evaluate(asOf);
        RunRecord record = RecordOf(meeting, evaluated, number) with { Previous = previous };
        byte[] evidence = record.ToJson();

        ReportInput input = InputOf(meeting, evaluated, number, Checksums.Sha256(evidence)) with
        {
            Previous = previous is null ? null : new PreviousReport(previous.Number, previous.Sha256),
        };
        Task<PrintedReport> printing = printer.PrintAsync(input, cancellation);
        byte[] table = EvidenceCsv.Write(record);
        PrintedReport printed = await printing;
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal)
        {
            [RunFiles.Record] = evidence,
            ["Nachweis.csv"] = table,
            ["Sachlage.txt"] = Encoding.UTF8.GetBytes(FactsText.Build(input, printed.Model)),
            ["Sachstandsbericht.pdf"] = printed.Pdf,
        };
        files["Nachweis.sha256"] = Checksums.File(files);
        return new FinishedReport(number, meeting, evaluated.Result, files);
    }

    /// <summary>Everything that the numbers follow from.</summary>
    public static RunRecord RecordOf(Meeting meeting, EvaluatedSource evaluated, string number) => new()
    {
        Number = number,
        Meeting = meeting,
        Evaluation = evaluated.Result,
        Partners = evaluated.Intake.Partners,
        Remarks = evaluated.Intake.Remarks,
        Catalogue = evaluated.Catalogue,
        Fingerprint = evaluated.Intake.Fingerprint,
        Baselines = evaluated.Baselines,
        Withheld = evaluated.Withheld,
        IsSample = evaluated.IsSample,
    };

    /// <summary>Everything that the printed report depends on.</summary>
    public static ReportInput InputOf(Meeting meeting, EvaluatedSource evaluated, string number, string checksum) => new()
    {
        Result = evaluated.Result,
        Meeting = meeting,
        Remarks = evaluated.Intake.Remarks,
        Partners = evaluated.Intake.Partners,
        Number = number,
        Checksum = checksum,
        IsSample = evaluated.IsSample,
    };
}

/// <summary>A finished report, not yet written.</summary>
/// <param name="Number">Auswertungsnummer.</param>
/// <param name="Meeting">The meeting that it is for.</param>
/// <param name="Result">The results behind it.</param>
/// <param name="Files">Name to content; all files of the Auswertung.</param>
internal sealed record FinishedReport(
    string Number, Meeting Meeting, EvaluationResult Result, IReadOnlyDictionary<string, byte[]> Files)
{
    /// <summary>The report as the ledger takes it in.</summary>
    public RunFiles ForLedger => new(Number, RunKind.Report, Meeting.Committee.Id, Files);
}

/// <summary>Makes the report of a meeting at a Stichtag.</summary>
/// <param name="meeting">The meeting.</param>
/// <param name="asOf">Stichtag.</param>
/// <param name="cancellation">Ends the run.</param>
internal delegate Task<FinishedReport> MakeReport(Meeting meeting, DateOnly asOf, CancellationToken cancellation);

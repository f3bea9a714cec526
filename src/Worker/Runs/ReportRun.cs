using System.Text;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Meetings;
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
/// <param name="startPrinter">Starts the report's printer, first of all: its engine comes up while the rows are read.</param>
/// <param name="startProof">Starts the printer of Pruefnachweis.pdf; both work at the same time.</param>
internal sealed class ReportRun(
    EvaluationSource source, RecordedRuns records, Func<ReportPrinter> startPrinter, Func<ProofPrinter> startProof)
{
    /// <summary>Revision of a report; a later one of the same meeting is not made yet.</summary>
    public const int Revision = 1;

    /// <summary>Makes all files of the report of a meeting.</summary>
    public async Task<FinishedReport> MakeAsync(Meeting meeting, DateOnly asOf, CancellationToken cancellation)
    {
        string number = $"{meeting.Key}-{Revision}";
        using ReportPrinter printer = startPrinter();
        using ProofPrinter proofPrinter = startProof();
        Task<PreviousRecord?> finding = Task.Run(() => records.DeliveredBefore(meeting), cancellation);
        EvaluatedSource evaluated = source.Evaluate(asOf);
        PreviousRecord? previous = await finding;
        RunRecord record = RecordOf(meeting, evaluated, number) with { Previous = previous?.Report };
        byte[] evidence = record.ToJson();

        string checksum = Checksums.Sha256(evidence);
        ProofInput proofInput = ProofOf(meeting, evaluated, number, checksum);
        Task<byte[]> proving = Task.Run(() => proofPrinter.PrintAsync(proofInput, cancellation), cancellation);
        ReportInput input = InputOf(meeting, evaluated, number, checksum) with
        {
            Previous = previous?.ComparedWith(new ComparedRun(number, evaluated.Result, evaluated.Intake.Partners)),
        };
        Task<PrintedReport> printing = printer.PrintAsync(input, cancellation);
        byte[] table = EvidenceCsv.Write(record);
        await Task.WhenAll(printing, proving);
        PrintedReport printed = await printing;
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal)
        {
            [RunFiles.Record] = evidence,
            ["Nachweis.csv"] = table,
            ["Pruefnachweis.pdf"] = await proving,
            ["Sachlage.txt"] = Encoding.UTF8.GetBytes(FactsText.Build(input, printed.Model)),
            ["Sachstandsbericht.pdf"] = printed.Pdf,
        };
        files["Nachweis.sha256"] = Checksums.File(files);
        return new FinishedReport(number, meeting, evaluated, files);
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

    /// <summary>Everything that Pruefnachweis.pdf depends on.</summary>
    public static ProofInput ProofOf(Meeting meeting, EvaluatedSource evaluated, string number, string checksum) => new()
    {
        Source = ExplanationSources.Of(evaluated),
        Meeting = meeting,
        Number = number,
        Checksum = checksum,
        Catalogue = [.. evaluated.Catalogue.Select(file => new HashedFile(file.Name, file.Sha256))],
        IsSample = evaluated.IsSample,
    };

    /// <summary>Everything that the printed report depends on, but for the last delivered report.</summary>
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
/// <param name="Source">The results behind it, and what they were made from.</param>
/// <param name="Files">Name to content; all files of the Auswertung.</param>
internal sealed record FinishedReport(
    string Number, Meeting Meeting, EvaluatedSource Source, IReadOnlyDictionary<string, byte[]> Files)
{
    /// <summary>The results behind it.</summary>
    public EvaluationResult Result => Source.Result;

    /// <summary>The report as the ledger takes it in.</summary>
    public RunFiles ForLedger => new(Number, RunKind.Report, Meeting.Committee.Id, Files);
}

/// <summary>Makes the report of a meeting at a Stichtag.</summary>
/// <param name="meeting">The meeting.</param>
/// <param name="asOf">Stichtag.</param>
/// <param name="cancellation">Ends the run.</param>
internal delegate Task<FinishedReport> MakeReport(Meeting meeting, DateOnly asOf, CancellationToken cancellation);

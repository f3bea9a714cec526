using System.Collections.Immutable;
using System.Text;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit;
using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Reports;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// A report run, top to bottom the path of the data: rows, activities, evaluation with evidence, report model, document,
/// files. It writes nothing: who calls it records and delivers.
/// </summary>
/// <param name="source">Reads rows and evaluates them.</param>
/// <param name="startPrinter">Starts the printer, first of all: its engine comes up while the rows are read.</param>
/// <param name="findPrevious">Finds the last delivered report, with which this one is compared.</param>
internal sealed class ReportRun(EvaluationSource source, Func<ReportPrinter> startPrinter, FindPrevious findPrevious)
{
    /// <summary>Revision of a report; a later one of the same meeting is not made yet.</summary>
    public const int Revision = 1;

    /// <summary>Makes all files of the report of a meeting. Its rows are read before the task is returned.</summary>
    public async Task<FinishedReport> MakeAsync(Meeting meeting, DateOnly asOf, CancellationToken cancellation)
    {
        string number = $"{meeting.Key}-{Revision}";
        using ReportPrinter printer = startPrinter();
        EvaluatedSource evaluated = source.Evaluate(asOf);
        RunRecord record = new(
            number, meeting, evaluated.Result, evaluated.Intake.Partners, evaluated.Intake.Remarks, evaluated.Catalogue);
        byte[] evidence = record.ToJson();

        ReportInput input = InputOf(meeting, evaluated, number, Checksums.Sha256(evidence)) with
        {
            Previous = Compare(await findPrevious(meeting), new ComparedRun(number, evaluated.Result, evaluated.Intake.Partners)),
        };
        Task<PrintedReport> printing = printer.PrintAsync(input, cancellation);
        byte[] table = EvidenceCsv.Write(record);
        PrintedReport printed = await printing;
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal)
        {
            ["Nachweis.json"] = evidence,
            ["Nachweis.csv"] = table,
            ["Sachlage.txt"] = Encoding.UTF8.GetBytes(FactsText.Build(input, printed.Model)),
            ["Sachstandsbericht.pdf"] = printed.Pdf,
        };
        files["Nachweis.sha256"] = Checksums.File(files);
        return new FinishedReport(number, evaluated.Result, files) { Partners = evaluated.Intake.Partners };
    }

    private static PreviousReport? Compare(PreviousRecord? previous, ComparedRun current) => previous is null
        ? null
        : new PreviousReport(previous.Run.Number, previous.Checksum, RunComparer.Compare(previous.Run, current));

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
/// <param name="Result">The results behind it.</param>
/// <param name="Files">Name to content; all files of the Auswertung.</param>
internal sealed record FinishedReport(
    string Number, EvaluationResult Result, IReadOnlyDictionary<string, byte[]> Files)
{
    /// <summary>The partners behind the results.</summary>
    public ImmutableArray<Partner> Partners { get; init; } = [];
}

/// <summary>Makes the report of a meeting at a Stichtag.</summary>
/// <param name="meeting">The meeting.</param>
/// <param name="asOf">Stichtag.</param>
/// <param name="cancellation">Ends the run.</param>
internal delegate Task<FinishedReport> MakeReport(Meeting meeting, DateOnly asOf, CancellationToken cancellation);

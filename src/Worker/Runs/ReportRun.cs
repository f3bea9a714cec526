using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit;
using KiIndicators.Worker.Intake;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Reports;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// A report run, top to bottom the path of the data: rows, activities, evaluation with evidence, report model, document,
/// files. It writes nothing: who calls it records and delivers.
/// </summary>
/// <param name="source">Reads rows and evaluates them.</param>
/// <param name="printer">Makes the PDF.</param>
internal sealed class ReportRun(EvaluationSource source, ReportPrinter printer)
{
    /// <summary>Revision of a report; a later one of the same meeting is not made yet.</summary>
    public const int Revision = 1;

    /// <summary>Makes all files of the report of a meeting.</summary>
    public async Task<FinishedReport> MakeAsync(Meeting meeting, DateOnly asOf, CancellationToken cancellation)
    {
        string number = $"{meeting.Key}-{Revision}";
        EvaluatedSource evaluated = source.Evaluate(asOf);
        RunRecord record = new(
            number, meeting, evaluated.Result, evaluated.Intake.Partners, evaluated.Intake.Remarks, evaluated.Catalogue);
        byte[] evidence = record.ToJson();
        string checksum = Checksums.Sha256(evidence);

        ReportModel model = ReportBuilder.Build(new ReportInput
        {
            Evaluation = evaluated.Result, Meeting = meeting, Remarks = evaluated.Intake.Remarks,
            Number = number, Checksum = Checksums.Printed(checksum), IsSample = evaluated.IsSample,
        });
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal)
        {
            ["Nachweis.json"] = evidence,
            ["Nachweis.csv"] = EvidenceCsv.Write(record),
            ["Sachlage.txt"] = FactsText.Build(model),
            ["Sachstandsbericht.pdf"] = await printer.PrintAsync(model, evaluated.Result, cancellation),
        };
        files["Nachweis.sha256"] = Checksums.File(files);
        return new FinishedReport(number, evaluated.Result, files);
    }
}

/// <summary>A finished report, not yet written.</summary>
/// <param name="Number">Auswertungsnummer.</param>
/// <param name="Result">The results behind it.</param>
/// <param name="Files">Name to content; all files of the Auswertung.</param>
internal sealed record FinishedReport(
    string Number, EvaluationResult Result, IReadOnlyDictionary<string, byte[]> Files);

/// <summary>Makes the report of a meeting at a Stichtag.</summary>
/// <param name="meeting">The meeting.</param>
/// <param name="asOf">Stichtag.</param>
/// <param name="cancellation">Ends the run.</param>
internal delegate Task<FinishedReport> MakeReport(Meeting meeting, DateOnly asOf, CancellationToken cancellation);

using System.Collections.Immutable;
using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Audit.Verification;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Proof;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// Sets the PDF files of a recorded Auswertung anew, from nothing but the ledger: its own record, and that of the report which it names as the
/// last one. It is the second half of <see cref="ReportRun"/>; no row is read and nothing is written.
/// </summary>
/// <param name="ledger">Knows the entry of the last report.</param>
/// <param name="records">Reads and judges the records.</param>
/// <param name="startPrinter">Starts the report's printer.</param>
/// <param name="startProof">Starts the printer of Pruefnachweis.pdf.</param>
internal sealed class ReportRebuild(LedgerStore ledger, RecordedRuns records, Func<ReportPrinter> startPrinter, Func<ProofPrinter> startProof)
{
    /// <summary>The PDF files of a run and how each is set; a further one is one more entry.</summary>
    private static readonly ImmutableArray<Paper> Papers =
    [
        new(AuswertungFiles.Report, async setting => (await setting.Report.Value).Pdf),
        new(AuswertungFiles.Draft, async setting => (await setting.Report.Value).Pdf),
        new(AuswertungFiles.Annex, async setting => (await setting.Report.Value).AnnexPdf),
        new(AuswertungFiles.Proof, setting => setting.Proof.Value),
    ];

    /// <summary>Sets the files that the entry lists.</summary>
    /// <returns>The files, or why they cannot be set: an unreadable form, a damaged record, no engine.</returns>
    public async Task<RebuiltPapers> MakeAsync(LedgerEntry entry, CancellationToken cancellation)
    {
        IReadOnlyDictionary<string, object?> listed = FileChecksums.Read(entry.Files) ?? ImmutableDictionary<string, object?>.Empty;
        Paper[] papers = [.. Papers.Where(paper => listed.ContainsKey(paper.Name))];
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
        if (papers.Length == 0)
        {
            return new RebuiltPapers(files); // a digest has none
        }

        try
        {
            Setting setting = SettingOf(entry, cancellation);
            foreach ((string name, Task<byte[]> set) in papers.Select(paper => (paper.Name, paper.Set(setting))).ToArray())
            {
                files.Add(name, await set);
            }

            return new RebuiltPapers(files);
        }
        catch (UserError error)
        {
            return RebuiltPapers.Not(error.Message);
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or OverflowException or KeyNotFoundException)
        {
            // A record that was forged together with its checksum may hold what the intake would have rejected.
            return RebuiltPapers.Not($"Der gespeicherte Nachweis lässt sich nicht auswerten ({fault.Message}).");
        }
    }

    private Setting SettingOf(LedgerEntry entry, CancellationToken cancellation)
    {
        Auswertung run = records.Of(entry);
        ReportPrinter printer = startPrinter();
        ProofPrinter proofPrinter = startProof();
        ReportInput input = new(run, entry.RecordSha256)
        {
            Comparison = run.Previous is null ? null : RunComparer.Compare(RecordedRuns.Compared(Last(run.Previous)), RecordedRuns.Compared(run)),
        };
        return new Setting(
            new(() => printer.PrintAsync(input, cancellation)),
            new(() => Task.Run(() => proofPrinter.PrintAsync(run, entry.RecordSha256, cancellation), cancellation)));
    }

    private Auswertung Last(DeliveredReport report) =>
        ledger.Entries().LastOrDefault(entry => entry.RunNumber == report.Number.ToString() && entry.RecordSha256 == report.Sha256) is LedgerEntry last
            ? records.Of(last)
            : throw new UserError($"Der letzte Bericht {report.Number}, mit dem er vergleicht, steht nicht mehr im Auswertungsbuch.");

    /// <summary>A PDF file of a run.</summary>
    private sealed record Paper(string Name, Func<Setting, Task<byte[]>> Set);

    /// <summary>What is set once, whichever files are made of it.</summary>
    private sealed record Setting(Lazy<Task<PrintedReport>> Report, Lazy<Task<byte[]>> Proof);
}

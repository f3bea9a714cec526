using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Audit.Verification;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Database.Providers;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Proof;
using KiIndicators.Worker.Reports.Typst;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Commands;
using Xunit;

namespace KiIndicators.Worker.Tests.Runs;

/// <summary>The demo's reports set anew from its ledger, and one that a forger would set: the same number and checksum over other rows.</summary>
public sealed class RebuiltDemo(DemoRun run) : IAsyncLifetime
{
    /// <summary>A line that counts one row fewer in the forged report.</summary>
    public const string Line = "B25-2";

    private readonly TypstCompiler compiler = new(new TypstOptions(), TimeProvider.System, 2);

    internal SqlDatabase Connections { get; private set; } = null!;

    internal LedgerStore Ledger => LedgerOf(Connections);

    /// <summary>The entry of the demo's own report, which is compared with the one before.</summary>
    internal LedgerEntry Entry => Ledger.Entries().Last(entry => entry.RunNumber == DemoFixture.Number);

    internal RebuiltPapers Papers { get; private set; } = null!;

    internal byte[] Forged { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await run.Output;
        Connections = DatabaseProvider.Create("sqlite", $"Data Source={Path.Combine(run.WorkingDirectory, "demo", "kiindicators.db")};Mode=ReadOnly;Pooling=False");
        Papers = await RebuildAsync(Connections, Entry);
        Auswertung original = new RecordedRuns(Ledger, _ => { }).Of(Entry);
        Activity counted = original.Result.Measurements.First(line => line.Line.Id == Line).Evidence.Counted[0];
        Auswertung other = (original with { Reading = original.Reading with { Activities = original.Reading.Activities.Remove(counted) } }).Evaluate();
        Forged = (await new ReportPrinter(new TypstOptions(), compiler)
            .PrintAsync(new ReportInput(other, Entry.RecordSha256), CancellationToken.None)).Pdf;
    }

    public ValueTask DisposeAsync()
    {
        compiler.Dispose();
        return ValueTask.CompletedTask;
    }

    internal static LedgerStore LedgerOf(SqlDatabase database) => new(database, TimeProvider.System, ProgramVersion.Current);

    internal Task<RebuiltPapers> RebuildAsync(SqlDatabase database, LedgerEntry entry)
    {
        LedgerStore ledger = LedgerOf(database);
        return new ReportRebuild(
            ledger, new RecordedRuns(ledger, _ => { }), () => new ReportPrinter(new TypstOptions(), compiler), () => new ProofPrinter(new TypstOptions(), compiler))
            .MakeAsync(entry, TestContext.Current.CancellationToken);
    }
}

using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Verification;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Database;
using KiIndicators.Worker.Tests.Runs;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Audit.Ledger;

/// <summary>Deliveries stand in a table that may be written: what is changed there differs from the chain.</summary>
public sealed class DeliveryCheckTests : IDisposable
{
    private static readonly Committee Committee = new("SGS", "Ausschuss");
    private static readonly Meeting First = new(Committee, new DateOnly(2026, 2, 26));
    private static readonly Meeting Second = new(Committee, new DateOnly(2026, 9, 3));

    private readonly TestDatabase database = TestDatabase.Upgraded();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 8, 17, 5, 0, 0, TimeSpan.Zero));

    private LedgerStore Ledger => new(database.Connections, time, new ProgramVersion("1.0", "abc"));

    private string Root => Path.Combine(database.Folder, "berichte");

    public void Dispose() => database.Dispose();

    [OnEachDialect]
    public void Deliveries_AsMade_AgreeWithTheChain()
    {
        Fill();
        Check().ShouldBeEmpty();
        Ledger.Entries().Select(entry => entry.Delivery).ShouldBe(["nein", "ja", "ja"]);
        Ledger.Walk(ChainCheck.Run).Fault.ShouldBeNull();
    }

    [OnEachDialect]
    [InlineData("DELETE FROM report_occurrence WHERE ledger_sequence = 3", "Eintrag 3 (SGS-2026-09-03-1) wurde zugestellt, ist aber nicht mehr")]
    [InlineData("UPDATE report_occurrence SET state = 'failed' WHERE ledger_sequence = 3", "Eintrag 3 (SGS-2026-09-03-1) wurde zugestellt, ist aber nicht mehr")]
    [InlineData("UPDATE report_occurrence SET ledger_sequence = NULL WHERE ledger_sequence = 3", "Eintrag 3 (SGS-2026-09-03-1) wurde zugestellt, ist aber nicht mehr")]
    [InlineData("UPDATE report_occurrence SET ledger_sequence = 1 WHERE ledger_sequence = 2", "Eintrag 1 (SGS-2026-02-26-1), der von Hand erstellt ist")]
    [InlineData("UPDATE report_occurrence SET ledger_sequence = 2 WHERE ledger_sequence = 3", "Eintrag 2 gilt als mehrfach zugestellt")]
    [InlineData("UPDATE report_occurrence SET ledger_sequence = 9 WHERE ledger_sequence = 3", "Am Ende fehlt Eintrag 9")]
    [InlineData("UPDATE report_occurrence SET report_number = 'SGS-2026-09-03-7' WHERE ledger_sequence = 3", "bezeichnet als SGS-2026-09-03-7")]
    public void Delivery_RemovedOrPointedElsewhere_IsNoticed(string change, string said)
    {
        Fill();
        database.Execute(change);
        Check().ShouldContain(difference => difference.Contains(said));
    }

    /// <summary>Entries of earlier versions do not say that they were delivered; the record of the next report does.</summary>
    [Fact]
    public void Delivery_OfAnEarlierVersion_IsMissedByTheNextRecord()
    {
        LedgerEntry first = Entry(1, null, new string('1', 64));
        string next = $$$"""{"letzter_bericht":{"nummer":"{{{first.RunNumber}}}","sha256":"{{{first.RecordSha256}}}"}}""";
        (LedgerEntry, string)[] chain = [(first, "{}"), (Entry(2, null, "x"), next)];

        DeliveryCheck.Run(chain, [new LedgerDelivery(first.RunNumber, first.RunNumber, 1)]).ShouldBeEmpty();
        DeliveryCheck.Run(chain, []).ShouldHaveSingleItem().ShouldContain("nennt als letzten zugestellten Bericht SGS-2026-02-26-1");
    }

    [OnEachDialect]
    public void Folder_WithAnotherPdf_DiffersFromTheLedger()
    {
        Fill();
        string folder = Path.Combine(Root, "SGS-2026-09-03-1");
        FolderComparison.Run(Ledger.Entries(), folder).IsSound.ShouldBeTrue();
        File.WriteAllText(Path.Combine(folder, "Sachlage.txt"), "ersetzt");

        FolderComparison compared = FolderComparison.Run(Ledger.Entries(), folder);

        compared.IsSound.ShouldBeFalse();
        compared.Line.ShouldContain("Sachlage.txt ist eine andere Datei");
        File.Delete(Path.Combine(folder, "Sachlage.txt"));
        FolderComparison.Run(Ledger.Entries(), folder).Line.ShouldContain("Sachlage.txt fehlt");
    }

    private void Fill()
    {
        OccurrenceClaims claims = new(database.Connections, time, "A");
        ReportPublication publication = new(database.Connections, Ledger, claims, Root);
        publication.Record(FinishedReports.Of(First, "von Hand"));
        foreach (Meeting meeting in new[] { First, Second })
        {
            publication.Deliver(FinishedReports.Of(meeting, "zugestellt"), claims.TryTake(meeting).ShouldNotBeNull()).ShouldNotBeNull();
        }
    }

    private IEnumerable<string> Check()
    {
        StoredReading<LedgerDelivery> read = Ledger.ReadDeliveries();
        read.Faults.ShouldBeEmpty();
        return Ledger.Walk(chain => DeliveryCheck.Run(chain, read.Rows));
    }

    private static LedgerEntry Entry(int sequence, string? delivery, string sha256) => new()
    {
        Sequence = sequence, PreviousHash = "", Hash = "", RunNumber = "SGS-2026-02-26-1", Kind = "bericht", Committee = "SGS", RecordedAt = "",
        ProgramVersion = "", ProgramCommit = "", RecordSha256 = sha256, Files = "{}", Delivery = delivery,
    };
}

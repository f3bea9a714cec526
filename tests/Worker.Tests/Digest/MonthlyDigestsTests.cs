using Dapper;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Digest;
using KiIndicators.Worker.Tests.Runs;
using KiIndicators.Worker.Watch;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Digest;

/// <summary>The worker's look: once a month, made up for while the next is not due, an alarm where there are no data.</summary>
public sealed class MonthlyDigestsTests : IDisposable
{
    private readonly DigestDesk desk = new();
    private readonly LogList<MonthlyDigests> log = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void Digest_OnItsDay_IsMadeOnceByWhicheverWorkerLooks()
    {
        MonthlyDigests worker = Worker(desk);
        worker.Make();
        worker.Make();
        desk.Time.SetUtcNow(new DateTimeOffset(2026, 9, 1, 4, 59, 0, TimeSpan.Zero));
        Worker(desk).Make();
        desk.Ledger.Entries().Select(entry => entry.RunNumber).ShouldBe(["D-2026-07-1"]);
        desk.Time.Advance(TimeSpan.FromMinutes(1));
        worker.Make();
        Worker(desk).Make();
        desk.Ledger.Entries().Select(entry => entry.RunNumber).ShouldBe(["D-2026-07-1", "D-2026-08-1"]);
        desk.Queued.Length.ShouldBe(2);
    }

    [Fact]
    public void Digest_AfterADowntime_IsMadeUpForUntilTheNextIsDue()
    {
        desk.Time.SetUtcNow(new DateTimeOffset(2026, 8, 31, 20, 0, 0, TimeSpan.Zero));
        Worker(desk).Make();
        desk.Ledger.Entries().ShouldHaveSingleItem().RunNumber.ShouldBe("D-2026-07-1");
    }

    [Fact]
    public void Digest_ForNobody_IsNotMade()
    {
        using DigestDesk nobody = new() { Management = [] };
        Worker(nobody).Make();
        nobody.Ledger.Entries().ShouldBeEmpty();
    }

    [Fact]
    public void Digest_WithoutAnyReadableRow_IsAnErrorSaidOnceAndNoMail()
    {
        desk.Database.Write(transaction => transaction.Connection!.Execute("delete from ki_activity_attribute; delete from ki_activity;", transaction: transaction));
        MonthlyDigests worker = Worker(desk);
        worker.Make();
        desk.Time.Advance(MonthlyDigests.RetryAfter);
        worker.Make();
        log.Entries.Where(line => line.Level == LogLevel.Error).ShouldHaveSingleItem().Message.ShouldContain("Keine einzige Aktivität ist lesbar");
        DigestFindings findings = new(desk.Calendar, desk.Mail, desk.Options);
        findings.Of(None, DigestDesk.Due.AddMinutes(59)).ShouldBeEmpty();
        findings.Of(None, DigestDesk.Due.AddHours(1)).ShouldHaveSingleItem().Text.ShouldStartWith("Der Digest D-2026-07-1 ist seit 03.08.2026 fällig");
        desk.Queued.ShouldBeEmpty();
        desk.Ledger.Entries().ShouldBeEmpty();
    }

    private static ILookup<string, LedgerEntry> None => Array.Empty<LedgerEntry>().ToLookup(entry => entry.RunNumber);

    private MonthlyDigests Worker(DigestDesk at) => new(at.Calendar, at.Ledger, at.Publication, at.Mail, at.Options, at.Time, log);
}

using System.Collections.Immutable;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Database;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Runs;

/// <summary>
/// A meeting is moved after its report was made: what has left stays as it is, and is made anew only where that is wanted; what has not left never does, and
/// is made for the new day.
/// </summary>
public sealed class RevisionTests : IDisposable
{
    private static readonly Committee Committee = new("SGS", "Ausschuss für Soziales");
    private static readonly DateTimeOffset Due = new(2026, 8, 17, 5, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase database = TestDatabase.Upgraded();
    private readonly FakeTimeProvider time = new(Due);
    private readonly List<string> made = [];

    public RevisionTests() => Store.Add(Committee, new DateOnly(2026, 9, 3), new TimeOnly(16, 0), Due.AddDays(-60));

    private MeetingStore Store => new(database.Connections, [Committee]);

    private MeetingEntry Entry => Store.All().Single();

    private LedgerStore Ledger => new(database.Connections, time, new ProgramVersion("1.0", "abc"));

    private string Root => Path.Combine(database.Folder, "berichte");

    public void Dispose() => database.Dispose();

    [OnEachDialect]
    public async Task Meeting_MovedAfterDelivery_GetsNoOtherReport()
    {
        await LookAsync(new CommitteeRule());
        Store.Move(Entry, new DateOnly(2026, 9, 17), null, time.GetUtcNow());

        await LookAsync(new CommitteeRule(), days: 25);

        made.ShouldBe(["SGS-2026-09-03-1"]);
        Entry.WasMovedSinceReport.ShouldBeTrue();
        Explained(new CommitteeRule()).ShouldContain("Ihr Bericht SGS-2026-09-03-1 ist für den Do 03.09.2026 zugestellt; eine Neufassung entsteht nicht (Committees:SGS:RevisionWhenMoved).");
    }

    [OnEachDialect]
    public async Task Meeting_MovedAfterDelivery_GetsARevisionWhereThatIsWanted_Once()
    {
        CommitteeRule rule = new() { RevisesWhenMoved = true };
        await LookAsync(rule);
        Store.Move(Entry, new DateOnly(2026, 9, 17), null, time.GetUtcNow());
        Explained(rule).ShouldContain("Es gilt die Neufassung 2.");

        await LookAsync(rule, days: 13);
        made.ShouldBe(["SGS-2026-09-03-1"], "it is due 17 days before its new day");

        await LookAsync(rule, days: 10);
        made.ShouldBe(["SGS-2026-09-03-1", "SGS-2026-09-17-2"]);
        Entry.ReportState.ShouldBe(OccurrenceState.Delivered);
        Entry.ReportNumber.ShouldBe("SGS-2026-09-17-2");
        Directory.EnumerateDirectories(Root).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["SGS-2026-09-03-1", "SGS-2026-09-17-2"]);
        Ledger.DeliveredBefore(Entry.Meeting, 2)!.Number.ToString().ShouldBe("SGS-2026-09-03-1", "the revision is compared with what went before it");
    }

    [OnEachDialect]
    public async Task Report_ThatWaitsWhenItsMeetingIsMoved_NeverLeaves_AndAnotherDoes()
    {
        CommitteeRule rule = new() { NeedsRelease = true };
        await LookAsync(rule);
        Store.Move(Entry, new DateOnly(2026, 9, 17), null, time.GetUtcNow());
        Store.Approve(Entry, time.GetUtcNow());

        await LookAsync(rule, days: 20);

        made.ShouldBe(["SGS-2026-09-03-1", "SGS-2026-09-17-2"]);
        Directory.Exists(Path.Combine(Root, "SGS-2026-09-03-1")).ShouldBeFalse();
        Directory.Exists(Path.Combine(Root, "SGS-2026-09-17-2")).ShouldBeTrue();
        Ledger.DeliveredBefore(Entry.Meeting, 2).ShouldBeNull("the one that never left is not compared with");
    }

    private async Task LookAsync(CommitteeRule rule, int days = 1)
    {
        ReportCalendar calendar = Calendar(rule);
        OccurrenceClaims claims = new(database.Connections, time, "A");
        ReleaseGate gate = new(Store, calendar);
        DueReports worker = new(
            Store, calendar, claims, (meeting, revision, _, _, _) =>
            {
                AuswertungFiles report = FinishedReports.Of(meeting, "Fassung", revision);
                made.Add($"{report.Number}");
                return Task.FromResult(report);
            },
            new ReportPublication(database.Connections, Ledger, claims, Root, gate: gate), new ReportShelf(Ledger, claims, Root, gate), time,
            NullLogger<DueReports>.Instance);
        for (int day = 0; day < days; day++)
        {
            await worker.MakeAsync(TestContext.Current.CancellationToken);
            time.Advance(TimeSpan.FromDays(1));
        }
    }

    private string Explained(CommitteeRule rule)
    {
        ReportCalendar calendar = Calendar(rule);
        return string.Join(" ", new DeadlineText(calendar).Explain(calendar.PlanOf(Entry, Store.All(), time.GetUtcNow())).Select(said => said.Sentence));
    }

    private static ReportCalendar Calendar(CommitteeRule rule) => new(new DeadlineOptions
    {
        Rules = new Dictionary<string, CommitteeRule> { ["SGS"] = rule }.ToImmutableDictionary(),
    });
}

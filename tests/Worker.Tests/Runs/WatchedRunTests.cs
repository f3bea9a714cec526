using System.Collections.Immutable;
using System.Diagnostics;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Database;
using KiIndicators.Worker.Tests.Watch;
using Shouldly;

namespace KiIndicators.Worker.Tests.Runs;

/// <summary>A run is measured, and what keeps its report is noted.</summary>
public sealed class WatchedRunTests : IDisposable
{
    private readonly WatchedWorker worker = new(WatchedWorker.Due);
    private readonly Telemetry telemetry = new();
    private readonly Measured measured;
    private readonly List<Activity> traces = [];
    private readonly ActivityListener listener;

    public WatchedRunTests()
    {
        measured = new Measured(telemetry);
        listener = new ActivityListener
        {
            ShouldListenTo = source => ReferenceEquals(source, telemetry.Source),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = traces.Add,
        };
        ActivitySource.AddActivityListener(listener);
    }

    public void Dispose()
    {
        listener.Dispose();
        measured.Dispose();
        telemetry.Dispose();
        worker.Dispose();
    }

    [OnEachDialect]
    public async Task Run_ThatMakesItsReport_IsMeasuredWithItsDurationAndWithheldLines()
    {
        AuswertungFiles finished = FinishedReports.Of(WatchedWorker.Meeting, "fertig");
        AuswertungFiles report = finished with
        {
            Auswertung = finished.Auswertung with { Withheld = ImmutableDictionary<string, string>.Empty.Add("A25-1", "3").Add("A25-2", "4") },
        };
        await Watch().MakeAsync(WatchedWorker.Meeting, WatchedRun.Report, () =>
        {
            worker.Time.Advance(TimeSpan.FromSeconds(90));
            return Task.FromResult(report);
        });
        measured.Of("kiindicators.report.runs").ShouldBe(["1 kind=report outcome=made"]);
        measured.Of("kiindicators.report.duration").ShouldBe(["90 kind=report outcome=made"]);
        measured.Of("kiindicators.report.withheld_lines").ShouldBe(["2 kind=report"]);
        Activity trace = traces.ShouldHaveSingleItem();
        trace.GetTagItem("meeting").ShouldBe("SGS-2026-09-03");
        trace.GetTagItem("number").ShouldBe("SGS-2026-09-03-1");
        trace.Status.ShouldBe(ActivityStatusCode.Unset);
    }

    [OnEachDialect]
    public async Task Run_ThatIsHeldOrFails_IsNotedWithItsReason()
    {
        await Should.ThrowAsync<ReportHeld>(() => Watch().MakeAsync(WatchedWorker.Meeting, WatchedRun.Report, () => throw new ReportHeld("zu wenig")));
        worker.Entry.Trouble.ShouldBe(new ReportTrouble(TroubleKind.Held, WatchedWorker.Due, "zu wenig"));
        await Should.ThrowAsync<InvalidOperationException>(() =>
            Watch().MakeAsync(WatchedWorker.Meeting, WatchedRun.Report, () => throw new InvalidOperationException("kein Node.js")));
        worker.Entry.Trouble!.Kind.ShouldBe(TroubleKind.Failed);
        worker.Entry.Trouble.Reason.ShouldContain("kein Node.js");
        measured.Of("kiindicators.report.runs").ShouldBe(["1 kind=report outcome=held", "1 kind=report outcome=failed"]);
        traces.Select(trace => trace.Status).ShouldBe([ActivityStatusCode.Error, ActivityStatusCode.Error]);
    }

    [OnEachDialect]
    public async Task Run_ThatIsStopped_IsNoTrouble()
    {
        await Should.ThrowAsync<OperationCanceledException>(() =>
            Watch().MakeAsync(WatchedWorker.Meeting, WatchedRun.Report, () => throw new OperationCanceledException()));
        worker.Entry.Trouble.ShouldBeNull();
        measured.Of("kiindicators.report.runs").ShouldBe(["1 kind=report outcome=cancelled"]);
    }

    [OnEachDialect]
    public void Delivery_ThatFails_IsNotedAndForgottenOnceItSucceeds()
    {
        ReportPublication publication = new(worker.Database.Connections, worker.Ledger, worker.Claims, worker.Root) { Watch = Watch() };
        File.WriteAllText(worker.Root, "kein Ordner");
        Claim claim = worker.Claims.TryTake(WatchedWorker.Meeting)!;
        Should.Throw<UserError>(() => publication.Deliver(FinishedReports.Of(WatchedWorker.Meeting, "fertig"), claim));
        worker.Entry.Trouble!.Reason.ShouldContain("berichte");
        File.Delete(worker.Root);
        publication.Deliver(FinishedReports.Of(WatchedWorker.Meeting, "fertig"), claim).ShouldNotBeNull();
        worker.Entry.Trouble.ShouldBeNull();
    }

    private WatchedRun Watch() => new(worker.Troubles, telemetry, worker.Time, new LogList<WatchedRun>());
}

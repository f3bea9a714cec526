using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Feeds;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Database;
using KiIndicators.Worker.Tests.Runs;
using KiIndicators.Worker.Watch;
using Shouldly;

namespace KiIndicators.Worker.Tests.Watch;

/// <summary>Every report that is due has its run and its delivery, or a finding says why not.</summary>
public sealed class StatusReaderTests : IDisposable
{
    private static readonly DateTimeOffset Begin = new(2026, 9, 3, 14, 0, 0, TimeSpan.Zero);

    private readonly WatchedWorker worker = new(WatchedWorker.Due);

    public void Dispose() => worker.Dispose();

    [OnEachDialect]
    public void Report_NotMadeAnHourAfterItFellDue_IsMissing()
    {
        worker.Time.Advance(ReportFindings.Grace - TimeSpan.FromSeconds(1));
        worker.Found().ShouldBeEmpty();
        worker.Time.Advance(TimeSpan.FromSeconds(1));
        worker.Found().ShouldBe(["Critical Missing SGS-2026-09-03"]);
        worker.Read().ExitCode.ShouldBe(2);
        worker.Read().Due.ShouldBe(1);
    }

    [OnEachDialect]
    public void Report_OfAMeetingThatWasEnteredLate_IsMissingAnHourAfterThat()
    {
        worker.Time.Advance(TimeSpan.FromDays(5));
        worker.Deliver();
        worker.Store.Add(WatchedWorker.Committee, new DateOnly(2026, 8, 25), null, worker.Time.GetUtcNow());
        worker.Found().ShouldBeEmpty();
        worker.Time.Advance(ReportFindings.Grace);
        worker.Found().ShouldBe(["Critical Missing SGS-2026-08-25"]);
    }

    [OnEachDialect]
    public void Report_Delivered_IsNotMissing()
    {
        worker.Deliver();
        worker.Time.Advance(TimeSpan.FromDays(3));
        worker.Found().ShouldBeEmpty();
        worker.Read().ExitCode.ShouldBe(0);
        worker.Read().Runs.ShouldHaveSingleItem().RunNumber.ShouldBe("SGS-2026-09-03-1");
    }

    [OnEachDialect]
    public void Report_WhoseFolderIsGone_IsFound()
    {
        worker.Deliver();
        Directory.Delete(Path.Combine(worker.Root, "SGS-2026-09-03-1"), recursive: true);
        worker.Found().ShouldBe(["Critical FolderGone SGS-2026-09-03"]);
    }

    [OnEachDialect]
    public void Report_RecordedAndNotNamed_IsUndeliveredAfterTenMinutes()
    {
        worker.Publication.Record(FinishedReports.Of(WatchedWorker.Meeting, "fertig"), worker.Claims.TryTake(WatchedWorker.Meeting)).ShouldNotBeNull();
        worker.Found().ShouldBeEmpty();
        worker.Time.Advance(TimeSpan.FromMinutes(10));
        worker.Found().ShouldBe(["Critical Undelivered SGS-2026-09-03"]);
    }

    [OnEachDialect]
    public void Meeting_ThatBeganWithoutItsReport_IsMissedForAWeek()
    {
        worker.Store.Add(WatchedWorker.Committee, new DateOnly(2026, 12, 3), null, worker.Time.GetUtcNow());
        worker.Time.SetUtcNow(Begin);
        worker.Found().ShouldBe(["Critical Missed SGS-2026-09-03"]);
        worker.Time.SetUtcNow(Begin.AddDays(7));
        worker.Found().ShouldBeEmpty();
    }

    [OnEachDialect]
    public void Meeting_ThatWasEnteredWhenItHadBegun_IsNotMissed()
    {
        worker.Deliver();
        worker.Time.SetUtcNow(Begin);
        worker.Store.Add(WatchedWorker.Committee, new DateOnly(2026, 9, 2), null, worker.Time.GetUtcNow());
        worker.Found().ShouldBe(["Warning NoMeeting"]);
    }

    [OnEachDialect]
    public void Report_ThatTheWorkerHoldsForWantOfRows_IsFoundWithItsReason()
    {
        worker.Troubles.Note(WatchedWorker.Meeting, WatchedRun.Report, new ReportTrouble(TroubleKind.Held, WatchedWorker.Due, "Keine einzige Aktivität ist lesbar."));
        worker.Found().ShouldBe(["Critical FewRows SGS-2026-09-03"]);
        worker.Read().Findings[0].Text.ShouldContain("Keine einzige Aktivität");
    }

    [OnEachDialect]
    public void Report_ThatFails_IsAWarningFirstAndMissingAfterAnHour()
    {
        worker.Troubles.Note(WatchedWorker.Meeting, WatchedRun.Report, new ReportTrouble(TroubleKind.Failed, WatchedWorker.Due, "kein Node.js"));
        worker.Found().ShouldBe(["Warning Failed SGS-2026-09-03"]);
        worker.Time.Advance(ReportFindings.Grace);
        worker.Found().ShouldBe(["Critical Missing SGS-2026-09-03"]);
        worker.Read().Findings[0].Text.ShouldContain("kein Node.js");
    }

    [OnEachDialect]
    public void Report_ThatIsNotNeeded_IsNotMissing()
    {
        worker.Troubles.Note(WatchedWorker.Meeting, WatchedRun.Report, new ReportTrouble(TroubleKind.Unneeded, WatchedWorker.Due, "nichts geändert"));
        worker.Time.Advance(TimeSpan.FromDays(2));
        worker.Found().ShouldBeEmpty();
    }

    [OnEachDialect]
    public void Report_ThatAPersonHolds_IsFoundWithTheReason_AndNotMissing()
    {
        worker.Store.Hold(worker.Entry, "Zahlen prüfen", worker.Time.GetUtcNow());
        worker.Time.Advance(TimeSpan.FromDays(1));
        worker.Found().ShouldBe(["Warning Held SGS-2026-09-03"]);
        worker.Read().Findings[0].Text.ShouldContain("seit 17.08.2026 zurückgehalten: Zahlen prüfen");
    }

    [OnEachDialect]
    public void Report_WithoutTheReleaseThatItNeeds_IsAWarningFromTheVorabfassungAndAnAlarmOnceItIsDue()
    {
        worker.NeedsRelease = true;
        worker.Found(new DateTimeOffset(2026, 8, 6, 4, 59, 0, TimeSpan.Zero)).ShouldBeEmpty();
        worker.Found(new DateTimeOffset(2026, 8, 6, 5, 0, 0, TimeSpan.Zero)).ShouldBe(["Warning Unreleased SGS-2026-09-03"]);
        worker.Deliver();
        worker.Found().ShouldBe(["Critical Unreleased SGS-2026-09-03"]);
        worker.Store.Approve(worker.Entry, worker.Time.GetUtcNow());
        worker.Found().ShouldBeEmpty();
    }

    [OnEachDialect]
    public void Vorabfassung_NotMadeAnHourAfterItFellDue_IsFoundUntilItIsMadeOrTheReportIsDue()
    {
        DateTimeOffset draft = new(2026, 8, 6, 5, 0, 0, TimeSpan.Zero);
        worker.Found(draft + ReportFindings.Grace - TimeSpan.FromSeconds(1)).ShouldBeEmpty();
        worker.Found(draft + ReportFindings.Grace).ShouldBe(["Warning DraftMissing SGS-2026-09-03"]);
        worker.Found(WatchedWorker.Due).ShouldBeEmpty();
        worker.Publication.Record(FinishedReports.Of(RunNumber.Rehearsal(WatchedWorker.Meeting, 1), FinishedReports.Files("x")), isFirst: true);
        worker.Found(draft + ReportFindings.Grace).ShouldBeEmpty();
    }

    [OnEachDialect]
    public void Trouble_OfTheSameKind_KeepsItsBeginning()
    {
        Note(TroubleKind.Failed, 0, "erst");
        Note(TroubleKind.Failed, 10, "dann");
        worker.Entry.Trouble.ShouldBe(new ReportTrouble(TroubleKind.Failed, WatchedWorker.Due, "dann"));
        Note(TroubleKind.Held, 20, "anders");
        worker.Entry.Trouble.ShouldBe(new ReportTrouble(TroubleKind.Held, WatchedWorker.Due.AddMinutes(20), "anders"));
        worker.Troubles.Clear(WatchedWorker.Meeting, WatchedRun.Report);
        worker.Entry.Trouble.ShouldBeNull();

        void Note(TroubleKind kind, int minutes, string reason) =>
            worker.Troubles.Note(WatchedWorker.Meeting, WatchedRun.Report, new ReportTrouble(kind, WatchedWorker.Due.AddMinutes(minutes), reason));
    }

    [OnEachDialect]
    public void Calendar_OutOfOrderOrStale_IsFound()
    {
        worker.Deliver();
        worker.Feeds = new FeedOptions { All = [new FeedSettings("gut", "icalendar", "gut.ics"), new FeedSettings("alt", "icalendar", "alt.ics"), new FeedSettings("neu", "icalendar", "neu.ics"), new FeedSettings("kaputt", "icalendar", "kaputt.ics")] };
        FeedStates states = new(worker.Database.Connections);
        DateTimeOffset now = worker.Time.GetUtcNow();
        states.Write(new FeedState("gut", now) { ReadAt = now.AddHours(-26) });
        states.Write(new FeedState("alt", now) { ReadAt = now.AddHours(-27) });
        states.Write(new FeedState("kaputt", now) { ReadAt = now, FailingSince = now, Fault = "kein Kalender" });
        worker.Found().ShouldBe(["Warning Feed alt", "Warning Feed kaputt"]);
        worker.Read().ExitCode.ShouldBe(1);
    }

    [OnEachDialect]
    public void RowThatIsNone_IsFound()
    {
        worker.Database.Execute("UPDATE meeting SET committee = 'klein'");
        worker.Found().ShouldBe(["Critical Unreadable", "Warning NoMeeting"]);
    }
}

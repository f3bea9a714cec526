using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Database;
using KiIndicators.Worker.Tests.Runs;
using MimeKit;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Delivery;

/// <summary>The mail of a report is written down with it and leaves with it: not before its release, and not where its meeting is cancelled.</summary>
public sealed class ReportDeliveryTests : IDisposable
{
    private static readonly Committee Committee = new("SGS", "Ausschuss für Soziales");
    private static readonly Meeting Meeting = new(Committee, new DateOnly(2026, 9, 3), 1, new TimeOnly(16, 0));

    private readonly PostRoom room = new();

    public ReportDeliveryTests() => Store.Add(Committee, Meeting.Date, Meeting.StartTime, PostRoom.Now.AddDays(-60));

    private MeetingStore Store => new(room.Database.Connections, [Committee]);

    private OccurrenceClaims Claims => new(room.Database.Connections, room.Time, "A");

    private LedgerStore Ledger => new(room.Database.Connections, room.Time, new ProgramVersion("1.0", "abc"));

    private string Root => Path.Combine(room.Database.Folder, "berichte");

    private string[] Post => Directory.Exists(room.Options.Folder) ? Directory.GetFiles(room.Options.Folder) : [];

    public void Dispose() => room.Dispose();

    [OnEachDialect]
    public void Report_ThatIsDelivered_IsMailedToTheOfficeOnce()
    {
        Deliver(needsRelease: false);
        room.Send();
        room.Send(room.Dispatch("anderswo-2"));
        using MimeMessage mail = MimeMessage.Load(Post.ShouldHaveSingleItem(), TestContext.Current.CancellationToken);
        mail.Subject.ShouldBe("Sachstandsbericht zur Sitzung am 03.09.2026: Ausschuss für Soziales");
        mail.To.ToString().ShouldContain("buero@kreis.example");
        MimePart pdf = mail.Attachments.OfType<MimePart>().ShouldHaveSingleItem("the public report, and nothing internal");
        pdf.FileName.ShouldBe("SGS-2026-09-03-1-Sachstandsbericht.pdf");
        mail.TextBody!.ShouldContain("Umgesetzt sind <drei> Vorhaben & mehr.");
        mail.HtmlBody!.ShouldContain("Umgesetzt sind &lt;drei&gt; Vorhaben &amp; mehr.");
        mail.HtmlBody!.ShouldContain("<html lang=\"de\">");
    }

    [OnEachDialect]
    public void Report_ThatWaitsForItsRelease_IsNotMailedBefore()
    {
        Deliver(needsRelease: true);
        room.States.ShouldBe([DeliveryState.Waiting]);
        room.Send();
        Post.ShouldBeEmpty();

        Store.Approve(Store.All().Single(), room.Time.GetUtcNow());
        new ReportShelf(Ledger, Claims, Root, Gate(needsRelease: true)).Settle();
        room.Send();
        Post.ShouldHaveSingleItem();
    }

    [OnEachDialect]
    public void Report_WhoseMeetingIsCancelled_IsWithdrawn_AndComesBackWithIt()
    {
        Deliver(needsRelease: true);
        Store.Cancel(Store.All().Single(), room.Time.GetUtcNow());
        room.Send();
        room.States.ShouldBe([DeliveryState.Withdrawn]);

        Store.Add(Committee, Meeting.Date, Meeting.StartTime, room.Time.GetUtcNow());
        room.Send();
        room.States.ShouldBe([DeliveryState.Waiting]);
        Post.ShouldBeEmpty();
    }

    [OnEachDialect]
    public void Report_OfAMeetingThatWasMovedAndHasAnother_IsWithdrawn_AndTheOtherLeaves()
    {
        Deliver(needsRelease: true);
        Meeting moved = Store.Move(Store.All().Single(), Meeting.Date.AddDays(14), null, room.Time.GetUtcNow());
        AuswertungFiles second = Report(moved, MeetingEntry.FirstRevision + 1);
        Publication(needsRelease: false).Deliver(second, Claims.TryTake(moved, MeetingEntry.FirstRevision + 1)!, Mails.OfReport(second)).ShouldNotBeNull();
        room.Send();
        room.States.ShouldBe([DeliveryState.Withdrawn, DeliveryState.Sent]);
        using MimeMessage mail = MimeMessage.Load(Post.ShouldHaveSingleItem(), TestContext.Current.CancellationToken);
        mail.TextBody!.ShouldContain("SGS-2026-09-17-2");
        mail.TextBody!.ShouldContain("2. Fassung; eine frühere gilt nicht mehr");
    }

    [OnEachDialect]
    public void Report_WhoseClaimIsLost_LeavesNoMail()
    {
        Claim claim = Claims.TryTake(Meeting)!;
        Store.Move(Store.All().Single(), Meeting.Date.AddDays(1), null, room.Time.GetUtcNow());
        Publication(needsRelease: false).Deliver(Report(), claim, Mails.OfReport(Report())).ShouldBeNull();
        room.Envelopes.ShouldBeEmpty();
    }

    [Fact]
    public void Recount_ThatDiffers_IsAnAlarmToTheOperator_WithTheReport()
    {
        AuswertungFiles report = Report();
        report = report with { Auswertung = report.Auswertung with { Alarms = ["Die Nachzählung von B25-2 weicht ab."] } };
        Publication(needsRelease: false).Deliver(report, Claims.TryTake(Meeting)!, Mails.OfReport(report));
        Envelope alarm = room.Envelopes.Single(envelope => envelope.Recipient == "betrieb@kreis.example");
        alarm.Subject.ShouldContain("Nachzählung weicht ab");
    }

    [Fact]
    public void Office_OfTheCommittee_ComesBeforeTheCommonOne()
    {
        room.Options = room.Options with { Offices = room.Options.Offices.Add("SGS", ["sgs@kreis.example"]) };
        Mails.OfReport(Report()).Single().Recipients.ShouldBe(["sgs@kreis.example"]);
    }

    [Fact]
    public void Mail_SaysTheSameInTextAndHtml()
    {
        OutgoingMailText(out string text, out string html);
        html.ShouldBe(text);
    }

    private void OutgoingMailText(out string text, out string html)
    {
        Worker.Delivery.Mail.OutgoingMail mail = Mails.OfReport(Report()).Single();
        text = Words(mail.Text.Replace("=", "").Replace("-\n", "\n").Replace("--", ""));
        string body = System.Text.RegularExpressions.Regex.Replace(mail.Html[mail.Html.IndexOf("<main", StringComparison.Ordinal)..], "<[^>]+>", " ");
        html = Words(System.Net.WebUtility.HtmlDecode(body));
    }

    private static string Words(string text) => string.Join(' ', text.Split([' ', '\n', '\r', '-'], StringSplitOptions.RemoveEmptyEntries));

    private ReportMails Mails => new(room.Options, room.Template);

    private void Deliver(bool needsRelease)
    {
        AuswertungFiles report = Report();
        Publication(needsRelease).Deliver(report, Claims.TryTake(Meeting)!, Mails.OfReport(report)).ShouldNotBeNull();
    }

    private ReleaseGate Gate(bool needsRelease) => new(Store, new ReportCalendar(new DeadlineOptions
    {
        Rules = DeadlineRules(needsRelease),
    }));

    private static System.Collections.Immutable.ImmutableDictionary<string, CommitteeRule> DeadlineRules(bool needsRelease) =>
        System.Collections.Immutable.ImmutableDictionary<string, CommitteeRule>.Empty.Add("SGS", new CommitteeRule { NeedsRelease = needsRelease });

    private ReportPublication Publication(bool needsRelease) =>
        new(room.Database.Connections, Ledger, Claims, Root, gate: Gate(needsRelease)) { Outbox = room.Outbox };

    private static AuswertungFiles Report() => Report(Meeting, MeetingEntry.FirstRevision);

    private static AuswertungFiles Report(Meeting meeting, int revision)
    {
        Dictionary<string, byte[]> files = FinishedReports.Files("Sachlage\n\nUmgesetzt sind <drei> Vorhaben & mehr.\n");
        files[AuswertungFiles.Report] = "%PDF"u8.ToArray();
        AuswertungFiles report = FinishedReports.Of(RunNumber.Report(meeting, revision), files);
        return report with { Auswertung = report.Auswertung with { Meeting = meeting } };
    }
}

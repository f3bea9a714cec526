using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Tests.Database;
using KiIndicators.Worker.Watch;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Delivery;

/// <summary>The operator is told once when something begins and once when it is over, whoever looks and however often.</summary>
public sealed class AlarmMailsTests : IDisposable
{
    private static readonly Finding Missing = new(FindingKind.Missing, "SGS-2026-09-03", Severity.Critical, "Der Bericht zur Sitzung SGS-2026-09-03 fehlt.");
    private static readonly Finding Feed = new(FindingKind.Feed, "allris", Severity.Warning, "Kalender allris: veraltet.");

    private readonly PostRoom room = new();

    public void Dispose() => room.Dispose();

    [OnEachDialect]
    public void Alarm_IsToldOnceWhenItBeginsAndOnceWhenItIsOver_AlsoByASecondWorkerAndAfterARestart()
    {
        for (int look = 0; look < 3; look++)
        {
            Tell(Missing);
        }

        room.Envelopes.ShouldHaveSingleItem().Subject.ShouldBe("Alarm: Der Bericht zur Sitzung SGS-2026-09-03 fehlt.");
        Tell();
        Tell();
        room.Envelopes.Select(envelope => envelope.Subject.Split(':')[0]).ShouldBe(["Alarm", "Entwarnung"]);
        Tell(Missing);
        room.Envelopes.Length.ShouldBe(3, "it has begun anew");
    }

    [OnEachDialect]
    public void Alarm_SaysWhatToDo_InTextAndHtml()
    {
        Tell(Missing, Feed);
        Envelope envelope = room.Envelopes.ShouldHaveSingleItem();
        envelope.Subject.ShouldStartWith("2 Alarme: Der Bericht");
        using MimeKit.MimeMessage mail = new();
        Worker.Delivery.Mail.MailComposer.Address(
            mail, envelope.Subject, room.Outbox.ContentOf(envelope), room.Options.Sender!, envelope.Recipient, envelope.MessageId, envelope.ComposedAt);
        foreach (string body in new[] { mail.TextBody!, System.Net.WebUtility.HtmlDecode(mail.HtmlBody!) })
        {
            body.ShouldContain("Kritisch: Der Bericht zur Sitzung SGS-2026-09-03 fehlt.");
            body.ShouldContain("Zu tun: prüfen, ob der Worker läuft");
            body.ShouldContain("meetings sync --dry-run");
        }
    }

    [Fact]
    public void Missing_ThatBecomesMissed_IsNotOver()
    {
        Tell(Missing);
        Tell(new Finding(FindingKind.Missed, Missing.Subject, Severity.Critical, "Versäumt."));
        room.Envelopes.Select(envelope => envelope.Subject).ShouldBe(["Alarm: Der Bericht zur Sitzung SGS-2026-09-03 fehlt.", "Alarm: Versäumt."]);
        Tell();
        room.Envelopes.Length.ShouldBe(2, "what was missed for good is never over");
    }

    /// <summary>Whoever has a mail sent again has not mended anything yet.</summary>
    [OnEachDialect]
    public void AlarmAboutAMail_IsOverWhenItIsSent_NotWhenItIsTriedAgain()
    {
        room.Write(PostRoom.Mail() with { Kind = Worker.Delivery.Mail.MailKind.Digest });
        room.Send(room.Dispatch(channel: new OutboxTests.Channel(() => new SendOutcome(DeliveryState.Failed, "550"))));
        TellOfMail();
        room.Envelopes.Count(envelope => envelope.Subject.StartsWith("Alarm", StringComparison.Ordinal)).ShouldBe(1);

        Envelope failed = room.Envelopes.Single(envelope => envelope.State == DeliveryState.Failed);
        room.Outbox.TryResolve(failed, DeliveryState.Waiting, "Frau Muster").ShouldBeTrue();
        TellOfMail();
        room.Envelopes.ShouldNotContain(envelope => envelope.Subject.StartsWith("Entwarnung", StringComparison.Ordinal));

        room.Send(room.Dispatch(channel: new OutboxTests.Channel(() => new SendOutcome(DeliveryState.Sent, "250"))));
        TellOfMail();
        room.Envelopes.Count(envelope => envelope.Subject.StartsWith("Entwarnung", StringComparison.Ordinal)).ShouldBe(1);

        void TellOfMail()
        {
            MailCondition condition = new MailFindings(room.Outbox, room.Guard, room.Options).Read(room.Time.GetUtcNow());
            Alarms.Tell(new StatusReport(room.Time.GetUtcNow()) { Findings = condition.Findings, Mail = condition });
        }
    }

    [Fact]
    public void Alarm_ThatDoesNotArrive_IsNoAlarm()
    {
        Tell(new Finding(FindingKind.MailFailed, "7", Severity.Warning, "Mail 7 ist gescheitert.") { IsOfAlarm = true });
        room.Envelopes.ShouldBeEmpty();
    }

    [Fact]
    public void Machine_ThatMayNotMail_WritesNoAlarmDown()
    {
        Alarms.Tell(new StatusReport(PostRoom.Now) { Findings = [Missing], Mail = new MailCondition([], "nicht freigeschaltet") });
        room.Envelopes.ShouldBeEmpty();
        Tell(Missing);
        room.Envelopes.ShouldHaveSingleItem("it is told as soon as somebody can be told");
    }

    [OnEachDialect]
    public void Mail_ThatFailedOrIsUnclearOrWaitsForLong_IsAFinding()
    {
        room.Write(PostRoom.Mail("a@kreis.example") with { Kind = Worker.Delivery.Mail.MailKind.Report, RunNumber = "X" }, PostRoom.Mail("b@kreis.example"), PostRoom.Mail("c@kreis.example"));
        Queue<SendOutcome> outcomes = new([new(DeliveryState.Unclear, "still"), new(DeliveryState.Waiting, "451 später")]);
        room.Send(room.Dispatch(channel: new OutboxTests.Channel(outcomes.Dequeue)));
        room.States.ShouldBe([DeliveryState.Waiting, DeliveryState.Unclear, DeliveryState.Waiting]);
        room.Time.Advance(MailFindings.Patience);
        MailCondition condition = new MailFindings(room.Outbox, room.Guard, room.Options).Read(room.Time.GetUtcNow());
        condition.Findings.Select(finding => finding.Kind).ShouldBe([FindingKind.MailWaiting, FindingKind.MailUnclear], "a report that has not left waits for no mail");
        condition.Findings.ShouldAllBe(finding => finding.IsOfAlarm);
        condition.WhyNot.ShouldBeNull();

        room.MoveTo("kopie");
        new MailFindings(room.Outbox, room.Guard, room.Options).Read(room.Time.GetUtcNow()).Findings[0].Kind.ShouldBe(FindingKind.NotArmed);
    }

    [Theory]
    [InlineData(DiskSpace.Low, null)]
    [InlineData(DiskSpace.Low - 1, "Warning")]
    [InlineData(DiskSpace.Critical - 1, "Critical")]
    public void Disk_NearlyFull_IsAFinding(long free, string? severity) =>
        (DiskSpace.FindingOf("/srv/berichte", free)?.Severity.ToString()).ShouldBe(severity);

    [Fact]
    public void Disk_OfAFolderThatIsNotThereYet_IsAsked() =>
        DiskSpace.Of(Path.Combine(room.Database.Folder, "noch", "nicht")).ShouldNotBeNull().ShouldBeGreaterThan(0);

    private AlarmMails Alarms => new(new OpenAlarms(room.Database.Connections, room.Outbox, room.Time), room.Options, room.Template);

    private void Tell(params Finding[] findings) => Alarms.Tell(new StatusReport(room.Time.GetUtcNow()) { Findings = [.. findings] });
}

using System.Text.Json;
using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Audit.Verification;
using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Delivery.Mail;
using KiIndicators.Worker.Digest;
using KiIndicators.Worker.Runs;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Digest;

/// <summary>A month's digest on the sample data: recorded like a report, and the same in every form.</summary>
public sealed class DigestRunTests : IDisposable
{
    private readonly DigestDesk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void TextAndHtml_SayTheSameWordsInTheSameOrder()
    {
        OutgoingMail mail = desk.Make().Mails.ShouldHaveSingleItem();
        DigestDesk.WordsOfHtml(mail.Html).ShouldBe(DigestDesk.Words(mail.Text));
    }

    [Fact]
    public void Subject_SaysTheEssenceAndDoesNotBeginWithKi()
    {
        string subject = desk.Make().Mails[0].Subject;
        subject.ShouldStartWith("Integrationszentrum: Umsetzungsstand Juli 2026 – ");
        subject.ShouldContain("erreicht");
        subject.Length.ShouldBeLessThan(100);
    }

    /// <summary>The states of subject, lead, picture and its words are those of Nachweis.json, counted there without the program.</summary>
    [Fact]
    public void Numbers_InSubjectTextHtmlAndPicture_AreThoseOfTheRecord()
    {
        MadeDigest made = desk.Make();
        using JsonDocument record = JsonDocument.Parse(made.Files.Files[AuswertungFiles.Record]);
        string[] milestones = [.. record.RootElement.GetProperty("meilensteine").EnumerateArray().Select(milestone => milestone.GetProperty("bewertung").GetString()!)];
        int reached = milestones.Count(state => state is "erreicht" or "umgesetzt");
        int atRisk = milestones.Count(state => state == "gefaehrdet");
        int done = record.RootElement.GetProperty("meilensteine").EnumerateArray()
            .Sum(milestone => milestone.GetProperty("zielwerte_erreicht").GetInt32() + milestone.GetProperty("umgesetzt").GetInt32());
        OutgoingMail mail = made.Mails[0];

        mail.Subject.ShouldContain($"{reached} erreicht, {atRisk} gefährdet");
        foreach (string form in (string[])[mail.Text.ReplaceLineEndings(" "), mail.Html])
        {
            form.ShouldContain($"{reached} erreicht, {atRisk} gefährdet");
            form.ShouldContain($"{done} von ");
            foreach ((string id, int count) in Rated(record.RootElement))
            {
                form.ShouldContain(id);
                count.ShouldBeGreaterThan(0);
            }
        }
    }

    /// <summary>Read back from its record and set again with the same meetings, it is the same to the last byte.</summary>
    [Fact]
    public void Digest_MadeAgainFromTheSameRows_IsTheSameToTheLastByte()
    {
        MadeDigest one = desk.Make();
        MadeDigest other = desk.Make();
        foreach ((string name, byte[] bytes) in one.Files.Files)
        {
            other.Files.Files[name].ShouldBe(bytes, name);
        }

        RecordReader.Read(one.Files.Files[AuswertungFiles.Record]).Evaluate().ToJson().ShouldBe(one.Files.Files[AuswertungFiles.Record]);
    }

    [Fact]
    public void Mail_HasAFixedIdAndDateAndThePictureWithin()
    {
        string mail = DigestDesk.TextOf(desk.Make(), AuswertungFiles.DigestMail);
        mail.ShouldContain("Message-Id: <D-2026-07-1@kiindicators.invalid>");
        mail.ShouldContain("Date: Mon, 03 Aug 2026 07:00:00 +0200");
        mail.ShouldContain("Content-Id: <Digest.png>");
    }

    [Fact]
    public void Folder_IsSoundForVerifyAndKnownToTheLedger()
    {
        MadeDigest made = desk.Make();
        ReportFolder folder = desk.Publication.Publish(made).ShouldNotBeNull();

        FolderCheck.Run(folder.Path).Differences.ShouldBeEmpty();
        LedgerEntry entry = desk.Ledger.Entries().ShouldHaveSingleItem();
        (entry.RunNumber, entry.Kind, entry.Committee).ShouldBe(("D-2026-07-1", "digest", "D"));
        FolderComparison.Run(desk.Ledger.Entries(), folder.Path).IsSound.ShouldBeTrue();
        new RecordedRuns(desk.Ledger, _ => { }).Find("d-2026-07-1").AsOf.ShouldBe(new DateOnly(2026, 7, 31));
        Envelope queued = desk.Queued.ShouldHaveSingleItem();
        (queued.Recipient, queued.RunNumber, queued.Kind, queued.State).ShouldBe(("leitung@kreis.example", "D-2026-07-1", MailKind.Digest, DeliveryState.Waiting));
        (queued.Subject, queued.MayLeave).ShouldBe((made.Mails[0].Subject, true));
    }

    [Theory]
    [InlineData("Digest.html", "Digest.html ist verändert")]
    [InlineData("Digest.png", "Digest.png ist verändert")]
    public void Folder_WithAnAlteredFile_IsNot(string file, string found)
    {
        ReportFolder folder = desk.Publication.Publish(desk.Make())!;
        File.AppendAllText(Path.Combine(folder.Path, file), " ");
        FolderCheck.Run(folder.Path).Differences.ShouldContain(line => line.StartsWith(found, StringComparison.Ordinal));
    }

    [Fact]
    public void SecondPublication_OfTheSameMonth_LeavesTheFirstAndQueuesNothing()
    {
        desk.Publication.Publish(DigestDesk.July, desk.Time.GetUtcNow()).ShouldNotBeNull();
        desk.Publication.Publish(DigestDesk.July, desk.Time.GetUtcNow()).ShouldBeNull();
        desk.Queued.Length.ShouldBe(1);
        desk.Ledger.Entries().Length.ShouldBe(1);
    }

    [Fact]
    public void First_SaysSo_AndTheNextIsComparedWithIt()
    {
        MadeDigest june = desk.Make(new DigestMonth(2026, 6));
        desk.Publication.Publish(june);
        june.Mails[0].Text.ReplaceLineEndings(" ").ShouldContain("Dies ist der erste Digest");
        string second = desk.Make().Mails[0].Text.ReplaceLineEndings(" ");
        second.ShouldContain("Seit dem letzten Digest zum 30.06.2026");
        second.ShouldNotContain("Dies ist der erste Digest");
    }

    [Fact]
    public void Copies_AreAboutTheirSchwerpunktOnly_AndAskForNoRelease()
    {
        using DigestDesk copying = new() { Copies = desk.Copies.Add("S1", ["bildung@kreis.example"]) };
        MadeDigest made = copying.Make();
        OutgoingMail copy = made.Mails[1];

        copy.Recipients.ShouldBe(["bildung@kreis.example"]);
        copy.Subject.ShouldStartWith("Integrationszentrum: Bildung: Umsetzungsstand Juli 2026");
        made.Mails[0].Text.ShouldContain("(E2");
        copy.Text.ShouldContain("(B2");
        copy.Text.ShouldNotContain("(E2");
        copy.Text.ShouldNotContain("(F2");
        made.Files.Files.Keys.ShouldContain("Digest-S1.eml");
        DigestDesk.WordsOfHtml(copy.Html).ShouldBe(DigestDesk.Words(copy.Text));
        FolderCheck.Run(copying.Publication.Publish(made)!.Path).Differences.ShouldBeEmpty();
    }

    [Fact]
    public void Copies_ForASchwerpunktThatThereIsNot_AreWarnedOf()
    {
        using DigestDesk copying = new() { Copies = desk.Copies.Add("S9", ["x@kreis.example"]) };
        copying.Make().Mails.ShouldHaveSingleItem();
        copying.Warnings.ShouldHaveSingleItem().ShouldContain("S9");
    }

    /// <summary>No title, no partner: what the report keeps to itself no mail tells.</summary>
    [Fact]
    public void Mail_NamesNoTitleOfAnActivityAndNoPartner()
    {
        MadeDigest made = desk.Make();
        Auswertung auswertung = made.Files.Auswertung;
        string catalogue = string.Concat(auswertung.Catalogue.Files.Select(file => file.Text));
        string text = made.Mails[0].Text.ReplaceLineEndings(" ") + made.Mails[0].Html;
        string[] secrets = [.. auswertung.Reading.Activities.Select((Activity row) => row.Title).Concat(auswertung.Partners.Select(partner => partner.Name))
            .Where(secret => secret.Length > 8 && !catalogue.Contains(secret, StringComparison.Ordinal)).Distinct()];
        secrets.Length.ShouldBeGreaterThan(20);
        secrets.Where(text.Contains).ShouldBeEmpty();
    }

    [Fact]
    public void Html_LoadsNothingFromElsewhere()
    {
        string html = DigestDesk.TextOf(desk.Make(), AuswertungFiles.DigestHtml);
        html.ShouldNotContain("http");
        html.ShouldNotContain("url(");
        html.ShouldContain("<html lang=\"de\">");
        html.ShouldContain("src=\"Digest.png\"");
    }

    private static IEnumerable<(string Id, int Count)> Rated(JsonElement record) => record.GetProperty("zeilen").EnumerateArray()
        .Where(line => line.GetProperty("bewertung").GetString() == "gefaehrdet")
        .Select(line => (line.GetProperty("id").GetString()!, 1));
}

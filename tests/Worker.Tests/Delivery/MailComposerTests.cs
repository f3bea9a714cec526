using System.Text;
using KiIndicators.Worker.Delivery.Mail;
using MimeKit;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Delivery;

/// <summary>Mail as bytes: the same from the same, right in every letter, and nothing smuggled in.</summary>
public class MailComposerTests
{
    private static readonly MailSender Sender =
        new(MailComposer.Mailbox("Kommunales Integrationszentrum – Jürgen Müßig <ki@kreis-süd.example>")!, MailComposer.Mailbox("büro <antwort@kreis.example>")!);

    private static readonly DateTimeOffset Date = new(2026, 8, 17, 5, 0, 0, TimeSpan.Zero);

    private static OutgoingMail Mail => new(MailKind.Report, "Sachstand Größe 2026 – fünf Vorhaben", "Grüße\n.\nEnde\n", "<p>Grüße <img src=\"cid:bild.png\" alt=\"Bild\"></p>")
    {
        Images = [new MailFile("bild.png", "image/png", [1, 2, 3])],
        Attachments = [new MailFile("Bericht.pdf", "application/pdf", [.. Enumerable.Range(0, 5000).Select(number => (byte)number)])],
    };

    [Fact]
    public void Compose_TheSameTwice_GivesTheSameBytes()
    {
        Bytes(Mail).ShouldBe(Bytes(Mail));
        Bytes(Mail).ShouldNotBe(Bytes(Mail with { Text = "anders" }));
    }

    [Fact]
    public void Compose_FromTheStoredContent_GivesTheSameBytesAsAtOnce()
    {
        using MimeMessage message = new();
        byte[] stored = MailComposer.Bytes(MailComposer.Address(message, Mail.Subject, MailComposer.Content(Mail), Sender, "a@b.example", "1@kreis.example", Date));
        Encoding.UTF8.GetString(stored).ShouldBe(Encoding.UTF8.GetString(Bytes(Mail)));
    }

    [Fact]
    public void Mail_IsSevenBits_WithNoLineTooLong()
    {
        byte[] bytes = Bytes(Mail with { Text = new string('ü', 5000) });
        bytes.ShouldAllBe(one => one < 128);
        Encoding.ASCII.GetString(bytes).Split("\r\n").Max(line => line.Length).ShouldBeLessThanOrEqualTo(200);
        Encoding.ASCII.GetString(bytes).Replace("\r\n", "").ShouldNotContain("\n");
    }

    [Fact]
    public void Mail_ReadBack_SaysWhatItWasToSay()
    {
        using MimeMessage read = Read(Bytes(Mail));
        read.Subject.ShouldBe(Mail.Subject);
        read.TextBody!.ReplaceLineEndings("\n").ShouldBe(Mail.Text);
        read.HtmlBody!.ReplaceLineEndings("\n").ShouldBe(Mail.Html);
        read.From.Mailboxes.Single().Name.ShouldBe("Kommunales Integrationszentrum – Jürgen Müßig");
        read.From.Mailboxes.Single().Domain.ShouldBe("kreis-süd.example");
        read.MessageId.ShouldBe("1@kreis.example");
        read.Date.ShouldBe(Date);
        read.Headers["Auto-Submitted"].ShouldBe("auto-generated");
        MimePart attachment = read.Attachments.OfType<MimePart>().ShouldHaveSingleItem();
        attachment.FileName.ShouldBe("Bericht.pdf");
        using MemoryStream content = new();
        attachment.Content!.DecodeTo(content, TestContext.Current.CancellationToken);
        content.ToArray().ShouldBe(Mail.Attachments[0].Content);
    }

    [Fact]
    public void Mail_HasTextBeforeHtml_PicturesBesideTheHtml_AndFilesLast()
    {
        using MimeMessage read = Read(Bytes(Mail));
        Multipart mixed = read.Body.ShouldBeOfType<Multipart>();
        MultipartAlternative both = mixed[0].ShouldBeOfType<MultipartAlternative>();
        both[0].ContentType.MimeType.ShouldBe("text/plain");
        both[1].ShouldBeOfType<MultipartRelated>()[1].ContentId.ShouldBe("bild.png");
    }

    [Fact]
    public void Domain_ThatIsInternational_IsWrittenInAscii()
    {
        string head = Encoding.ASCII.GetString(Bytes(Mail)).Split("\r\n\r\n")[0];
        head.ShouldContain("<ki@xn--kreis-sd-b6a.example>".Replace("xn--kreis-sd-b6a", new System.Globalization.IdnMapping().GetAscii("kreis-süd")));
    }

    /// <summary>Whatever a title or a name says: it ends no header and begins none.</summary>
    [Theory]
    [InlineData("Bericht\r\nBcc: fremd@boese.example")]
    [InlineData("Bericht\nBcc: fremd@boese.example")]
    [InlineData("Bericht\rBcc: fremd@boese.example")]
    [InlineData("Bericht\u2028Bcc: fremd@boese.example\u0000\u202E")]
    public void Subject_WithLineEnds_StaysOneHeader(string subject)
    {
        using MimeMessage read = Read(Bytes(Mail with { Subject = subject }));
        read.Bcc.ShouldBeEmpty();
        read.Headers.Count(header => header.Id == HeaderId.Subject).ShouldBe(1);
        read.Subject.ShouldBe("Bericht Bcc: fremd@boese.example");
    }

    [Theory]
    [InlineData("Büro\r\nBcc: x@y.example <a@b.example>")]
    [InlineData("a@b.example, c@d.example")]
    [InlineData("a@b.example\u0000")]
    [InlineData("Büro")]
    [InlineData("")]
    [InlineData("@b.example")]
    public void Mailbox_OfWhatIsNoSingleAddress_IsNone(string text) => MailComposer.Mailbox(text).ShouldBeNull();

    [Fact]
    public void FileName_WithUmlauts_ArrivesRight()
    {
        byte[] bytes = Bytes(Mail with { Attachments = [new MailFile("Übersicht Größe.pdf", "application/pdf", [1])] });
        bytes.ShouldAllBe(one => one < 128);
        Read(bytes).Attachments.OfType<MimePart>().Single().FileName.ShouldBe("Übersicht Größe.pdf");
    }

    [Fact]
    public void FileName_WithAFolderOrLineEnds_LosesThem()
    {
        OutgoingMail mail = Mail with { Attachments = [new MailFile("../a\r\nX: y.pdf", "application/pdf", [1])] };
        using MimeMessage read = Read(Bytes(mail));
        read.Attachments.OfType<MimePart>().Single().FileName.ShouldBe(".._a X: y.pdf");
        read.Headers["X"].ShouldBeNull();
    }

    private static MimeMessage Read(byte[] bytes) => MimeMessage.Load(new MemoryStream(bytes), TestContext.Current.CancellationToken);

    private static byte[] Bytes(OutgoingMail mail)
    {
        using MimeMessage message = MailComposer.Compose(mail, Sender, "a@b.example", "1@kreis.example", Date);
        return MailComposer.Bytes(message);
    }
}

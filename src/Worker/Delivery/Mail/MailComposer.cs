using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MimeKit;

namespace KiIndicators.Worker.Delivery.Mail;

/// <summary>
/// Mail as bytes. The same input gives the same bytes: the boundaries follow from the content, nothing is drawn and no clock is read. Everything
/// within is encoded in seven bits, so that no relay on the way has a reason to change it.
/// </summary>
internal static class MailComposer
{
    private static readonly FormatOptions Wire = Format(isInternational: false);
    private static readonly FormatOptions InternationalWire = Format(isInternational: true);

    /// <summary>A whole mail.</summary>
    /// <param name="mail">Its content.</param>
    /// <param name="sender">Who sends it.</param>
    /// <param name="recipient">The one address that gets it.</param>
    /// <param name="messageId">Message-ID, without brackets.</param>
    /// <param name="date">Date.</param>
    /// <exception cref="FormatException">The recipient is no address.</exception>
    public static MimeMessage Compose(OutgoingMail mail, MailSender sender, string recipient, string messageId, DateTimeOffset date) =>
        Address(new MimeMessage(), mail.Subject, BodyOf(mail), sender, recipient, messageId, date);

    /// <summary>The content alone, as it is stored once for all recipients: neither sender nor recipient, Message-ID or date.</summary>
    public static byte[] Content(OutgoingMail mail)
    {
        using MemoryStream bytes = new();
        BodyOf(mail).WriteTo(Wire, bytes);
        return bytes.ToArray();
    }

    /// <summary>Puts a stored content and all that stands on its envelope into an empty message.</summary>
    /// <exception cref="FormatException">The recipient is no address, or the content none of <see cref="Content"/>.</exception>
    public static MimeMessage Address(
        MimeMessage message, string subject, byte[] content, MailSender sender, string recipient, string messageId, DateTimeOffset date)
    {
        using MemoryStream bytes = new(content, writable: false);
        return Address(message, subject, MimeEntity.Load(bytes), sender, recipient, messageId, date);
    }

    /// <summary>The bytes of a mail as they go over the wire.</summary>
    public static byte[] Bytes(MimeMessage message)
    {
        using MemoryStream bytes = new();
        message.WriteTo(FormatOf(message), bytes);
        return bytes.ToArray();
    }

    /// <summary>
    /// How a message is written: domains in ASCII and names encoded, which every relay takes; only an address whose part before the @ is not ASCII
    /// needs a relay that knows SMTPUTF8.
    /// </summary>
    public static FormatOptions FormatOf(MimeMessage message) =>
        message.From.Concat(message.ReplyTo).Concat(message.To).OfType<MailboxAddress>().All(address => Ascii.IsValid(address.LocalPart))
            ? Wire : InternationalWire;

    /// <summary>One mailbox: "Ausschussbüro &lt;buero@stadt.example&gt;" or the address alone.</summary>
    /// <returns>Null where the text is no single address.</returns>
    public static MailboxAddress? Mailbox(string text) =>
        OnOneLine(text) == text && MailboxAddress.TryParse(text, out MailboxAddress? address) && address.LocalPart.Length > 0 && address.Domain.Length > 0
            ? address : null;

    private static MimeMessage Address(
        MimeMessage message, string subject, MimeEntity body, MailSender sender, string recipient, string messageId, DateTimeOffset date)
    {
        message.Headers.Clear();
        message.From.Add(sender.From);
        if (sender.ReplyTo is not null)
        {
            message.ReplyTo.Add(sender.ReplyTo);
        }

        message.To.Add(Mailbox(recipient) ?? throw new FormatException($"{recipient} is no mail address."));
        message.Subject = OnOneLine(subject);
        message.Date = date;
        message.MessageId = messageId;
        message.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no absence note comes back
        message.Headers.Add("X-Auto-Response-Suppress", "All"); // and what Exchange asks instead
        message.Body = body;
        return message;
    }

    private static MimeEntity BodyOf(OutgoingMail mail)
    {
        string mark = MarkOf(mail);
        MimeEntity html = Text("html", mail.Html);
        if (!mail.Images.IsEmpty)
        {
            html = Several(new MultipartRelated(), $"{mark}-bilder", [html, .. mail.Images.Select(Image)]);
        }

        MimeEntity both = Several(new MultipartAlternative(), $"{mark}-text", [Text("plain", mail.Text), html]);
        MimeEntity whole = mail.Attachments.IsEmpty ? both : Several(new Multipart("mixed"), $"{mark}-anlagen", [both, .. mail.Attachments.Select(Attachment)]);
        whole.Headers[HeaderId.ContentLanguage] = "de";
        return whole;
    }

    private static Multipart Several(Multipart whole, string boundary, IEnumerable<MimeEntity> parts)
    {
        whole.Boundary = boundary;
        foreach (MimeEntity part in parts)
        {
            whole.Add(part);
        }

        return whole;
    }

    // Lines as mail has them, whatever the template's file had.
    private static TextPart Text(string subtype, string text)
    {
        TextPart part = new(subtype) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.UTF8, text.ReplaceLineEndings("\r\n"));
        return part;
    }

    private static MimePart Image(MailFile file)
    {
        MimePart part = Part(file, ContentDisposition.Inline);
        part.ContentId = NameOf(file);
        return part;
    }

    private static MimePart Attachment(MailFile file) => Part(file, ContentDisposition.Attachment);

    private static MimePart Part(MailFile file, string disposition) => new(ContentType.Parse(file.MediaType))
    {
        Content = new MimeContent(new MemoryStream(file.Content, writable: false)),
        ContentTransferEncoding = ContentEncoding.Base64,
        ContentDisposition = new ContentDisposition(disposition) { FileName = NameOf(file) },
    };

    private static string NameOf(MailFile file) => OnOneLine(file.Name).Replace('/', '_').Replace('\\', '_');

    // "=_" stands in no text that is encoded as quoted-printable or base64: no boundary can end a part before its time.
    private static string MarkOf(OutgoingMail mail)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(Encoding.UTF8.GetBytes(mail.Subject));
        Add(Encoding.UTF8.GetBytes(mail.Text));
        Add(Encoding.UTF8.GetBytes(mail.Html));
        foreach (MailFile file in mail.Images.Concat(mail.Attachments))
        {
            Add(Encoding.UTF8.GetBytes(file.Name));
            Add(file.Content);
        }

        return $"=_{Convert.ToHexStringLower(hash.GetHashAndReset())[..32]}";

        void Add(byte[] bytes)
        {
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
    }

    // A title that a calendar or a person has written must not end its header and begin another.
    private static string OnOneLine(string text)
    {
        StringBuilder line = new(text.Length);
        foreach (Rune letter in text.EnumerateRunes())
        {
            line.Append(Rune.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? " " : letter.ToString());
        }

        return string.Join(' ', line.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static FormatOptions Format(bool isInternational)
    {
        FormatOptions format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        format.International = isInternational;
        return format;
    }
}

/// <summary>Who sends.</summary>
/// <param name="From">The address that is shown, and to which relays report.</param>
/// <param name="ReplyTo">Where an answer goes; null: to the sender.</param>
internal sealed record MailSender(MailboxAddress From, MailboxAddress? ReplyTo = null);

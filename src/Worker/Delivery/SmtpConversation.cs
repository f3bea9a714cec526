using System.Globalization;
using System.Text;
using MailKit;
using MimeKit;
using MimeKit.IO;

namespace KiIndicators.Worker.Delivery;

/// <summary>
/// Listens to a conversation with a relay, for the two things that decide what becomes of a mail: whether its content has been handed over, and what was
/// answered since. Nothing that this side says is kept; among it is the password.
/// </summary>
internal sealed class SmtpConversation : IProtocolLogger
{
    private readonly StringBuilder line = new();
    private bool isTidyingUp;

    /// <summary>What was said last: "EHLO", "RCPT", "DATA"; "Verbindung" before the first word, "Inhalt" while the content is written and after it.</summary>
    public string Stage { get; private set; } = "Verbindung";

    /// <summary>Whether the content has been written: from then on the end of it may reach the relay at any moment.</summary>
    public bool IsHandedOver { get; private set; }

    /// <summary>The code of the last whole answer to the last command; null: none has come yet.</summary>
    public int? Code { get; private set; }

    /// <inheritdoc/>
    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    /// <inheritdoc/>
    public void LogConnect(Uri uri)
    {
    }

    /// <inheritdoc/>
    public void LogClient(byte[] buffer, int offset, int count)
    {
        ReadOnlySpan<byte> said = buffer.AsSpan(offset, count);

        // What is said after a refusal to be rid of it is no part of it.
        isTidyingUp = said.StartsWith("RSET"u8) || said.StartsWith("QUIT"u8);
        if (!isTidyingUp)
        {
            Code = null;
            Stage = Verb(said) ?? Stage;
        }
    }

    /// <inheritdoc/>
    public void LogServer(byte[] buffer, int offset, int count)
    {
        foreach (char letter in Encoding.Latin1.GetString(buffer, offset, count))
        {
            if (letter == '\n')
            {
                Hear(line.ToString());
                line.Clear();
            }
            else
            {
                line.Append(letter);
            }
        }
    }

    /// <summary>Lets a message tell when its content has been written.</summary>
    public void Watch(MimeMessage message) => message.Body = new WatchedBody(this, message.Body!);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Hear(string answer)
    {
        bool isLast = answer.Length < 4 || answer[3] != '-';
        if (isLast && !isTidyingUp && answer.Length >= 3 && int.TryParse(answer.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out int code))
        {
            Code = code;
        }
    }

    // Nothing but the known words: what follows them may be a secret.
    private static string? Verb(ReadOnlySpan<byte> said)
    {
        foreach (string verb in (string[])["EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA"])
        {
            if (said.StartsWith(Encoding.ASCII.GetBytes(verb)))
            {
                return verb;
            }
        }

        return null;
    }

    private void HandOver()
    {
        IsHandedOver = true;
        Stage = "Inhalt";
        Code = null;
    }

    // Written once more for its size, before anything is said of it: that is no handing over.
    private sealed class WatchedBody : MimeEntity
    {
        private readonly SmtpConversation conversation;
        private readonly MimeEntity body;

        public WatchedBody(SmtpConversation conversation, MimeEntity body)
            : base(body.ContentType)
        {
            this.conversation = conversation;
            this.body = body;
            Headers.Clear();
            foreach (Header header in body.Headers)
            {
                Headers.Add(header.Clone());
            }
        }

        public override void Prepare(EncodingConstraint constraint, int maxLineLength = 78) => body.Prepare(constraint, maxLineLength);

        public override void WriteTo(FormatOptions options, Stream stream, bool contentOnly, CancellationToken cancellationToken = default)
        {
            body.WriteTo(options, stream, contentOnly, cancellationToken);
            if (stream is not (MeasuringStream or FilteredStream { Source: MeasuringStream }))
            {
                conversation.HandOver();
            }
        }
    }
}

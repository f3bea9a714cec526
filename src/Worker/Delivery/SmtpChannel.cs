using System.Net.Security;
using System.Net.Sockets;
using KiIndicators.Worker.Delivery.Mail;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace KiIndicators.Worker.Delivery;

/// <summary>
/// Mail to the house's relay. An answer decides: before the content is handed over nothing can have been taken; afterwards only a clear answer
/// says so, and everything else is unclear.
/// </summary>
/// <param name="relay">The relay.</param>
/// <param name="sender">Who sends.</param>
/// <param name="trust">Whom to trust; null: whom the operating system trusts.</param>
internal sealed class SmtpChannel(SmtpRelay relay, MailSender sender, RemoteCertificateValidationCallback? trust = null) : IMailChannel
{
    private const int LongestAnswer = 500;

    /// <inheritdoc/>
    public string Name => $"{relay.Host}:{relay.Port}";

    /// <inheritdoc/>
    public SendOutcome Send(Envelope envelope, byte[] content)
    {
        using SmtpConversation conversation = new();
        using MimeMessage message = new();
        MailComposer.Address(message, envelope.Subject, content, sender, envelope.Recipient, envelope.MessageId, envelope.ComposedAt);
        conversation.Watch(message);
        bool isGreeted = false;
        try
        {
            // The CA of a house publishes no list of revoked certificates, as a rule; asking for one would refuse its relay.
            using SmtpClient client = new(conversation)
            {
                Timeout = (int)relay.Timeout.TotalMilliseconds, ServerCertificateValidationCallback = trust, CheckCertificateRevocation = false,
            };
            Greet(client, relay);
            isGreeted = true;
            FormatOptions format = MailComposer.FormatOf(message);
            if (format.International && !client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
            {
                // Tomorrow it will not know it, either.
                TakeLeave(client);
                return new SendOutcome(DeliveryState.Failed, $"{Name} kennt kein SMTPUTF8, ohne das eine Adresse mit Umlauten vor dem @ nicht geht");
            }

            string answer = client.Send(format, message, sender.From, message.To.Mailboxes);
            TakeLeave(client);
            return new SendOutcome(DeliveryState.Sent, Line($"250 {answer}"));
        }
        catch (Exception exception) when (IsOfTheConversation(exception))
        {
            return Judge(conversation, exception, isGreeted);
        }
    }

    /// <summary>Connects as the settings say, and signs in where there is a login.</summary>
    internal static void Greet(SmtpClient client, SmtpRelay relay)
    {
        client.Connect(relay.Host, relay.Port, OptionOf(relay.Security));
        if (relay.Login is SmtpLogin login)
        {
            client.Authenticate(login.User, login.Password);
        }
    }

    /// <summary>Whether a fault is the other side's, or of the way to it, and not the program's.</summary>
    internal static bool IsOfTheConversation(Exception exception) => exception is IOException or SocketException or TimeoutException or CommandException
        or ProtocolException or AuthenticationException or SslHandshakeException or ServiceNotConnectedException or ServiceNotAuthenticatedException
        or NotSupportedException or OperationCanceledException;

    private static SecureSocketOptions OptionOf(SmtpSecurity security) => security switch
    {
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };

    private SendOutcome Judge(SmtpConversation conversation, Exception exception, bool isGreeted)
    {
        int? code = exception is SmtpCommandException refused ? (int)refused.StatusCode : conversation.Code;
        DeliveryState state = code switch
        {
            >= 500 and < 600 => DeliveryState.Failed,
            >= 400 and < 500 => DeliveryState.Waiting,
            _ => conversation.IsHandedOver ? DeliveryState.Unclear : DeliveryState.Waiting,
        };
        string answer = exception switch
        {
            TimeoutException => $"keine Antwort innerhalb von {relay.Timeout.TotalSeconds:0} s",
            SmtpProtocolException or IOException or ServiceNotConnectedException when code is null => $"Verbindung abgebrochen ({exception.Message})",
            _ => exception.InnerException is SocketException cause ? $"{exception.Message} ({cause.Message})" : exception.Message,
        };
        string stage = conversation.IsHandedOver ? "nach dem Inhalt" : conversation.Stage == "Verbindung" ? "beim Verbinden" : $"bei {conversation.Stage}";
        return new SendOutcome(state, Line($"{(code is int known && !answer.StartsWith($"{known}", StringComparison.Ordinal) ? $"{known} {answer}" : answer)}, {stage}"))
        {
            IsChannelFault = !isGreeted || exception is not SmtpCommandException,
        };
    }

    // The mail is taken, whatever becomes of the farewell.
    private static void TakeLeave(SmtpClient client)
    {
        try
        {
            client.Disconnect(quit: true);
        }
        catch (Exception exception) when (IsOfTheConversation(exception))
        {
            client.Disconnect(quit: false);
        }
    }

    private string Line(string text)
    {
        string line = VisibleText.OnOneLine(relay.Login?.Hidden(text) ?? text).Trim();
        return VisibleText.Beginning(line, Math.Min(line.Length, LongestAnswer));
    }
}

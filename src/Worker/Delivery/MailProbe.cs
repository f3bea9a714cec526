using KiIndicators.Worker.Delivery.Mail;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace KiIndicators.Worker.Delivery;

/// <summary>Asks the relay whether it would take mail for everybody who is to get some, up to RCPT; nothing is sent.</summary>
/// <param name="options">The way out.</param>
internal sealed class MailProbe(MailOptions options)
{
    /// <summary>Asks.</summary>
    /// <returns>What was found, in German; null: there is no way out for mail.</returns>
    /// <exception cref="UserError">The relay cannot be reached, or refuses sender, login or a recipient.</exception>
    public string? Look()
    {
        if (options.Sender is not MailSender sender)
        {
            return null;
        }

        if (options.Relay is not SmtpRelay relay)
        {
            return options.Folder is string folder ? $"Mails werden in {folder} abgelegt" : null;
        }

        MailboxAddress[] recipients =
        [
            .. options.Offices.Values.Append(options.Office).Append(options.Owner).Append(options.Operator).Append(options.Management)
                .SelectMany(list => list).Distinct(StringComparer.Ordinal).Select(MailComposer.Mailbox).OfType<MailboxAddress>(),
        ];
        try
        {
            using AskingClient client = new() { Timeout = (int)relay.Timeout.TotalMilliseconds, CheckCertificateRevocation = false };
            SmtpChannel.Greet(client, relay);
            client.Ask(sender.From, recipients);
            client.Disconnect(quit: true);
        }
        catch (Exception exception) when (SmtpChannel.IsOfTheConversation(exception))
        {
            string reason = VisibleText.OnOneLine(relay.Login?.Hidden(exception.Message) ?? exception.Message);
            throw new UserError($"{relay.Host}:{relay.Port} nimmt keine Mail an ({reason.TrimEnd('.')}). Bitte Mail:Smtp prüfen und mit der Mailadministration klären.", 1, exception);
        }

        return $"{relay.Host}:{relay.Port} nimmt Mail für {recipients.Length} {(recipients.Length == 1 ? "Adresse" : "Adressen")} an; gesendet wurde nichts";
    }

    private sealed class AskingClient : SmtpClient
    {
        public void Ask(MailboxAddress sender, IEnumerable<MailboxAddress> recipients)
        {
            Require($"MAIL FROM:<{sender.GetAddress(idnEncode: true)}>");
            foreach (MailboxAddress recipient in recipients)
            {
                Require($"RCPT TO:<{recipient.GetAddress(idnEncode: true)}>");
            }

            SendCommand("RSET");
        }

        private void Require(string command)
        {
            SmtpResponse answer = SendCommand(command);
            if ((int)answer.StatusCode is < 200 or >= 300)
            {
                throw new ServiceNotConnectedException($"{command}: {(int)answer.StatusCode} {answer.Response}");
            }
        }
    }
}

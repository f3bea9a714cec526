using KiIndicators.Worker.Delivery.Mail;
using MimeKit;

namespace KiIndicators.Worker.Delivery;

/// <summary>A mail that somebody sends to see whether any arrives: past the outbox, at once, with its answer.</summary>
/// <param name="options">The way out.</param>
/// <param name="guard">Whether this machine may.</param>
/// <param name="template">The HTML.</param>
/// <param name="time">The clock.</param>
internal sealed class MailTest(MailOptions options, MachineGuard guard, MailTemplate template, TimeProvider time)
{
    /// <summary>Sends it.</summary>
    /// <param name="to">The address.</param>
    /// <returns>Where it was handed over, and the answer.</returns>
    /// <exception cref="UserError">There is no way out, or mail may not go this way.</exception>
    public (string Channel, SendOutcome Outcome) Send(string to)
    {
        if (DeliveryRegistration.ChannelOf(options) is not IMailChannel channel)
        {
            throw new UserError("Es ist kein Weg für Mail eingerichtet. Bitte Mail:From und Mail:Smtp:Host oder Mail:Folder angeben.", 2);
        }

        MailboxAddress address = MailComposer.Mailbox(to) ?? throw new UserError($"„{VisibleText.OnOneLine(to)}“ ist keine Adresse.", 2);
        if (!options.Allows(address))
        {
            throw new UserError($"An „{address.Domain}“ darf keine Mail gehen (Mail:AllowedDomains).", 2);
        }

        if (guard.WhyNot() is string why)
        {
            throw new UserError(why);
        }

        DateTimeOffset now = time.GetUtcNow();
        MailPage page = new("Probe: Mail von KiIndicators kommt an")
        {
            Blocks = [MailBlock.Paragraph($"Diese Mail hat jemand am {BerlinTime.Wall(now):dd.MM.yyyy} um {BerlinTime.Wall(now):HH:mm} Uhr mit „kiindicators mail test“ gesendet. Umlaute kommen richtig an: äöüß ÄÖÜ.")],
        };
        OutgoingMail mail = new(MailKind.Test, page.Title, page.ToText(), template.Render(page)) { Recipients = [to] };
        Envelope envelope = new(0, "", MailKind.Test, to, options.NewMessageId(), DeliveryState.Sending) { Subject = mail.Subject, ComposedAt = now };
        return (channel.Name, channel.Send(envelope, MailComposer.Content(mail)));
    }
}

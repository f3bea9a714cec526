using KiIndicators.Worker.Delivery.Mail;
using MimeKit;

namespace KiIndicators.Worker.Delivery;

/// <summary>Mail as files that somebody else takes on: each gets its name in one step, whole, and is never written over.</summary>
/// <param name="folder">The folder.</param>
/// <param name="sender">Who sends.</param>
internal sealed class FolderChannel(string folder, MailSender sender) : IMailChannel
{
    private const string Unfinished = ".neu";

    /// <inheritdoc/>
    public string Name => folder;

    /// <inheritdoc/>
    public SendOutcome Send(Envelope envelope, byte[] content)
    {
        using MimeMessage message = new();
        byte[] bytes = MailComposer.Bytes(
            MailComposer.Address(message, envelope.Subject, content, sender, envelope.Recipient, envelope.MessageId, envelope.ComposedAt));
        string path = Path.Combine(folder, $"{envelope.ComposedAt.UtcDateTime:yyyyMMdd-HHmmss}-{envelope.MessageId.Split('@')[0]}.eml");
        try
        {
            Directory.CreateDirectory(folder);
            using (FileStream file = new(path + Unfinished, FileMode.Create, FileAccess.Write))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(path + Unfinished, path, overwrite: false);
            return new SendOutcome(DeliveryState.Sent, $"abgelegt als {path}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Its name is its Message-ID: one that lies there was put there by an attempt before this one.
            return File.Exists(path)
                ? new SendOutcome(DeliveryState.Sent, $"lag schon als {path}")
                : new SendOutcome(DeliveryState.Waiting, DiskFault.Explain(folder, exception).Message) { IsChannelFault = true };
        }
    }
}

using KiIndicators.Worker.Delivery.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KiIndicators.Worker.Delivery;

/// <summary>Mail, as commands and worker get it.</summary>
internal static class DeliveryRegistration
{
    // As MailDispatch takes it apart: a process that is gone sends nothing any more.
    private static readonly string WorkerOfThisProcess = $"{Environment.MachineName}-{Environment.ProcessId}";

    /// <summary>Registers settings, outbox, guard and the way out.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services) => services
        .AddSettings<MailOptions>()
        .AddSingleton<Outbox>()
        .AddSingleton<MachineIdentity>()
        .AddSingleton<MachineGuard>()
        .AddSingleton<MailTemplate>()
        .AddSingleton<ReportMails>()
        .AddSingleton<MailTest>()
        .AddSingleton<OpenAlarms>()
        .AddSingleton(provider => new MailDispatch(
            provider.GetRequiredService<Outbox>(), provider.GetRequiredService<MachineGuard>(), provider.GetRequiredService<MailOptions>(),
            ChannelOf(provider.GetRequiredService<MailOptions>()), WorkerOfThisProcess, provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<MailDispatch>>()));

    /// <summary>The way out that is configured: a relay, else a folder; null: neither.</summary>
    public static IMailChannel? ChannelOf(MailOptions options) => options switch
    {
        { Sender: MailSender sender, Relay: SmtpRelay relay } => new SmtpChannel(relay, sender),
        { Sender: MailSender sender, Folder: string folder } => new FolderChannel(folder, sender),
        _ => null,
    };
}

using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Delivery.Mail;
using KiIndicators.Worker.Tests.Database;
using KiIndicators.Worker.Tests.Runs;
using Microsoft.Extensions.Time.Testing;

namespace KiIndicators.Worker.Tests.Delivery;

/// <summary>A database with an outbox on an armed machine, and what sends from it.</summary>
internal sealed class PostRoom : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 8, 17, 5, 0, 0, TimeSpan.Zero);

    public PostRoom(bool isArmed = true)
    {
        Options = new MailOptions
        {
            Sender = new MailSender(MailComposer.Mailbox("Integrationszentrum <ki@kreis.example>")!),
            MachineIdFile = Path.Combine(Database.Folder, "rechner"),
            Operator = ["betrieb@kreis.example"],
            Office = ["Ausschussbüro <buero@kreis.example>"],
            Owner = ["leitung@kreis.example"],
            Folder = Path.Combine(Database.Folder, "post"),
        };
        MoveTo("rechner-1");
        if (isArmed)
        {
            Guard.Arm("Test");
        }
    }

    public TestDatabase Database { get; } = TestDatabase.Upgraded();

    public FakeTimeProvider Time { get; } = new(Now);

    public LogList<MailDispatch> Log { get; } = new();

    public MailOptions Options { get; set; }

    public List<string> UnknownFolders { get; } = [];

    public MailTemplate Template { get; } = new();

    public Outbox Outbox => new(Database.Connections, Options, Time);

    public MachineGuard Guard => new(Database.Connections, new MachineIdentity(Options), Outbox, () => [.. UnknownFolders], Time);

    public Envelope[] Envelopes => [.. Outbox.Read().Rows.OrderBy(envelope => envelope.Id)];

    public DeliveryState[] States => [.. Envelopes.Select(envelope => envelope.State)];

    /// <summary>The database is on another machine now.</summary>
    public void MoveTo(string machine) => File.WriteAllText(Options.MachineIdFile!, machine);

    /// <summary>Uses a relay on this machine, in the clear.</summary>
    public PostRoom With(ScriptedRelay relay, int timeout = 5000)
    {
        Options = Options with
        {
            Relay = new SmtpRelay("127.0.0.1", relay.Port, relay.OffersStartTls ? SmtpSecurity.StartTls : SmtpSecurity.None, TimeSpan.FromMilliseconds(timeout))
            {
                Login = relay.AsksForLogin ? new SmtpLogin("ki", "streng-geheim") : null,
            },
        };
        return this;
    }

    public static OutgoingMail Mail(params string[] recipients) => new(MailKind.Alarm, "Probe", "Text", "<p>Text</p>")
    {
        Recipients = [.. recipients.Length == 0 ? ["einer@kreis.example"] : recipients],
    };

    public void Write(params OutgoingMail[] mails) => Database.Connections.Write(transaction =>
    {
        Outbox.Write(transaction, [.. mails]);
        return 0;
    });

    public MailDispatch Dispatch(string worker = "anderswo-1", IMailChannel? channel = null) =>
        new(Outbox, Guard, Options, channel ?? DeliveryRegistration.ChannelOf(Options), worker, Time, Log);

    public void Send(MailDispatch? dispatch = null) => (dispatch ?? Dispatch()).Send(CancellationToken.None);

    public void Dispose() => Database.Dispose();
}

using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Database.Providers;
using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Delivery.Mail;
using KiIndicators.Worker.Tests.Delivery;

namespace KiIndicators.Worker.Tests.Kills;

/// <summary>
/// Kills the real worker (SIGKILL) at every stage of a conversation with a relay, then starts one or two on the same database: no mail may arrive twice, and
/// none may be missing that is not unclear.
/// </summary>
/// <param name="program">kiindicators.dll.</param>
/// <param name="folder">A folder that `demo` has filled; it is changed.</param>
internal sealed class MailKillHarness(string program, string folder)
{
    // More than one worker sends in a round: the next kill meets what the one before has left.
    private const int MailsPerRound = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly SmtpStage[] Stages = Enum.GetValues<SmtpStage>();

    private readonly SqlDatabase database = DatabaseProvider.Create(SqlRoom.Sqlite, $"Data Source={Path.Combine(folder, "kiindicators.db")};Default Timeout=60");
    private readonly MailOptions options = new()
    {
        Sender = new MailSender(MailComposer.Mailbox("ki@kreis.example")!), MachineIdFile = Path.Combine(folder, "rechner"),
    };

    private readonly SortedDictionary<string, int> found = new(StringComparer.Ordinal);
    private readonly List<string> faults = [];
    private int written;

    // The only certificate that the worker trusts; on Linux the environment names it.
    private string Trusted => Path.Combine(folder, "relay.pem");

    private Outbox Outbox => new(database, options, TimeProvider.System);

    private Envelope[] Envelopes => [.. Outbox.Read().Rows];

    /// <summary>Kills so often, lets what is left be sent, and counts what arrived.</summary>
    public async Task<MailKillCounts> RunAsync(int kills, CancellationToken cancellation)
    {
        using X509Certificate2 certificate = RelayCertificate.Create();
        await File.WriteAllTextAsync(Trusted, certificate.ExportCertificatePem(), cancellation);
        await using ScriptedRelay relay = new() { OffersStartTls = true, AsksForLogin = true, Certificate = certificate };
        await File.WriteAllTextAsync(options.MachineIdFile!, "kill-harness", cancellation);
        new MachineGuard(database, new MachineIdentity(options), Outbox, () => [], TimeProvider.System).Arm("harness");
        for (int kill = 0; kill < kills; kill++)
        {
            await KillAsync(relay, kill, cancellation);
        }

        await FinishAsync(relay, cancellation);
        return Counts(kills, relay.Heard.Select(MessageIdOf).CountBy(id => id).ToDictionary(StringComparer.Ordinal));
    }

    private async Task KillAsync(ScriptedRelay relay, int kill, CancellationToken cancellation)
    {
        SmtpStage stage = Stages[kill % Stages.Length];
        int which = 1 + (kill / Stages.Length % MailsPerRound);
        int workers = 1 + (kill % 2);
        Write();
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource killed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int times = 0;
        relay.Reached = async at =>
        {
            if (at == stage && Interlocked.Increment(ref times) == which)
            {
                reached.SetResult();
                await killed.Task;
            }
        };
        WorkerProcess[] all = Start(relay, workers);
        if (await Task.WhenAny(reached.Task, Task.Delay(Patience, cancellation)) != reached.Task)
        {
            faults.Add($"{stage}, {which}: was not reached. {string.Join(' ', all.Select(worker => worker.Said))}");
        }

        foreach (WorkerProcess worker in all)
        {
            worker.Kill();
            worker.Dispose();
        }

        killed.SetResult();
        relay.Reached = _ => Task.CompletedTask;
        int sending = Envelopes.Count(envelope => envelope.State == DeliveryState.Sending);
        string state = $"{stage}: {sending} wird gesendet";
        found[state] = found.GetValueOrDefault(state) + 1;
    }

    private async Task FinishAsync(ScriptedRelay relay, CancellationToken cancellation)
    {
        Write();
        WorkerProcess[] all = Start(relay, workers: 2);
        long began = Stopwatch.GetTimestamp();
        while ((Envelopes.Any(envelope => envelope.State is DeliveryState.Waiting or DeliveryState.Sending) || !all.All(worker => worker.HasStarted))
            && Stopwatch.GetElapsedTime(began) < Patience)
        {
            await Task.Delay(20, cancellation);
        }

        foreach (WorkerProcess worker in all)
        {
            worker.Stop();
            await worker.EndAsync(Patience, cancellation);
            worker.Dispose();
        }
    }

    private MailKillCounts Counts(int kills, Dictionary<string, int> heard)
    {
        Envelope[] envelopes = Envelopes;
        foreach (Envelope envelope in envelopes)
        {
            int times = heard.GetValueOrDefault(envelope.MessageId);
            if (times > 1)
            {
                faults.Add($"{envelope.Id}: arrived {times} times");
            }

            if (envelope.State != DeliveryState.Unclear && (envelope.State, times) != (DeliveryState.Sent, 1))
            {
                faults.Add($"{envelope.Id}: {envelope.State}, arrived {times} times");
            }
        }

        if (envelopes.Length != written)
        {
            faults.Add($"{envelopes.Length} envelopes of {written}");
        }

        return new MailKillCounts(kills, written, heard.Values.Sum(), found, faults)
        {
            Sent = envelopes.Count(envelope => envelope.State == DeliveryState.Sent),
            UnclearAndArrived = envelopes.Count(envelope => envelope.State == DeliveryState.Unclear && heard.ContainsKey(envelope.MessageId)),
            UnclearAndMissing = envelopes.Count(envelope => envelope.State == DeliveryState.Unclear && !heard.ContainsKey(envelope.MessageId)),
        };
    }

    private void Write()
    {
        OutgoingMail[] mails = [.. Enumerable.Range(written, MailsPerRound).Select(number =>
            new OutgoingMail(MailKind.Digest, $"Mail {number}", "Text", "<p>Text</p>") { Recipients = ["jemand@kreis.example"] })];
        written += database.Write(transaction =>
        {
            Outbox.Write(transaction, [.. mails]);
            return mails.Length;
        });
    }

    private WorkerProcess[] Start(ScriptedRelay relay, int workers) =>
    [
        .. Enumerable.Range(0, workers).Select(_ => new WorkerProcess(
            program, folder,
            [
                ("KIINDICATORS_Mail__From", "ki@kreis.example"), ("KIINDICATORS_Mail__Smtp__Host", "localhost"), ("KIINDICATORS_Mail__Smtp__Port", $"{relay.Port}"),
                ("KIINDICATORS_Mail__Smtp__Security", "starttls"), ("KIINDICATORS_Mail__Smtp__User", "ki"), ("KIINDICATORS_Mail__Smtp__Password", "geheim"), ("SSL_CERT_FILE", Trusted), ("KIINDICATORS_Mail__MachineIdFile", options.MachineIdFile!),
            ],
            "run")),
    ];

    private static string MessageIdOf(string mail) =>
        mail.Split('\n').First(line => line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase)).Split('<', '>')[1];
}

/// <summary>What came of it.</summary>
/// <param name="Kills">How often a worker was killed.</param>
/// <param name="Written">How many mails were written down.</param>
/// <param name="Received">How many the relay has heard to their end.</param>
/// <param name="Found">Where the worker was at each kill, and how many envelopes it held.</param>
/// <param name="Faults">What was wrong; empty: no mail twice, and none missing that is not unclear.</param>
internal sealed record MailKillCounts(int Kills, int Written, int Received, IReadOnlyDictionary<string, int> Found, IReadOnlyList<string> Faults)
{
    /// <summary>How many are sent.</summary>
    public int Sent { get; init; }

    /// <summary>How many are unclear and have arrived.</summary>
    public int UnclearAndArrived { get; init; }

    /// <summary>How many are unclear and have not.</summary>
    public int UnclearAndMissing { get; init; }

    /// <summary>As lines for a person.</summary>
    public IEnumerable<string> Lines() =>
    [
        $"{Kills} kills, {Written} mails written down, {Received} received, none twice: {Sent} sent, {UnclearAndArrived} unclear and arrived, {UnclearAndMissing} unclear and not arrived; {Faults.Count} faults",
        .. Found.Select(state => $"  {state.Value,4} × {state.Key}"),
        .. Faults,
    ];
}

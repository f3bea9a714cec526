using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace KiIndicators.Worker.Tests.Delivery;

/// <summary>Where in a conversation something happens.</summary>
public enum SmtpStage
{
    Greeting,
    Ehlo,
    StartTls,
    Auth,
    Mail,
    Rcpt,
    Data,
    Content,
    Dot,
    Quit,
}

/// <summary>What happens there.</summary>
public enum Mishap
{
    RefusedForNow,
    RefusedForGood,
    Closed,
    Hanging,
    LateOk,
    Nonsense,
    NotOffered,
}

/// <summary>
/// A mail relay on this machine, as bad as real ones: at one stage of the conversation it does what the script says. What it has taken, by a 250 after the
/// final dot, or has heard to its end, is counted.
/// </summary>
internal sealed class ScriptedRelay : IAsyncDisposable
{
    private const string Refusal4 = "4.3.0 heute nicht";
    private const string Refusal5 = "5.7.1 niemals";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task accepting;
    private readonly List<Task> conversations = [];
    private readonly List<string> heard = [];
    private readonly List<string> taken = [];
    private int connections;

    public ScriptedRelay()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Where the mishap is, and which; null: all goes well.</summary>
    public (SmtpStage Stage, Mishap Mishap)? Script { get; set; }

    /// <summary>Whether it wants to be told who is there.</summary>
    public bool AsksForLogin { get; set; }

    public bool OffersStartTls { get; set; }

    /// <summary>With what it goes on after STARTTLS; null: it does not.</summary>
    public X509Certificate2? Certificate { get; set; }

    /// <summary>Is told each stage that a conversation reaches, before the answer; may wait.</summary>
    public Func<SmtpStage, Task> Reached { get; set; } = _ => Task.CompletedTask;

    public int Connections => connections;

    /// <summary>The mails whose final dot has come, answered or not.</summary>
    public string[] Heard => Copy(heard);

    /// <summary>The mails that were answered with 250.</summary>
    public string[] Taken => Copy(taken);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(conversations);
        stop.Dispose();
    }

    private static string[] Copy(List<string> list)
    {
        lock (list)
        {
            return [.. list];
        }
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                TcpClient client = await listener.AcceptTcpClientAsync(stop.Token);
                Interlocked.Increment(ref connections);
                conversations.Add(TalkAsync(client));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        await Task.Yield();
        using (client)
        {
            try
            {
                await new Conversation(this, client.GetStream(), stop.Token).RunAsync();
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException or ObjectDisposedException or AuthenticationException)
            {
                // The other side has gone, or the test is over: what was heard until then is counted.
            }
        }
    }

    private sealed class Conversation(ScriptedRelay relay, NetworkStream connection, CancellationToken stop)
    {
        // So little of the content is read before a mishap within it that the rest does not fit into the buffers of the connection.
        private const int Beginning = 1000;

        private Stream stream = connection;
        private StreamReader reader = new(connection, Encoding.Latin1, false, 512);

        public async Task RunAsync()
        {
            if (!await AnswerAsync(SmtpStage.Greeting, "220 bereit"))
            {
                return;
            }

            while (await reader.ReadLineAsync(stop) is string line)
            {
                string command = line.Split(' ', ':')[0].ToUpperInvariant();
                bool goesOn = command switch
                {
                    "EHLO" or "HELO" => await AnswerAsync(SmtpStage.Ehlo, Greeting()),
                    "STARTTLS" => await AnswerAsync(SmtpStage.StartTls, "220 los") && (relay.Certificate is null || !IsAccepted(SmtpStage.StartTls) || await EncryptAsync(relay.Certificate)),
                    "AUTH" => await AnswerAsync(SmtpStage.Auth, "235 2.7.0 willkommen"),
                    "MAIL" => await AnswerAsync(SmtpStage.Mail, "250 2.1.0 gut"),
                    "RCPT" => await AnswerAsync(SmtpStage.Rcpt, "250 2.1.5 gut"),
                    "DATA" => await AnswerAsync(SmtpStage.Data, "354 nur zu") && (!IsAccepted(SmtpStage.Data) || await ContentAsync()),
                    "RSET" => await SayAsync("250 2.0.0 gut"),
                    "QUIT" => await AnswerAsync(SmtpStage.Quit, "221 2.0.0 adieu") && false,
                    _ => await SayAsync("500 5.5.1 unbekannt"),
                };
                if (!goesOn)
                {
                    return;
                }
            }
        }

        private async Task<bool> EncryptAsync(X509Certificate2 certificate)
        {
            SslStream encrypted = new(connection, leaveInnerStreamOpen: false);
            await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop);
            stream = encrypted;
            reader = new StreamReader(encrypted, Encoding.Latin1, false, 512);
            return true;
        }

        private string Greeting() => string.Concat(
            "250-relay.example\r\n", relay.OffersStartTls ? "250-STARTTLS\r\n" : "", relay.AsksForLogin ? "250-AUTH PLAIN\r\n" : "", "250-PIPELINING\r\n", "250 SIZE 50000000");

        private bool IsAccepted(SmtpStage stage) => relay.Script?.Stage != stage;

        private async Task<bool> ContentAsync()
        {
            await relay.Reached(SmtpStage.Content);
            if (!IsAccepted(SmtpStage.Content))
            {
                char[] beginning = new char[Beginning];
                await reader.ReadBlockAsync(beginning, stop);
                if (relay.Script?.Mishap == Mishap.Hanging)
                {
                    await Task.Delay(Timeout.Infinite, stop);
                }

                return false;
            }

            StringBuilder content = new();
            while (await reader.ReadLineAsync(stop) is string line)
            {
                if (line == ".")
                {
                    string mail = content.ToString();
                    Add(relay.heard, mail);
                    bool goesOn = await AnswerAsync(SmtpStage.Dot, "250 2.0.0 eingereiht", () => Add(relay.taken, mail));
                    return goesOn;
                }

                content.AppendLine(line.StartsWith('.') ? line[1..] : line);
            }

            return false;
        }

        private static void Add(List<string> list, string mail)
        {
            lock (list)
            {
                list.Add(mail);
            }
        }

        private async Task<bool> AnswerAsync(SmtpStage stage, string good, Action? taken = null)
        {
            await relay.Reached(stage);
            if (relay.Script is not (SmtpStage at, Mishap mishap) || at != stage)
            {
                taken?.Invoke();
                return await SayAsync(good);
            }

            switch (mishap)
            {
                case Mishap.RefusedForNow:
                    return await SayAsync(stage == SmtpStage.Greeting ? $"421 {Refusal4}" : stage is SmtpStage.Auth or SmtpStage.StartTls ? $"454 {Refusal4}" : $"451 {Refusal4}");
                case Mishap.RefusedForGood:
                    return await SayAsync(stage == SmtpStage.Auth ? $"535 {Refusal5}" : $"554 {Refusal5}");
                case Mishap.Nonsense:
                    return await SayAsync("ja bitte");
                case Mishap.LateOk:
                    await UntilTheOtherHasGoneAsync();
                    taken?.Invoke();
                    return await SayAsync(good);
                case Mishap.Hanging:
                    await UntilTheOtherHasGoneAsync();
                    return false;
                default:
                    return false; // closed
            }
        }

        // Whoever waits in vain gives up by himself.
        private async Task UntilTheOtherHasGoneAsync()
        {
            while (await reader.ReadLineAsync(stop) is not null)
            {
            }
        }

        private async Task<bool> SayAsync(string answer)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"{answer}\r\n"), stop);
            return true;
        }
    }
}

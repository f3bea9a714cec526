using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace KiIndicators.Worker.Tests.Meetings.Feeds;

/// <summary>What a server says to one request.</summary>
/// <param name="Body">The bytes of the body.</param>
internal sealed record Answer(byte[] Body)
{
    public int Status { get; init; } = 200;

    public string Type { get; init; } = "application/json";

    public string? Location { get; init; }

    /// <summary>So many bytes of the body are sent, and then the connection breaks.</summary>
    public int? CutAfter { get; init; }

    /// <summary>Nothing is said, or nothing after the head; the connection stays open.</summary>
    public bool IsSilent { get; init; }

    /// <summary>The body has no end.</summary>
    public bool IsEndless { get; init; }

    public static Answer Json(string text) => new(Encoding.UTF8.GetBytes(text));

    public static Answer Calendar(string text) => new(Encoding.UTF8.GetBytes(text)) { Type = "text/calendar" };

    public static Answer Fault(int status) => Json("{}") with { Status = status };
}

/// <summary>
/// A council information system on this machine, as bad as real ones: what it says to each request is scripted, down to where the connection breaks.
/// </summary>
internal sealed class FeedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly X509Certificate2? certificate;
    private readonly Task accepting;
    private readonly List<Task> conversations = [];
    private readonly List<string> asked = [];
    private readonly Dictionary<string, Func<int, Answer>> scripts = new(StringComparer.Ordinal);

    public FeedServer(X509Certificate2? certificate = null)
    {
        this.certificate = certificate;
        listener.Start();
        accepting = AcceptAsync();
    }

    public string Root => $"{(certificate is null ? "http" : "https")}://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>Paths that were asked for, in order.</summary>
    public string[] Asked
    {
        get
        {
            lock (asked)
            {
                return [.. asked];
            }
        }
    }

    /// <summary>Is set as soon as a request has come whose answer is silence.</summary>
    public TaskCompletionSource Silent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Says the same to each request for a path.</summary>
    public void Says(string path, Answer answer) => scripts[path] = _ => answer;

    /// <summary>Says what the script says to the first, second ... request for a path.</summary>
    public void Says(string path, Func<int, Answer> script) => scripts[path] = script;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(conversations);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                conversations.Add(TalkAsync(await listener.AcceptTcpClientAsync(stop.Token)));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return; // stopped
            }
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using Stream stream = await SecuredAsync(client.GetStream());
                while (await ReadPathAsync(stream) is string path)
                {
                    int time;
                    lock (asked)
                    {
                        asked.Add(path);
                        time = asked.Count(one => one == path);
                    }

                    if (!await AnswerAsync(stream, scripts.TryGetValue(path, out Func<int, Answer>? script) ? script(time) : Answer.Fault(404)))
                    {
                        return;
                    }
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException
                or System.Security.Authentication.AuthenticationException)
            {
                return; // the client has gone, as it should
            }
        }
    }

    private async Task<Stream> SecuredAsync(NetworkStream stream)
    {
        if (certificate is null)
        {
            return stream;
        }

        SslStream secured = new(stream);
        await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop.Token);
        return secured;
    }

    private async Task<string?> ReadPathAsync(Stream stream)
    {
        StringBuilder head = new();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, stop.Token) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        return head.ToString().Split(' ')[1];
    }

    private async Task<bool> AnswerAsync(Stream stream, Answer answer)
    {
        if (answer.IsSilent)
        {
            Silent.TrySetResult();
            await Task.Delay(Timeout.Infinite, stop.Token);
        }

        string length = answer.IsEndless ? "" : string.Create(CultureInfo.InvariantCulture, $"Content-Length: {answer.Body.Length}\r\n");
        string location = answer.Location is string target ? $"Location: {target}\r\n" : "";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {answer.Status} X\r\nContent-Type: {answer.Type}\r\n{length}{location}\r\n"), stop.Token);
        while (answer.IsEndless)
        {
            await stream.WriteAsync(answer.Body, stop.Token);
        }

        await stream.WriteAsync(answer.Body.AsMemory(0, answer.CutAfter ?? answer.Body.Length), stop.Token);
        await stream.FlushAsync(stop.Token);
        return answer.CutAfter is null;
    }
}

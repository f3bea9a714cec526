using System.Net;
using System.Net.Sockets;

namespace KiIndicators.Worker.Tests.Database;

/// <summary>Stands between the program and a server, and cuts the first connections in the middle of what the server says.</summary>
internal sealed class Proxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly string host;
    private readonly int port;
    private readonly int cuts;
    private readonly long after;
    private int taken;

    /// <param name="host">The server.</param>
    /// <param name="port">Its port.</param>
    /// <param name="cuts">So many connections are cut; the later ones go through.</param>
    /// <param name="after">Bytes of the server that still go through.</param>
    public Proxy(string host, int port, int cuts, long after)
    {
        (this.host, this.port, this.cuts, this.after) = (host, port, cuts, after);
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Dispose() => listener.Stop();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await listener.AcceptTcpClientAsync();
                _ = ForwardAsync(client, ++taken <= cuts ? after : long.MaxValue);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // stopped
        }
    }

    private async Task ForwardAsync(TcpClient client, long limit)
    {
        using TcpClient near = client;
        using TcpClient far = new();
        await far.ConnectAsync(host, port);
        await Task.WhenAny(
            CopyAsync(near.GetStream(), far.GetStream(), long.MaxValue), CopyAsync(far.GetStream(), near.GetStream(), limit));
        near.LingerState = new LingerOption(true, 0);
    }

    private static async Task CopyAsync(NetworkStream from, NetworkStream to, long limit)
    {
        byte[] buffer = new byte[4096];
        for (long copied = 0; copied < limit;)
        {
            int count = await from.ReadAsync(buffer);
            if (count == 0)
            {
                return;
            }

            await to.WriteAsync(buffer.AsMemory(0, count));
            copied += count;
        }
    }
}

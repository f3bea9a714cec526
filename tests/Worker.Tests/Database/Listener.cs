using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KiIndicators.Worker.Tests.Database;

/// <summary>Something on loopback that is no SQL Server: it refuses, stays silent or breaks off.</summary>
internal sealed class Listener : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> accepted = [];

    private Listener() => listener.Start();

    /// <summary>Connections taken so far.</summary>
    public int Taken
    {
        get
        {
            lock (accepted)
            {
                return accepted.Count;
            }
        }
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>A port on which nobody listens any more.</summary>
    public static int RefusedPort()
    {
        using Listener gone = new();
        return gone.Port;
    }

    /// <summary>Accepts and never answers.</summary>
    public static Listener Silent() => Accepting(_ => { });

    /// <summary>Takes the first greeting and breaks the connection off, as a server that is shut down.</summary>
    public static Listener Resetting() => Accepting(socket =>
    {
        socket.Receive(new byte[1]);
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    });

    /// <summary>Speaks TLS with a certificate that nobody trusts.</summary>
    public static Listener Untrusted() => Accepting(socket =>
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=fremd", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        using SslStream stream = new(new NetworkStream(socket));
        try
        {
            stream.AuthenticateAsServer(certificate);
            stream.ReadByte();
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException)
        {
            // the other side refused, as it should
        }
    });

    public void Dispose()
    {
        listener.Stop();
        lock (accepted)
        {
            accepted.ForEach(socket => socket.Dispose());
        }
    }

    private static Listener Accepting(Action<Socket> greet)
    {
        Listener server = new();
        server.Accept(greet);
        return server;
    }

    // A thread of its own: the pool's may all be at work in other tests, and whoever connects waits two seconds.
    private void Accept(Action<Socket> greet) => new Thread(() =>
    {
        try
        {
            while (true)
            {
                Socket socket = listener.AcceptSocket();
                lock (accepted)
                {
                    accepted.Add(socket);
                }

                greet(socket);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // stopped
        }
    }) { IsBackground = true }.Start();
}

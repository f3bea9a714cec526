using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using KiIndicators.Worker.Delivery;
using MimeKit;
using Shouldly;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;
using Xunit;

namespace KiIndicators.Worker.Tests.Delivery;

/// <summary>Mail to a real server (NuGet package SmtpServer), with TLS and a login, and what arrives there.</summary>
public sealed class RealRelayTests : IAsyncLifetime
{
    private const string Password = "streng geheim, mit Umlaut: ü";

    private readonly ConcurrentQueue<MimeMessage> arrived = [];
    private readonly CancellationTokenSource stop = new();
    private readonly X509Certificate2 certificate = RelayCertificate.Create();
    private readonly PostRoom room = new();
    private readonly int startTls = FreePort();
    private readonly int tls = FreePort();
    private Task running = Task.CompletedTask;

    public ValueTask InitializeAsync()
    {
        ISmtpServerOptions options = new SmtpServerOptionsBuilder()
            .ServerName("relay.example")
            .Endpoint(endpoint => endpoint.Port(startTls).Certificate(certificate).AuthenticationRequired().AllowUnsecureAuthentication(false))
            .Endpoint(endpoint => endpoint.Port(tls, isSecure: true).Certificate(certificate).AuthenticationRequired())
            .Build();
        ServiceProvider services = new();
        services.Add(new Arrivals(arrived));
        services.Add(new DelegatingUserAuthenticator((user, password) => user == "ki" && password == Password));
        running = new SmtpServer.SmtpServer(options, services).StartAsync(stop.Token);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
        certificate.Dispose();
        room.Dispose();
    }

    [Theory]
    [InlineData("starttls")]
    [InlineData("tls")]
    public void Mail_OverTlsWithALogin_ArrivesOnceAtEachRecipient_InAnEnvelopeOfItsOwn(string security)
    {
        room.Write(PostRoom.Mail("Jürgen Müller <juergen@kreis.example>", "zwei@bücher.example"));

        room.Send(room.Dispatch(channel: Channel(security == "tls" ? SmtpSecurity.Tls : SmtpSecurity.StartTls, Password, trusts: true)));

        room.States.ShouldBe([DeliveryState.Sent, DeliveryState.Sent]);
        arrived.Select(mail => mail.To.Mailboxes.Single()).Select(to => $"{to.Name} {to.Address}".Trim())
            .ShouldBe(["Jürgen Müller juergen@kreis.example", "zwei@bücher.example"], ignoreOrder: true);
        arrived.Select(mail => mail.MessageId).ShouldBe(room.Envelopes.Select(envelope => envelope.MessageId), ignoreOrder: true);
        room.Envelopes[0].LastAnswer!.ShouldStartWith("250 ");
    }

    [Fact]
    public void Certificate_ThatTheSystemDoesNotTrust_IsRefusedAndNothingIsSaid()
    {
        room.Write(PostRoom.Mail());
        room.Send(room.Dispatch(channel: Channel(SmtpSecurity.StartTls, Password, trusts: false)));
        room.States.ShouldBe([DeliveryState.Waiting]);
        arrived.ShouldBeEmpty();
    }

    [Fact]
    public void Password_ThatIsWrong_FailsForGood_AndStandsNowhere()
    {
        room.Write(PostRoom.Mail());
        room.Send(room.Dispatch(channel: Channel(SmtpSecurity.Tls, "falsch-geraten", trusts: true)));
        Envelope envelope = room.Envelopes.ShouldHaveSingleItem();
        envelope.State.ShouldBe(DeliveryState.Failed);
        envelope.LastAnswer!.ShouldNotContain("falsch-geraten");
        room.Log.Entries.ShouldAllBe(entry => !entry.Message.Contains("falsch-geraten"));
    }

    private SmtpChannel Channel(SmtpSecurity security, string password, bool trusts) => new(
        new SmtpRelay("localhost", security == SmtpSecurity.Tls ? tls : startTls, security, TimeSpan.FromSeconds(30)) { Login = new SmtpLogin("ki", password) },
        room.Options.Sender!, trusts ? (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString() : null);

    private static int FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private sealed class Arrivals(ConcurrentQueue<MimeMessage> arrived) : MessageStore
    {
        public override Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            transaction.To.Count.ShouldBe(1);
            arrived.Enqueue(MimeMessage.Load(new MemoryStream(buffer.ToArray()), cancellationToken));
            return Task.FromResult(SmtpResponse.Ok);
        }
    }
}

using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using KiIndicators.Worker.Meetings.Feeds;
using KiIndicators.Worker.Tests.Database;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Meetings.Feeds;

/// <summary>What comes over the wire, and what never may: no wait on the real clock, no other host, no end of bytes.</summary>
public sealed class FeedClientTests : IAsyncDisposable
{
    private static readonly FeedLimits Quick = new() { RetryDelay = TimeSpan.Zero, Answer = 1 << 20 };

    private readonly FeedServer server = new();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2025, 11, 1, 8, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Answer_ThatComes_IsTheBody()
    {
        server.Says("/x", Answer.Json("{\"a\":1}"));

        (await GetAsync("/x")).ShouldBe("{\"a\":1}");
    }

    /// <summary>CC e-gov and Somacos: a 500 out of nothing, which works when asked again.</summary>
    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task Server_ThatFailsTwice_IsAskedAThirdTime(int status)
    {
        server.Says("/x", turn => turn < 3 ? Answer.Fault(status) : Answer.Json("[]"));

        (await GetAsync("/x")).ShouldBe("[]");
        server.Asked.Length.ShouldBe(3);
    }

    [Fact]
    public async Task Server_ThatKeepsFailing_IsAFaultAfterSomeTries()
    {
        server.Says("/x", Answer.Fault(500));

        (await FaultAsync("/x")).ShouldContain("antwortet mit 500");
        server.Asked.Length.ShouldBe(1 + Quick.Retries);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task Refusal_IsAFaultAtOnce(int status)
    {
        server.Says("/x", Answer.Fault(status));

        (await FaultAsync("/x")).ShouldContain($"antwortet mit {status}");
        server.Asked.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Answer_ThatBreaksOff_IsAskedForAgain()
    {
        server.Says("/x", turn => Answer.Json("{\"data\":[1,2,3]}") with { CutAfter = turn == 1 ? 5 : null });

        (await GetAsync("/x")).ShouldBe("{\"data\":[1,2,3]}");
    }

    [Fact]
    public async Task Answer_ThatAlwaysBreaksOff_IsAFault()
    {
        server.Says("/x", Answer.Json("{\"data\":[1,2,3]}") with { CutAfter = 5 });

        (await FaultAsync("/x")).ShouldContain("bricht ab");
    }

    [Fact]
    public async Task Server_ThatSaysNothing_IsGivenUpAfterItsTime()
    {
        server.Says("/x", Answer.Json("") with { IsSilent = true });

        Task<string> fault = FaultAsync("/x", Quick with { Retries = 0 });
        await server.Silent.Task.WaitAsync(Cancellation);
        fault.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(60));

        (await fault).ShouldContain("antwortet nicht rechtzeitig");
    }

    [Fact]
    public async Task Reading_ThatTakesTooLongAltogether_IsGivenUp()
    {
        server.Says("/x", Answer.Json("") with { IsSilent = true });

        Task<string> fault = FaultAsync("/x", Quick with { Retries = 0, Reading = TimeSpan.FromSeconds(30) });
        await server.Silent.Task.WaitAsync(Cancellation);
        time.Advance(TimeSpan.FromSeconds(30));

        (await fault).ShouldContain("noch nicht alles geliefert");
    }

    [Fact]
    public async Task Worker_ThatStops_DoesNotWaitForASlowServer()
    {
        server.Says("/x", Answer.Json("") with { IsSilent = true });
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using FeedClient client = Client(Quick);

        Task<byte[]> reading = client.GetAsync(new Uri(server.Root + "/x"), stop.Token);
        await server.Silent.Task.WaitAsync(Cancellation);
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(reading);
    }

    [Fact]
    public async Task Answer_OfMoreThanItMayBe_IsNotReadToItsEnd()
    {
        server.Says("/x", new Answer(new byte[1 << 16]) { IsEndless = true });

        (await FaultAsync("/x")).ShouldContain("mehr als 1024 KiB");
        server.Asked.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Answers_OfMoreThanAllMayBe_AreNotReadOn()
    {
        server.Says("/x", new Answer(new byte[700_000]));
        using FeedClient client = Client(Quick with { AllAnswers = 1_000_000 });

        await client.GetAsync(new Uri(server.Root + "/x"), Cancellation);
        (await Should.ThrowAsync<FeedFault>(() => client.GetAsync(new Uri(server.Root + "/x"), Cancellation))).Message.ShouldContain("liefert mehr als");
    }

    [Fact]
    public async Task Redirect_OnTheSameHost_IsFollowed()
    {
        server.Says("/old", Answer.Json("") with { Status = 301, Location = "/new" });
        server.Says("/new", Answer.Json("[1]"));

        (await GetAsync("/old")).ShouldBe("[1]");
    }

    [Theory]
    [InlineData("http://example.org/x")]
    [InlineData("http://127.0.0.1:1/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//example.org/x")]
    public async Task Redirect_ToAnotherHost_IsNotFollowed(string target)
    {
        server.Says("/x", Answer.Json("") with { Status = 302, Location = target });

        (await FaultAsync("/x")).ShouldContain("anderen Rechner");
    }

    [Fact]
    public async Task Redirect_InACircle_HasAnEnd()
    {
        server.Says("/x", Answer.Json("") with { Status = 302, Location = "/x" });

        (await FaultAsync("/x")).ShouldContain("leitet im Kreis um");
    }

    [Fact]
    public async Task Server_ThatRefusesTheConnection_IsAFault() =>
        (await Should.ThrowAsync<FeedFault>(async () =>
        {
            string address = $"http://localhost:{Listener.RefusedPort()}/x";
            using FeedClient client = new(new FeedSettings("allris", "oparl", address), Quick, time);
            await client.GetAsync(new Uri(address), Cancellation);
        })).Message.ShouldContain("nicht erreichbar");

    [Fact]
    public async Task Certificate_ThatHasExpired_IsAFaultAndNothingIsAsked()
    {
        using X509Certificate2 expired = Certificate(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(1));
        await using FeedServer secured = new(expired);
        secured.Says("/x", Answer.Json("[]"));
        using FeedClient client = new(new FeedSettings("allris", "oparl", secured.Root), Quick, time);

        (await Should.ThrowAsync<FeedFault>(() => client.GetAsync(new Uri(secured.Root + "/x"), Cancellation))).Message.ShouldContain("Zertifikat");
        secured.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Proxy_OfTheSettings_IsWhomIsAsked()
    {
        server.Says("http://ris.example/oparl", Answer.Json("[7]"));
        FeedSettings feed = new("allris", "oparl", "http://ris.example/oparl") { Proxy = new Uri(server.Root) };
        using FeedClient client = new(feed, Quick, time);

        Encoding.UTF8.GetString(await client.GetAsync(new Uri(feed.Address), Cancellation)).ShouldBe("[7]");
    }

    [Fact]
    public void Address_WithHttpOfAHostReachedByHttps_IsAskedByHttps()
    {
        using FeedClient client = new(new FeedSettings("allris", "oparl", "https://ris.example/oparl"), Quick, time);

        client.Own("http://ris.example/oparl/meeting?page=2").ShouldBe(new Uri("https://ris.example/oparl/meeting?page=2"));
        Should.Throw<FeedFault>(() => client.Own("https://ris.example:8443/x"));
        Should.Throw<FeedFault>(() => client.Own("https://ris.example.evil.example/x"));
    }

    private async Task<string> GetAsync(string path)
    {
        using FeedClient client = Client(Quick);
        return Encoding.UTF8.GetString(await client.GetAsync(new Uri(server.Root + path), Cancellation));
    }

    private async Task<string> FaultAsync(string path, FeedLimits? limits = null)
    {
        using FeedClient client = Client(limits ?? Quick);
        return (await Should.ThrowAsync<FeedFault>(() => client.GetAsync(new Uri(server.Root + path), Cancellation))).Message;
    }

    private FeedClient Client(FeedLimits limits) => new(new FeedSettings("allris", "oparl", server.Root), limits, time);

    private static X509Certificate2 Certificate(DateTimeOffset from, DateTimeOffset to)
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 made = request.CreateSelfSigned(from, to);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}

using System.Net.Sockets;
using System.Text;
using KiIndicators.Worker.Jobs;
using KiIndicators.Worker.Tests.Kills;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Jobs;

/// <summary>What systemd hears of the worker; without it the unit would be ended after a minute and a half as one that never came up.</summary>
[Slow(Because.StartsTheProgram)]
public sealed class SystemdUnitTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The parent of the test's process is no systemd, nor can the worker see it where the unit hides the processes of others.</summary>
    [Fact]
    public async Task Worker_UnderAUnitThatHidesSystemd_SaysThatItIsUpAndThatItStops()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "systemd");
        using TemporaryFolder folder = new();
        using Socket systemd = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        systemd.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder.Path, "notify")));
        (await Commands.Program.RunAsync(folder.Path, Cancellation, ["db", "upgrade"])).ExitCode.ShouldBe(0);

        using WorkerProcess worker = new(
            Path.Combine(AppContext.BaseDirectory, "kiindicators.dll"), folder.Path, [(SystemdUnit.NotifySocket, Path.Combine(folder.Path, "notify"))], "run");

        (await HearAsync(systemd)).ShouldBe("READY=1", worker.Said);
        worker.Stop();
        (await HearAsync(systemd)).ShouldBe("STOPPING=1", worker.Said);
        await worker.EndAsync(Patience, Cancellation);
        worker.ExitCode.ShouldBe(0);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static async Task<string> HearAsync(Socket systemd)
    {
        byte[] said = new byte[256];
        int length = await systemd.ReceiveAsync(said, Cancellation).AsTask().WaitAsync(Patience, Cancellation);
        return Encoding.UTF8.GetString(said, 0, length);
    }
}

using KiIndicators.Worker.Commands;
using KiIndicators.Worker.Jobs;
using KiIndicators.Worker.Tests.Database;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Quartz;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Jobs;

public sealed class WorkerHostTests
{
    [Fact]
    public async Task Stop_ThatTakesTooLong_SaysWhatIsLeft()
    {
        using CancellationTokenSource stop = new();
        using IHost host = Host(new Service(stop.Cancel, new TaskCompletionSource().Task));
        UserError error = await Should.ThrowAsync<UserError>(() => WorkerHost.RunAsync(host, stop.Token));
        error.ExitCode.ShouldBe(1);
        error.Message.ShouldContain("der nächste Start");
    }

    [Fact]
    public async Task Stop_InTime_IsNoFailure()
    {
        using CancellationTokenSource stop = new();
        using IHost host = Host(new Service(stop.Cancel, Task.CompletedTask));
        await Should.NotThrowAsync(() => WorkerHost.RunAsync(host, stop.Token));
    }

    [Fact]
    public async Task Stop_BeforeAnythingIsBegun_IsNoFailure()
    {
        using IHost host = Host(new Service(() => { }, Task.CompletedTask));
        await Should.NotThrowAsync(() => WorkerHost.RunAsync(host, new CancellationToken(canceled: true)));
    }

    /// <summary>Several workers on one server share the firings; a SQLite file has one worker at a time that looks by itself.</summary>
    [Theory]
    [InlineData("sqlite", "Data Source=x.db", false)]
    [InlineData("sqlserver", "Server=127.0.0.1;Database=KiIndicators;User ID=ki;Password=x", true)]
    public void Jobs_OnAServer_AreShared(string provider, string connectionString, bool isShared)
    {
        using IHost host = Worker(provider, connectionString);

        host.Services.GetRequiredService<IOptions<ClusteringOptions>>().Value.Enabled.ShouldBe(isShared);
        if (isShared)
        {
            host.Services.GetRequiredService<IOptions<AdoJobStoreOptions>>().Value.TablePrefix.ShouldBe("ki.QRTZ_");
        }
    }

    /// <summary>The shared store asks the server by the driver that the program has.</summary>
    [Fact]
    public async Task Jobs_OnAServerThatRefuses_FailWithWhatTheDriverSays()
    {
        using IHost host = Worker(
            "sqlserver", $"Server=127.0.0.1,{Listener.RefusedPort()};Database=KiIndicators;User ID=ki;Password=x;Connect Timeout=2;Connect Retry Count=0");

        Exception failure = await Should.ThrowAsync<Exception>(() => host.StartAsync(TestContext.Current.CancellationToken));

        failure.GetBaseException().ToString().ShouldContain("Microsoft.Data.SqlClient");
    }

    private static IHost Worker(string provider, string connectionString) => WorkerHost.Build(services => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton<Action<string>>(_ => { })
        .AddSlices(() => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider, ["Database:ConnectionString"] = connectionString, ["Committees:SGS"] = "Ausschuss",
        })));

    private static IHost Host(Service service)
    {
        HostApplicationBuilder builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(1)).AddSingleton<IHostedService>(service);
        IHost host = builder.Build();
        service.Register(host.Services.GetRequiredService<IHostApplicationLifetime>());
        return host;
    }

    /// <summary>What runs in the worker: what happens once it has started, and what its end waits for.</summary>
    private sealed class Service(Action started, Task atHand) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => atHand.WaitAsync(cancellationToken);

        public void Register(IHostApplicationLifetime lifetime) => lifetime.ApplicationStarted.Register(started);
    }
}

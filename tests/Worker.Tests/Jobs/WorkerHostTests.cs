using KiIndicators.Worker.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
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

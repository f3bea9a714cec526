using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Verification;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace KiIndicators.Worker.Runs;

/// <summary>The path from rows to delivered reports, as commands, worker and demo get it.</summary>
internal static class RunsRegistration
{
    /// <summary>Registers settings and path.</summary>
    public static IServiceCollection AddRuns(this IServiceCollection services) => services
        .AddSettings<ReportsOptions>()
        .AddSettings<ImportOptions>()
        .AddSingleton<EvaluationSource>()
        .AddSingleton<RecordedRuns>()
        .AddSingleton<ListImports>()
        .AddSingleton<ActivityLooks>()
        .AddSingleton<WatchedImports>()
        .AddSingleton<BaselineFreezing>()
        .AddSingleton<ReportRun>()
        .AddSingleton<ReportRebuild>()
        .AddSingleton<RebuildPapers>(provider => provider.GetRequiredService<ReportRebuild>().MakeAsync)
        .AddSingleton<ReleaseGate>()
        .AddSingleton<Telemetry>()
        .AddSingleton<WatchedRun>()
        .AddSingleton<MakeReport>(provider => (meeting, revision, asOf, isReleased, cancellation) => provider.GetRequiredService<WatchedRun>().MakeAsync(
            meeting, WatchedRun.Report, () => provider.GetRequiredService<ReportRun>().MakeAsync(meeting, revision, asOf, isReleased, cancellation)))
        .AddSingleton(WorkerName.ThisProcess)
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<OccurrenceClaims>(
            provider, provider.GetRequiredService<WorkerName>().Name))
        .AddSingleton(provider => new ReportPublication(
            provider.GetRequiredService<SqlDatabase>(), provider.GetRequiredService<LedgerStore>(),
            provider.GetRequiredService<OccurrenceClaims>(), provider.GetRequiredService<ReportsOptions>().Folder,
            gate: provider.GetRequiredService<ReleaseGate>())
        {
            Watch = provider.GetRequiredService<WatchedRun>(),
            Outbox = provider.GetRequiredService<Outbox>(),
            Guard = provider.GetRequiredService<MachineGuard>(),
        })
        .AddSingleton(provider => new ReportShelf(
            provider.GetRequiredService<LedgerStore>(), provider.GetRequiredService<OccurrenceClaims>(),
            provider.GetRequiredService<ReportsOptions>().Folder, provider.GetRequiredService<ReleaseGate>()))
        .AddSingleton<DraftRun>()
        .AddSingleton<MakeDraft>(provider => (meeting, revision, asOf, cancellation) => provider.GetRequiredService<WatchedRun>().MakeAsync(
            meeting, WatchedRun.Draft, () => provider.GetRequiredService<DraftRun>().MakeAsync(meeting, revision, asOf, cancellation)))
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<DraftReports>(
            provider,
            new ReportPublication(
                provider.GetRequiredService<SqlDatabase>(), provider.GetRequiredService<LedgerStore>(), provider.GetRequiredService<OccurrenceClaims>(),
                provider.GetRequiredService<ReportsOptions>().DraftRoot)
            {
                Outbox = provider.GetRequiredService<Outbox>(),
            Guard = provider.GetRequiredService<MachineGuard>(),
            },
            new ReportShelf(
                provider.GetRequiredService<LedgerStore>(), provider.GetRequiredService<OccurrenceClaims>(), provider.GetRequiredService<ReportsOptions>().DraftRoot)))
        .AddSingleton<FindUnknownFolders>(provider => () => ReportShelf.Unknown(
            provider.GetRequiredService<LedgerStore>(), provider.GetRequiredService<ReportsOptions>().Folder, provider.GetRequiredService<ReportsOptions>().DraftRoot))
        .AddSingleton<StartWarnings>()
        .AddSingleton<DueReports>();
}

/// <summary>Name of this worker, unique to the process: who claimed a report.</summary>
/// <param name="Name">Machine and process.</param>
internal sealed record WorkerName(string Name)
{
    /// <summary>That of this process.</summary>
    public static WorkerName ThisProcess { get; } = new($"{Environment.MachineName}-{Environment.ProcessId}");
}

using KiIndicators.Worker.Audit.Baselines;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Database.Providers;
using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Digest;
using KiIndicators.Worker.Export;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Jobs;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Meetings.Feeds;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.Proof;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Watch;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KiIndicators.Worker.Commands;

/// <summary>The slices of the program, each registered once, for commands, worker and demo.</summary>
internal static class Slices
{
    /// <summary>Registers all; nothing is read yet.</summary>
    /// <param name="services">Takes them.</param>
    /// <param name="sources">Gives the settings, when the first is asked for.</param>
    public static IServiceCollection AddSlices(this IServiceCollection services, Func<IConfigurationBuilder> sources) => services
        .AddSingleton(provider => new WorkerSettings(sources(), provider.GetServices<SliceSettings>()))
        .AddDatabase()
        .AddCatalogue()
        .AddRuns()
        .AddReports()
        .AddProof()
        .AddMeetings()
        .AddDeadlines()
        .AddFeeds()
        .AddDelivery()
        .AddDigest()
        .AddExport()
        .AddWatch()
        .AddJobs()
        .AddLedger()
        .AddBaselines();
}

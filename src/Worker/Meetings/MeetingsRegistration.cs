using KiIndicators.Worker.Database;
using Microsoft.Extensions.DependencyInjection;

namespace KiIndicators.Worker.Meetings;

/// <summary>Committees and meetings as commands, worker and demo get them.</summary>
internal static class MeetingsRegistration
{
    /// <summary>Registers settings and store.</summary>
    public static IServiceCollection AddMeetings(this IServiceCollection services) => services
        .AddSettings<Committees>()
        .AddSingleton<ReportTroubles>()
        .AddSingleton(provider => new MeetingStore(
            provider.GetRequiredService<SqlDatabase>(), provider.GetRequiredService<Committees>().All));
}

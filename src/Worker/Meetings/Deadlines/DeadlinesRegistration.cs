using Microsoft.Extensions.DependencyInjection;

namespace KiIndicators.Worker.Meetings.Deadlines;

/// <summary>When reports are due, as commands, worker and demo get it.</summary>
internal static class DeadlinesRegistration
{
    /// <summary>Registers settings and calendar.</summary>
    public static IServiceCollection AddDeadlines(this IServiceCollection services) => services
        .AddSettings<DeadlineOptions>()
        .AddSingleton<ReportCalendar>()
        .AddSingleton<DeadlineText>();
}

using KiIndicators.Worker.Database;
using KiIndicators.Worker.Meetings.Feeds.ICalendar;
using KiIndicators.Worker.Meetings.Feeds.Lists;
using KiIndicators.Worker.Meetings.Feeds.OParl;
using Microsoft.Extensions.DependencyInjection;

namespace KiIndicators.Worker.Meetings.Feeds;

/// <summary>Calendars and lists as commands, worker and demo get them.</summary>
internal static class FeedsRegistration
{
    /// <summary>Registers settings, kinds of calendars and the look at them.</summary>
    public static IServiceCollection AddFeeds(this IServiceCollection services) => services
        .AddSettings<FeedOptions>()
        .AddSingleton(new FeedLimits())
        .AddSingleton<IMeetingFeed, ICalendarFeed>()
        .AddSingleton<IMeetingFeed, OParlFeed>()
        .AddSingleton(provider => new FeedStates(provider.GetRequiredService<SqlDatabase>()))
        .AddSingleton<MeetingImport>()
        .AddSingleton<FeedSync>()
        .AddSingleton<FeedWatch>();
}

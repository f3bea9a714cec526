using System.Collections.Immutable;

namespace KiIndicators.Worker.Jobs;

/// <summary>When the worker looks. Each look finds what is due and missing, so that a rarer one makes things later and loses nothing.</summary>
internal sealed record ScheduleOptions : ISettings<ScheduleOptions>
{
    private const string ReportsKey = "Schedules:Reports";
    private const string CalendarsKey = "Schedules:Calendars";
    private const string MailKey = "Schedules:Mail";

    /// <summary>The look for reports that are due and missing.</summary>
    public Schedule Reports { get; init; } = Schedule.EveryMinute;

    /// <summary>The look for calendars whose turn it is; how often that is says each calendar.</summary>
    public Schedule Calendars { get; init; } = Schedule.EveryMinute;

    /// <summary>The look for mails that wait.</summary>
    public Schedule Mail { get; init; } = Schedule.EveryMinute;

    /// <inheritdoc/>
    public static ImmutableArray<string> Keys => [ReportsKey, CalendarsKey, MailKey];

    /// <inheritdoc/>
    public static ScheduleOptions Read(SettingsReader settings) => new()
    {
        Reports = ScheduleOf(ReportsKey, settings), Calendars = ScheduleOf(CalendarsKey, settings), Mail = ScheduleOf(MailKey, settings),
    };

    private static Schedule ScheduleOf(string key, SettingsReader settings)
    {
        if (settings.Text(key) is not string text)
        {
            return Schedule.EveryMinute;
        }

        if (Schedule.Read(text) is Schedule schedule)
        {
            return schedule;
        }

        settings.Add($"{key} ist „{text}“; erlaubt: {Schedule.Forms}.");
        return Schedule.EveryMinute;
    }
}

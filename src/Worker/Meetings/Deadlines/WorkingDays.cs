namespace KiIndicators.Worker.Meetings.Deadlines;

/// <summary>What a deadline is counted in.</summary>
internal enum DayUnit
{
    /// <summary>Kalendertage: every day.</summary>
    Kalendertage,

    /// <summary>Werktage: every day but Sundays and holidays; a Saturday is one.</summary>
    Werktage,

    /// <summary>Arbeitstage: Monday to Friday, no holiday, and the administration is open.</summary>
    Arbeitstage,
}

/// <summary>
/// Which days count, and on which somebody works: the law of the Land and the local closing days.
/// </summary>
/// <param name="closing">Local closing days.</param>
internal sealed class WorkingDays(ClosingDays closing)
{
    /// <summary>Whether a day counts in a unit.</summary>
    public bool Counts(DateOnly day, DayUnit unit) => unit switch
    {
        DayUnit.Kalendertage => true,
        DayUnit.Werktage => day.DayOfWeek != DayOfWeek.Sunday && NrwHolidays.NameOf(day) is null,
        _ => WhyNone(day) is null,
    };

    /// <summary>Why a day is no Arbeitstag, in German; null: it is one.</summary>
    public string? WhyNone(DateOnly day) =>
        NrwHolidays.NameOf(day) is string holiday ? $"Feiertag ({holiday})"
        : day.DayOfWeek == DayOfWeek.Saturday ? "Samstag"
        : day.DayOfWeek == DayOfWeek.Sunday ? "Sonntag"
        : closing.NameOf(day) is string shut ? $"örtlicher Schließtag ({shut})"
        : null;

    /// <summary>The day itself, or the last Arbeitstag before it: earlier, never later.</summary>
    public DateOnly OnOrBefore(DateOnly day)
    {
        while (WhyNone(day) is not null)
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    /// <summary>The day itself, or the first Arbeitstag after it.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        while (WhyNone(day) is not null)
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The day so many Arbeitstage before another, which is not counted.</summary>
    public DateOnly Before(DateOnly day, int workingDays)
    {
        for (int left = workingDays; left > 0;)
        {
            day = day.AddDays(-1);
            left -= WhyNone(day) is null ? 1 : 0;
        }

        return day;
    }
}

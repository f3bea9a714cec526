using System.Globalization;

namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>Dates, counts and states in the German of the charts.</summary>
internal static class ChartWords
{
    /// <summary>All states in the order in which they are named.</summary>
    public static readonly IReadOnlyList<EventState> States = Enum.GetValues<EventState>();

    /// <summary>"12.02."</summary>
    /// <param name="day">A day whose year the context gives.</param>
    public static string DayMonth(DateOnly day) => day.ToString("dd.MM.", CultureInfo.InvariantCulture);

    /// <summary>"12.02.2026"</summary>
    /// <param name="day">Any day.</param>
    public static string Date(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>"Stichtag 16.08.2026"</summary>
    /// <param name="asOf">The Stichtag.</param>
    public static string AsOf(DateOnly asOf) => $"Stichtag {Date(asOf)}";

    /// <summary>Digits without grouping.</summary>
    /// <param name="number">Any number.</param>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The word after a count, also the name in the legend.</summary>
    /// <param name="state">A state.</param>
    public static string Of(EventState state) => state switch
    {
        EventState.Held => "durchgeführt",
        EventState.Planned => "geplant",
        EventState.Unsettled => "Durchführung ungeklärt",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>"3 durchgeführt, 2 geplant", with those unsettled.</summary>
    /// <param name="events">The events of a line.</param>
    public static string Counts(IReadOnlyList<ChartEvent> events)
    {
        List<string> parts = [];
        foreach (EventState state in States)
        {
            int count = events.Count(e => e.State == state);
            string word = state == EventState.Unsettled ? "ungeklärt" : Of(state);
            if (count > 0)
            {
                parts.Add($"{Number(count)} {word}");
            }
        }

        return parts.Count == 0 ? "kein Termin" : string.Join(", ", parts);
    }

    /// <summary>"3 durchgeführt (20.01., 22.04., 10.06.), 2 geplant (23.09., 18.11.)"</summary>
    /// <param name="events">The events of a line.</param>
    /// <param name="withYear">Print the years.</param>
    public static string Days(IReadOnlyList<ChartEvent> events, bool withYear)
    {
        Func<DateOnly, string> print = withYear ? Date : DayMonth;
        string[] parts =
        [
            .. from state in States
               let days = events.Where(e => e.State == state).Select(e => e.Day).Order().ToArray()
               where days.Length > 0
               select $"{Number(days.Length)} {(state == EventState.Unsettled ? "ungeklärt" : Of(state))} ({string.Join(", ", days.Select(print))})",
        ];
        return parts.Length == 0 ? "kein Termin" : string.Join(", ", parts);
    }
}

using System.Globalization;
using KiIndicators.Worker.Reports.Charts.Drawing;

namespace KiIndicators.Worker.Tests.Reports.Charts;

/// <summary>One believable input of each chart, and the hard ones.</summary>
internal static class Examples
{
    public static readonly DateOnly AsOf = new(2026, 8, 16);

    /// <summary>200 characters of one word, the worst case for wrapping.</summary>
    public static readonly string LongWord = new('W', 200);

    /// <summary>200 characters of words.</summary>
    public static readonly string LongTitle = string.Concat(Enumerable.Repeat("Qualifizierung und Begleitung ", 7))[..200];

    public static Timeline Timeline { get; } = OneYear(
        new("B26-2", "Netzwerktreffen", "für Lehrkräfte",
            [.. Held("28.01.2026", "22.04.2026", "11.06.2026"), .. Planned("23.09.2026", "19.11.2026")],
            "4 bis 6", new(2026, 12, 31)),
        new("B26-5", "Fortbildungen", "Fachkräfte", [.. Held("05.02.2026"), new(new(2026, 7, 2), EventState.Unsettled)], "ohne Zahl zugesagt", null));

    public static CumulativeLine Cumulative { get; } = new(
        new("B26-5", "Fortbildungen", "für Fachkräfte", [.. EveryTenthDay(11, EventState.Held), .. Planned("10.09.2026", "01.10.2026")], "mindestens 12", new(2026, 12, 31)),
        new(2026, 1, 1), new(2026, 12, 31), AsOf, 12, null);

    public static IReadOnlyList<ShareBar> Shares { get; } =
    [
        new("E25-2", "davon mit Laiensprachmittlerpool", 2, 3, "2 von 3 (66,6 %)", 1, "alle"),
        new("B26-0a", "Lücken geschlossen", null, null, "keine Lückenliste vorgelegt", null, ""),
    ];

    public static CooperationTimeline Cooperations { get; } = new(
        "Kooperationen (E26-3)", new(2026, 1, 1), new(2027, 6, 30), AsOf,
        [
            new("Kooperation 1", new(2026, 1, 20), new(2026, 7, 20), [.. Held("15.03.2026")]),
            new("Kooperation 2", new(2026, 9, 15), new(2027, 3, 15), [.. Planned("10.10.2026")]),
        ]);

    public static ProgrammeOverview Programme { get; } = new(
        "Schwerpunkte 2025 und 2026", new(2025, 1, 1), new(2026, 12, 31), AsOf,
        [
            new("B25", "neue und bessere Angebote", new(2025, 1, 1), new(2025, 12, 31), "erreicht", [.. Held("12.02.2025", "31.12.2025")], []),
            new("K", "Kompetenzzentrum", new(2025, 1, 1), new(2026, 12, 31), "Beleg steht aus", [.. Planned("31.12.2026")], [new(2026, 3, 31)]),
        ]);

    /// <summary>5,000 events over all days and states of the year.</summary>
    public static ChartEvent[] FiveThousand { get; } =
        [.. Enumerable.Range(0, 5000).Select(i => new ChartEvent(new DateOnly(2026, 1, 1).AddDays(i * 7 % 365), (EventState)(i % 3)))];

    /// <summary>All charts with data that tends to break them, by name.</summary>
    public static IReadOnlyDictionary<string, Func<Chart>> Charts { get; } = new Dictionary<string, Func<Chart>>
    {
        ["timeline"] = () => TimelineChart.Render(Timeline),
        ["timeline, narrow"] = () => TimelineChart.Render(Timeline, 120),
        ["timeline, no rows"] = () => TimelineChart.Render(OneYear()),
        ["timeline, no events"] = () => TimelineChart.Render(OneYear(Row([]))),
        ["timeline, one event"] = () => TimelineChart.Render(OneYear(Row([.. Held("01.01.2026")]))),
        ["timeline, first and last day"] = () => TimelineChart.Render(OneYear(Row([.. Held("01.01.2026"), .. Planned("31.12.2026")]))),
        ["timeline, same day"] = () => TimelineChart.Render(OneYear(Row([.. Held("05.05.2026", "05.05.2026"), .. Planned("05.05.2026")]))),
        ["timeline, dense"] = () => TimelineChart.Render(OneYear(Row([.. EveryTenthDay(30, EventState.Held)]))),
        ["timeline, 5000"] = () => TimelineChart.Render(OneYear(Row(FiveThousand))),
        ["timeline, long titles"] = () => TimelineChart.Render(OneYear(Row([], LongTitle), Row([], LongWord))),
        ["timeline, one day"] = () => TimelineChart.Render(Timeline with { From = AsOf, To = AsOf }),
        ["timeline, thirty years"] = () => TimelineChart.Render(Timeline with { From = new(2000, 7, 1), To = new(2030, 6, 30) }),
        ["cumulative"] = () => CumulativeChart.Render(Cumulative),
        ["cumulative, corridor"] = () => CumulativeChart.Render(Cumulative with { TargetMin = 4, TargetMax = 6 }),
        ["cumulative, no events"] = () => CumulativeChart.Render(Cumulative with { Row = Row([]), TargetMin = null }),
        ["cumulative, 5000"] = () => CumulativeChart.Render(Cumulative with { Row = Row(FiveThousand, LongWord) }),
        ["cumulative, not begun"] = () => CumulativeChart.Render(Cumulative with { AsOf = new(2025, 12, 31) }),
        ["cumulative, ended"] = () => CumulativeChart.Render(Cumulative with { AsOf = new(2027, 2, 1) }),
        ["shares"] = () => ShareChart.Render("Anteile", Shares),
        ["shares, none"] = () => ShareChart.Render("Anteile", []),
        ["shares, long"] = () => ShareChart.Render(LongTitle, [new("X", LongWord, 9999, 10000, LongTitle, 0.5, LongTitle)]),
        ["cooperations"] = () => CooperationChart.Render(Cooperations),
        ["cooperations, none"] = () => CooperationChart.Render(Cooperations with { Cooperations = [] }),
        ["cooperations, 5000 activities"] = () => CooperationChart.Render(Cooperations with { Cooperations = [new("Kooperation 1", new(2026, 1, 1), new(2026, 7, 1), FiveThousand)] }),
        ["programme"] = () => ProgrammeChart.Render(Programme),
        ["programme, none"] = () => ProgrammeChart.Render(Programme with { Milestones = [] }),
        ["programme, 5000"] = () => ProgrammeChart.Render(Programme with { Milestones = [Programme.Milestones[1] with { Title = LongTitle, Events = FiveThousand }] }),
    };

    public static Timeline OneYear(params TimelineRow[] rows) =>
        new("Meilenstein 2026 (B26)", new(2026, 1, 1), new(2026, 12, 31), AsOf, rows);

    public static TimelineRow Row(IReadOnlyList<ChartEvent> events, string title = "Fortbildungen") =>
        new("B26-5", title, "", events, "mindestens 3", new(2026, 12, 31));

    public static IEnumerable<ChartEvent> Held(params string[] days) => days.Select(day => new ChartEvent(Day(day), EventState.Held));

    public static IEnumerable<ChartEvent> Planned(params string[] days) => days.Select(day => new ChartEvent(Day(day), EventState.Planned));

    public static IEnumerable<ChartEvent> EveryTenthDay(int count, EventState state) =>
        Enumerable.Range(0, count).Select(i => new ChartEvent(new DateOnly(2026, 1, 5).AddDays(10 * i), state));

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "dd.MM.yyyy", CultureInfo.InvariantCulture);
}

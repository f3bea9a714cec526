using System.Collections.Immutable;
using System.Globalization;
using KiIndicators.Indicators.Activities;

namespace KiIndicators.Indicators.Tests.Building;

/// <summary>
/// Rows as an auditor would write them down: "V1 01.03.2025 durchgeführt art=Netzwerktreffen zielgruppe=Lehrkräfte|Eltern".
/// The first letter of the id names the kind (V event, K cooperation, E deliverable, B counselling, Z figure,
/// S assessment); "01.01.2025-30.06.2025" gives an end; "_" stands for a blank; rows are separated by ";".
/// </summary>
public static class Rows
{
    public static ImmutableArray<Activity> Of(string text) =>
        [.. text.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Row)];

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "dd.MM.yyyy", CultureInfo.InvariantCulture);

    private static Activity Row(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] days = words[1].Split('-');
        ILookup<string, string> values = words.Skip(3).Select(word => word.Split('=', 2))
            .SelectMany(pair => pair[1].Split('|').Select(value => (Name: pair[0], Value: Value(pair[0], value))))
            .ToLookup(pair => pair.Name, pair => pair.Value);
        return new Activity
        {
            Id = words[0],
            Kind = KindOf(words[0][0]),
            Title = "",
            StartDate = Day(days[0]),
            EndDate = days.Length > 1 ? Day(days[1]) : null,
            Status = StatusOf(words[2]),
            Organiser = values["veranstalter"].FirstOrDefault(),
            Unit = values["einheit"].FirstOrDefault(),
            Note = values["notiz"].FirstOrDefault(),
            Participants = Number(values["teilnahmen"]),
            Minutes = Number(values["minuten"]),
            Quantity = Number(values["menge"]),
            Attributes = [.. values.Where(group => !ActivityFields.Names.Contains(group.Key))
                .SelectMany(group => group.Select(value => new ActivityAttribute(group.Key, value)))
                .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)],
        };
    }

    private static string Value(string name, string value) =>
        ActivityFields.PlaceAttributes.Contains(name) ? Places.AgsOf(value) : value.Replace('_', ' ');

    private static int? Number(IEnumerable<string> values) =>
        values.FirstOrDefault() is string text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private static ActivityStatus StatusOf(string word) => word switch
    {
        "durchgeführt" => ActivityStatus.Held,
        "geplant" => ActivityStatus.Planned,
        "abgesagt" => ActivityStatus.Cancelled,
        _ => throw new ArgumentException($"Stand „{word}“ unbekannt"),
    };

    private static ActivityKind KindOf(char letter) => letter switch
    {
        'V' => ActivityKind.Event,
        'K' => ActivityKind.Cooperation,
        'E' => ActivityKind.Deliverable,
        'B' => ActivityKind.Counselling,
        'Z' => ActivityKind.Figure,
        'S' => ActivityKind.Assessment,
        _ => throw new ArgumentException($"Art „{letter}“ unbekannt"),
    };
}

using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Tests.Building;

namespace KiIndicators.Indicators.Tests.Generation;

/// <summary>Random rows over 2025, 2026 and the first months of 2027, with few enough values that lines meet them.</summary>
public static class RandomRows
{
    private static readonly DateOnly First = new(2024, 11, 1);

    public static ImmutableArray<Activity> Of(Choices choices, int count) =>
        [.. Enumerable.Range(0, count).Select(number => Row(choices, number, count))];

    private static Activity Row(Choices choices, int number, int count)
    {
        ActivityKind kind = choices.Chance(40) ? ActivityKind.Event : choices.Of(Enum.GetValues<ActivityKind>());
        DateOnly start = First.AddDays(choices.Below(880));
        return new Activity
        {
            Id = $"R{number:0000}",
            Kind = kind,
            Title = "",
            StartDate = start,
            EndDate = choices.Chance(20) ? start.AddDays(choices.Below(400)) : null,
            Status = choices.Chance(70) ? ActivityStatus.Held : choices.Of(ActivityStatus.Planned, ActivityStatus.Cancelled),
            Organiser = choices.Of("KI", null),
            Participants = Number(choices, 30),
            Minutes = Number(choices, 300),
            Quantity = Number(choices, 900),
            Unit = choices.Chance(15) ? "VZÄ" : null,
            Note = choices.Of("Gründe", null),
            Attributes = [.. Attributes(choices, count).Distinct()
                .OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)],
        };
    }

    private static int? Number(Choices choices, int bound) => choices.Chance(75) ? choices.Below(bound) : null;

    private static IEnumerable<ActivityAttribute> Attributes(Choices choices, int count) =>
    [
        .. Named("art", choices.Some("N", "M")),
        .. Named("zielgruppe", choices.Some("A", "B", "C")),
        .. Named("angebot", choices.Some("x", "y")),
        .. Named("stufe", choices.Some("a", "b")),
        .. Named("beleg", choices.Some("Akte")),
        .. Named("rolle", choices.Some("Leitung")),
        .. Named("urteil", choices.Some("gelungen", "misslungen")),
        .. Named("zuordnung", choices.Chance(5) ? ["mehrfach"] : []),
        .. Named("kommune", choices.Some([.. Places.Area.Places.Select(place => place.Ags), "online"])),
        .. Named("partner", choices.Some([.. Places.Partners.Select(partner => partner.Id), "unbekannt"])),
        .. Named("beitrag", choices.Some("kmu-a", "kmu-b")),
        .. Named("kooperation", choices.Chance(30) ? [$"R{choices.Below(count):0000}"] : []),
    ];

    private static IEnumerable<ActivityAttribute> Named(string name, ImmutableArray<string> values) =>
        values.Select(value => new ActivityAttribute(name, value));
}

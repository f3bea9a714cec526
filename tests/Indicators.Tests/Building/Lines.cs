using System.Globalization;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Tests.Building;

/// <summary>Lines of a catalogue, with targets in the catalogue's words.</summary>
public static class Lines
{
    public static readonly Period Year2025 = new(new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31));
    public static readonly Period Year2026 = new(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31));

    public static Indicator Line(Measure measure, string target = "-", string id = "X-1", Period? period = null) => new()
    {
        Id = id,
        Title = id,
        Measure = measure,
        Period = period ?? Year2026,
        Unit = measure.DefaultUnit,
        Targets = Target(target) is Target given ? [new TargetVersion(DateOnly.MinValue, given, null)] : [],
    };

    /// <summary>"mindestens 3", "mindestens 50 %", "korridor 4 6", "alle", "alle A|B", "mindestens 2 von A|B|C", "zugesagt"; "-": none.</summary>
    public static Target? Target(string text)
    {
        string[] words = text.Split(' ');
        int Bound(int index) => int.Parse(words[index], CultureInfo.InvariantCulture);
        Target? target = words[0] switch
        {
            "-" => null,
            "mindestens" => new AtLeast(Bound(1)),
            "mehr_als" => new MoreThan(Bound(1)),
            "genau" => new Exactly(Bound(1)),
            "hoechstens" => new AtMost(Bound(1)),
            "korridor" => new Corridor(Bound(1), Bound(2)),
            "alle" => new All(words.Length > 1 ? [.. words[1].Split('|')] : []),
            "zugesagt" => new Promised(),
            _ => throw new ArgumentException($"Soll „{text}“ unbekannt"),
        };
        if (words.Length > 2 && words[^2] == "von" && target is not null)
        {
            return target with { Of = [.. words[^1].Split('|')] };
        }

        return words[^1] == "%" && target is not null ? target with { InPercent = true } : target;
    }

    /// <summary>"art=N zielgruppe=A|B": each pair one condition, values are alternatives.</summary>
    public static Selection Where(string text) => new([.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Split('=')).Select(pair => pair[1] == "*"
            ? (Condition)new IsPresent(pair[0], true)
            : new HasAny(pair[0], [.. pair[1].Split('|').Select(value => ValueOf(pair[0], value))]))]);

    public static Selection Where(params Condition[] conditions) => new([.. conditions]);

    public static Stage Stage(string name, string where, int minimum = 1, bool rated = true) =>
        new(name, [new StagePart(Where(where), minimum)], rated);

    public static Share ShareOf(string basis, string part) => new([new RowShare(Where(basis), null, Where(part))]);

    private static string ValueOf(string name, string value) =>
        ActivityFields.PlaceAttributes.Contains(name) ? Places.AgsOf(value) : value.Replace('_', ' ');
}

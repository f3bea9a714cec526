using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Words;

/// <summary>Ausgangswert in German words.</summary>
internal static class BaselineWords
{
    /// <summary>Its number: "17", of a figure "590 (VZÄ/100, Stand 30.06.2025)", where there was none "keine Kennzahl erfasst".</summary>
    public static string Number(Baseline baseline) => baseline switch
    {
        { Number: not long } => baseline.WhyUnmeasured ?? "keine Angabe",
        { Figure: BaselineFigure figure } => $"{GermanText.Whole(baseline.Number.Value)} ({(figure.Unit is string unit ? $"{unit}, " : "")}Stand {GermanText.DayOrSpan(figure.Days)})",
        _ => GermanText.Whole(baseline.Number.Value),
    };

    /// <summary>
    /// The values of a frozen set by name, each with what the line counts of it (Z-9): "Alsdorf, Baesweiler (zählt als Eschweiler)",
    /// "Baesweiler (hier nicht mehr zählbar)"; of an empty set "keine".
    /// </summary>
    /// <param name="frozen">What is frozen.</param>
    /// <param name="rule">The values that the line counts.</param>
    /// <param name="period">The line's period.</param>
    /// <param name="area">Its places.</param>
    public static string Named(Baseline frozen, ValueRule rule, Period period, ReferenceArea area)
    {
        ReferenceSet set = area.InForceOn(period.To);
        string Of(string value) => !rule.NamesPlaces ? value : area.NameOf(value) + (area.HeirOf(value, set) switch
        {
            null => " (hier nicht mehr zählbar)",
            string heir when heir != value => $" (zählt als {area.NameOf(heir)})",
            _ => "",
        });
        return frozen.Values.IsEmpty ? "keine" : string.Join(", ", frozen.Values.Select(Of));
    }

    /// <summary>"Eschweiler (Nachfolgerin von Baesweiler)"; the name alone where nothing was followed (Z-9).</summary>
    /// <param name="baseline">The baseline as the line counts it.</param>
    /// <param name="value">One of its values.</param>
    /// <param name="name">The name of a value.</param>
    public static string WithForerunners(Baseline baseline, string value, Func<string, string> name)
    {
        string[] forerunners = [.. baseline.Successions.Where(succession => succession.Now == value).Select(succession => name(succession.Then))];
        return name(value) + (forerunners.Length == 0 ? "" : $" (Nachfolgerin von {Phrases.And(forerunners)})");
    }

    /// <summary>"festgeschrieben am 15.01.2026", "noch nicht festgeschrieben".</summary>
    public static string Standing(Baseline baseline) =>
        baseline.FrozenOn is DateOnly day ? $"festgeschrieben am {GermanText.Day(day)}" : "noch nicht festgeschrieben";

    /// <summary>The number of now beside the one of then: "50 mehr als der Ausgangswert 590", "50 weniger als ...", "so viel wie ...".</summary>
    public static string Compared(Measurement line, Baseline baseline) => (line.Actual.Number switch
    {
        > 0 => $"{GermanText.Whole(line.Actual.Number.Value)} mehr als",
        < 0 => $"{GermanText.Whole(-line.Actual.Number.Value)} weniger als",
        _ => "so viel wie",
    }) + $" der Ausgangswert {Number(baseline)}";
}

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

using System.Collections.Immutable;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Verzeichnis der Messungen: die Wörter des Zielkatalogs, ausdrücklich aufgezählt.
/// </summary>
public static class IndicatorKinds
{
    /// <summary>The words, in the order of the counting rules.</summary>
    public static ImmutableArray<string> Words { get; } =
    [
        "anzahl", "summe", "verschiedene", "zuwachs", "ergebnis", "kooperationen", "fortbestand", "anteil",
        "einschaetzung", "keine", "kennzahl", "kennzahlzuwachs",
    ];
}

namespace KiIndicators.Worker.Digest;

/// <summary>The signs of the states where no picture can stand: shapes that differ without colour, and the word stands beside each of them.</summary>
internal static class StateSigns
{
    /// <summary>The sign of a state; a Kontextzahl has none.</summary>
    /// <param name="code">Its code, e.g. "gefaehrdet".</param>
    public static string Of(string code) => code switch
    {
        "erreicht" or "umgesetzt" => "✓",
        "teilweise-erreicht" => "◐",
        "offen" => "○",
        "im-plan" => "→",
        "gefaehrdet" => "▲",
        "nicht-erreicht" => "✗",
        "beleg-fehlt" => "□",
        "noch-nicht-bewertbar" => "?",
        "zurueckgehalten" => "‖",
        "keine-datengrundlage" => "◌",
        _ => "",
    };
}

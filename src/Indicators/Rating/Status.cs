namespace KiIndicators.Indicators.Rating;

/// <summary>
/// Bewertung einer Zeile oder eines Meilensteins (Zustandstabelle im README dieses Ordners).
/// </summary>
public enum Status
{
    /// <summary>nicht bewertet: the zero value, never printed.</summary>
    NotRated,

    /// <summary>keine Datengrundlage.</summary>
    NoData,

    /// <summary>Kontextzahl: a number without a target.</summary>
    Context,

    /// <summary>zurückgehalten: the recount differs.</summary>
    Withheld,

    /// <summary>nicht erreicht.</summary>
    NotReached,

    /// <summary>offen.</summary>
    Open,

    /// <summary>noch nicht bewertbar.</summary>
    NotYetAssessable,

    /// <summary>erreicht.</summary>
    Reached,

    /// <summary>umgesetzt: promised without a number, and done.</summary>
    Implemented,

    /// <summary>Beleg steht aus.</summary>
    DocumentMissing,

    /// <summary>Zielerreichung gefährdet.</summary>
    AtRisk,

    /// <summary>im Plan.</summary>
    OnTrack,

    /// <summary>teilweise erreicht.</summary>
    PartlyReached,
}

/// <summary>Kennungen und gedruckte Wörter der Bewertungen.</summary>
public static class StatusWords
{
    /// <summary>The code in files and contracts, e.g. "noch-nicht-bewertbar".</summary>
    public static string Code(this Status status) => status switch
    {
        Status.NoData => "keine-datengrundlage",
        Status.Context => "kontext",
        Status.Withheld => "zurueckgehalten",
        Status.NotReached => "nicht-erreicht",
        Status.Open => "offen",
        Status.NotYetAssessable => "noch-nicht-bewertbar",
        Status.Reached => "erreicht",
        Status.Implemented => "umgesetzt",
        Status.DocumentMissing => "beleg-fehlt",
        Status.AtRisk => "gefaehrdet",
        Status.OnTrack => "im-plan",
        Status.PartlyReached => "teilweise-erreicht",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "nicht bewertet wird nie ausgegeben"),
    };

    /// <summary>The printed word, e.g. "Zielerreichung gefährdet".</summary>
    public static string Printed(this Status status) => status switch
    {
        Status.NoData => "keine Datengrundlage",
        Status.Context => "Kontextzahl",
        Status.Withheld => "zurückgehalten",
        Status.NotReached => "nicht erreicht",
        Status.Open => "offen",
        Status.NotYetAssessable => "noch nicht bewertbar",
        Status.Reached => "erreicht",
        Status.Implemented => "umgesetzt",
        Status.DocumentMissing => "Beleg steht aus",
        Status.AtRisk => "Zielerreichung gefährdet",
        Status.OnTrack => "im Plan",
        Status.PartlyReached => "teilweise erreicht",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "nicht bewertet wird nie ausgegeben"),
    };

    /// <summary>Whether the state means that what was asked for is done: erreicht or umgesetzt.</summary>
    public static bool IsFine(this Status status) => status is Status.Reached or Status.Implemented;

    /// <summary>Whether the line is rated: neither a Kontextzahl nor without data.</summary>
    public static bool IsRated(this Status status) => status is not (Status.Context or Status.NoData or Status.NotRated);
}

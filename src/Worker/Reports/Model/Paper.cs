namespace KiIndicators.Worker.Reports.Model;

/// <summary>What every document of an Auswertung says of itself.</summary>
internal abstract record Paper
{
    /// <summary>"BEISPIELDATEN – keine echten Angaben" on every page, or null.</summary>
    public string? Notice { get; init; }

    /// <summary>The body, e.g. "Kreis Beispiel".</summary>
    public required string Authority { get; init; }

    /// <summary>Title of the document; names kind, programme, meeting and number, so that it can be told apart in a list of files.</summary>
    public required string Title { get; init; }

    /// <summary>What the document is about, in a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>Words by which it is found.</summary>
    public required IReadOnlyList<string> Keywords { get; init; }

    /// <summary>Running header, left: "Sachstandsbericht Schwerpunkte 2025 und 2026"; several programmes with semicolons.</summary>
    public required string RunningTitle { get; init; }

    /// <summary>Running header, right: "Sitzung 03.09.2026, Stichtag 16.08.2026".</summary>
    public required string RunningMeeting { get; init; }

    /// <summary>Auswertungsnummer, e.g. "SGS-2026-09-03-1".</summary>
    public required string Number { get; init; }

    /// <summary>First 16 digits of the hash of Nachweis.json in groups of four: "8f3a 1c0e 52d7 b964".</summary>
    public required string Checksum { get; init; }

    /// <summary>Number and checksum of the last delivered report, or that there was none.</summary>
    public required string PreviousReport { get; init; }

    /// <summary>"Regelbasiert berechnet, ohne künstliche Intelligenz."</summary>
    public required string Closing { get; init; }
}

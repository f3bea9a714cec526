using System.Collections.Immutable;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>An Auswertung with the files of its folder, finished and not yet written.</summary>
/// <param name="Auswertung">The Auswertung; it has a number.</param>
/// <param name="Files">Name to content, <see cref="Record"/> among them.</param>
internal sealed record AuswertungFiles(Auswertung Auswertung, IReadOnlyDictionary<string, byte[]> Files)
{
    /// <summary>The record: everything that the numbers follow from.</summary>
    public const string Record = "Nachweis.json";

    /// <summary>The record as a table for Excel.</summary>
    public const string Table = "Nachweis.csv";

    /// <summary>The checksums of all other files.</summary>
    public const string List = "Nachweis.sha256";

    /// <summary>Every line explained, internal.</summary>
    public const string Proof = "Pruefnachweis.pdf";

    /// <summary>The text for the Mitteilungsvorlage.</summary>
    public const string Facts = "Sachlage.txt";

    /// <summary>The report.</summary>
    public const string Report = "Sachstandsbericht.pdf";

    /// <summary>The public evidence to the report.</summary>
    public const string Annex = "Anlage-Nachweise.pdf";

    /// <summary>The names of all files; nothing else lies in the folder.</summary>
    public static readonly ImmutableHashSet<string> Names = [Record, Table, List, Proof, Facts, Report, Annex];

    /// <summary>Auswertungsnummer.</summary>
    public RunNumber Number => Auswertung.Number
        ?? throw new InvalidOperationException("Was in einen Ordner kommt, hat eine Auswertungsnummer.");
}

using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>An Auswertung with the files of its folder, finished and not yet written.</summary>
/// <param name="Auswertung">The Auswertung; it has a number.</param>
/// <param name="Files">Name to content, <see cref="Record"/> among them.</param>
internal sealed partial record AuswertungFiles(Auswertung Auswertung, IReadOnlyDictionary<string, byte[]> Files)
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

    /// <summary>A Vorabfassung, in place of the report.</summary>
    public const string Draft = "Vorabfassung.pdf";

    /// <summary>The names of all files of a Vorabfassung; nothing else lies in its folder.</summary>
    public static readonly ImmutableHashSet<string> DraftNames = [Record, Table, List, Draft, Annex];

    /// <summary>The names of all files; nothing else lies in the folder.</summary>
    public static readonly ImmutableHashSet<string> Names = [Record, Table, List, Proof, Facts, Report, Annex];

    /// <summary>A digest as it reads: the HTML part of the mail, which shows <see cref="DigestChart"/>.</summary>
    public const string DigestHtml = "Digest.html";

    /// <summary>The same as plain text.</summary>
    public const string DigestText = "Digest.txt";

    /// <summary>Its picture.</summary>
    public const string DigestChart = "Digest.png";

    /// <summary>The whole mail.</summary>
    public const string DigestMail = "Digest.eml";

    /// <summary>The names of all files of a digest, beside which lie the mails of its copies.</summary>
    public static readonly ImmutableHashSet<string> DigestNames = [Record, Table, List, DigestHtml, DigestText, DigestChart, DigestMail];

    /// <summary>The names of the files that an Auswertung of this kind has.</summary>
    public static ImmutableHashSet<string> NamesOf(RunKind kind) => kind switch
    {
        RunKind.Rehearsal => DraftNames,
        RunKind.Digest => DigestNames,
        _ => Names,
    };

    /// <summary>Whether a file of this name can belong to an Auswertung of this kind.</summary>
    public static bool IsNameOf(RunKind kind, string name) => NamesOf(kind).Contains(name) || (kind == RunKind.Digest && CopyOfDigest().IsMatch(name));

    /// <summary>The mail of a digest's copy for one Schwerpunkt.</summary>
    /// <param name="topic">Id of the Schwerpunkt.</param>
    public static string DigestCopy(string topic) =>
        $"Digest-{string.Concat(topic.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'))}.eml";

    [GeneratedRegex(@"\ADigest-[A-Za-z0-9-]+\.eml\z")]
    private static partial Regex CopyOfDigest();

    /// <summary>Auswertungsnummer.</summary>
    public RunNumber Number => Auswertung.Number
        ?? throw new InvalidOperationException("Was in einen Ordner kommt, hat eine Auswertungsnummer.");
}

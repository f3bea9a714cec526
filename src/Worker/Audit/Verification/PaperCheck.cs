using System.Collections.Immutable;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Audit.Verification;

/// <summary>
/// Compares a PDF with what follows from the stored record of its Auswertung. The ledger's own checksum of the file says whether what is set anew
/// is the original: only then is every difference an alteration. Where it is not, because another version set the original, nothing is accused.
/// </summary>
internal sealed class PaperCheck
{
    private const int MostNamed = 20;
    private const string Reach = "Verglichen sind Wortlaut und Zeichnungen jeder Seite, nicht die eingebetteten Schriften.";

    private readonly LedgerEntry entry;
    private readonly RebuiltPapers rebuilt;
    private readonly ProgramVersion program;
    private readonly IReadOnlyDictionary<string, object?> recorded;
    private readonly Dictionary<string, ImmutableArray<PageContent>> read = new(StringComparer.Ordinal);

    /// <summary>A check of the files of one Auswertung.</summary>
    /// <param name="entry">Its entry.</param>
    /// <param name="rebuilt">Its PDF files, set anew.</param>
    /// <param name="program">The program that set them.</param>
    public PaperCheck(LedgerEntry entry, RebuiltPapers rebuilt, ProgramVersion program)
    {
        (this.entry, this.rebuilt, this.program) = (entry, rebuilt, program);
        recorded = FileChecksums.Read(entry.Files) ?? new Dictionary<string, object?>();
    }

    // Of a development version there are many; the commit tells them apart.
    private bool IsSameProgram => entry.ProgramVersion == program.Version && entry.ProgramCommit == program.Commit
        && (program.Commit != ProgramVersion.Unknown || !program.Version.Contains('-', StringComparison.Ordinal));

    /// <summary>Compares a file.</summary>
    /// <param name="pdf">The file's bytes.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="UserError">It is no PDF, or cannot be read.</exception>
    public PaperResult Run(byte[] pdf, string name)
    {
        string sha256 = Checksums.Sha256(pdf);
        string? original = recorded.Where(file => Equals(file.Value, sha256)).Select(file => file.Key).Order(StringComparer.Ordinal).FirstOrDefault();
        if (rebuilt.Hindrance is string hindrance)
        {
            return Unset(original, name, $"nicht neu gesetzt werden: {hindrance}");
        }

        ImmutableArray<PageContent> pages = PageContent.Read(pdf, name);
        if ((original ?? Nearest(pages, name)) is not string paper || !rebuilt.Files.TryGetValue(paper, out byte[]? set))
        {
            return Unset(original, name, "nicht neu gesetzt werden: Das Auswertungsbuch führt dazu keine PDF-Datei, die dieses Programm setzt.");
        }

        bool isOriginal = Equals(recorded.GetValueOrDefault(paper), Checksums.Sha256(set));
        if (isOriginal && original is not null)
        {
            return PaperResult.Sound($"Stimmt Byte für Byte: {name} ist die eingetragene Datei {paper}. Aus dem gespeicherten Nachweis neu gesetzt, entsteht dieselbe Datei.");
        }

        ImmutableArray<PageContent> expected = PagesOf(paper);
        ImmutableArray<string> differences = PageComparison.Run(pages, expected);
        return differences.IsEmpty ? SamePages(original, name, paper, pages.Length)
            : isOriginal || IsSameProgram ? Altered(original, name, paper, differences)
            : OtherTemplates(original, name, paper, pages, expected);
    }

    private static PaperResult Unset(string? original, string name, string reason) => PaperResult.Sound(original is null
        ? $"Hinweis: {name} ist nicht Byte für Byte eine eingetragene Datei und kann {reason} Verglichen wurde nur die gedruckte Prüfsumme; ob eine Seite verändert ist, sagt sie nicht."
        : $"Stimmt Byte für Byte: {name} ist die eingetragene Datei {original}. Sie kann {reason}");

    private static PaperResult SamePages(string? original, string name, string paper, int pages) => PaperResult.Sound(original is null
        ? $"Stimmt Seite für Seite: {name} ist neu gespeichert, nicht Byte für Byte die eingetragene Datei {paper}; Wortlaut und Zeichnungen "
            + $"{(pages == 1 ? "der Seite" : $"aller {pages} Seiten")} sind die, die aus dem gespeicherten Nachweis folgen. {Reach}"
        : $"Stimmt Byte für Byte: {name} ist die eingetragene Datei {paper}. Aus dem gespeicherten Nachweis neu gesetzt, entsteht Seite für Seite dasselbe.");

    private static PaperResult Altered(string? original, string name, string paper, ImmutableArray<string> differences) => new(
        false,
        [
            original is null
                ? $"Weicht ab: {name} ist nicht {paper}, wie sie aus dem gespeicherten Nachweis entsteht."
                : $"Weicht ab: {name} ist Byte für Byte die eingetragene Datei {paper}; sie sagt aber anderes, als aus dem gespeicherten Nachweis folgt.",
            .. Named(differences),
            Reach,
        ]);

    private static IEnumerable<string> Named(ImmutableArray<string> differences) => differences.Take(MostNamed).Concat(
        differences.Length > MostNamed ? [$"… und {Phrases.Of(differences.Length - MostNamed, "weitere Seite", "weitere Seiten")}."] : []);

    private PaperResult OtherTemplates(
        string? original, string name, string paper, ImmutableArray<PageContent> pages, ImmutableArray<PageContent> expected)
    {
        ImmutableArray<string> numbers = NumberComparison.Run(pages, expected);
        return PaperResult.Sound(
        [
            (original is null
                ? $"Hinweis: {name} ist nicht Byte für Byte die eingetragene Datei {paper}, und sie kann heute nicht ebenso gesetzt werden: "
                : $"Stimmt Byte für Byte: {name} ist die eingetragene Datei {paper}. Heute wird sie anders gesetzt: ")
                + $"Gesetzt hat sie {Words(entry.ProgramVersion, entry.ProgramCommit)}, dies ist {Words(program.Version, program.Commit)}; die Vorlagen haben sich geändert."
                + (original is null ? " Verglichen wurden die gedruckte Prüfsumme und, soweit möglich, die Zahlen; ob eine Seite verändert ist, ist damit nicht bewiesen." : ""),
            numbers.IsEmpty
                ? "Wo der Wortlaut um eine Zahl herum noch derselbe ist, steht auch dieselbe Zahl."
                : "Wo der Wortlaut um eine Zahl herum noch derselbe ist, steht anderes; das kann an den Vorlagen liegen, bitte nachsehen:",
            .. numbers,
        ]);
    }

    private ImmutableArray<PageContent> PagesOf(string paper)
    {
        if (!read.TryGetValue(paper, out ImmutableArray<PageContent> pages))
        {
            pages = PageContent.Read(rebuilt.Files[paper], paper);
            read.Add(paper, pages);
        }

        return pages;
    }

    private static string Words(string version, string commit) =>
        commit == ProgramVersion.Unknown ? $"Version {version}" : $"Version {version} ({commit[..Math.Min(commit.Length, 7)]})";

    // The file may bear any name: it is the paper with which it has most words in common.
    private string? Nearest(ImmutableArray<PageContent> pages, string name) => rebuilt.Files
        .OrderByDescending(file => PageComparison.Likeness(pages, PagesOf(file.Key)))
        .ThenByDescending(file => file.Key == name).ThenBy(file => file.Key, StringComparer.Ordinal)
        .Select(file => file.Key).FirstOrDefault();
}

/// <summary>What the comparison of a file found.</summary>
/// <param name="IsSound">Whether nothing in it is known to be altered.</param>
/// <param name="Lines">What was found, in German.</param>
internal sealed record PaperResult(bool IsSound, ImmutableArray<string> Lines)
{
    /// <summary>Nothing is known to be altered.</summary>
    public static PaperResult Sound(params ImmutableArray<string> lines) => new(true, lines);
}

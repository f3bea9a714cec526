using System.Text.RegularExpressions;
using UglyToad.PdfPig;

namespace KiIndicators.Worker.Audit.Verification;

/// <summary>What a PDF of an Auswertung says about itself in print.</summary>
/// <param name="Number">Auswertungsnummer.</param>
/// <param name="Checksum">The printed digits of the checksum of its Nachweis.json, without blanks.</param>
/// <param name="Previous">The same of the last report before it; null where none is printed.</param>
internal sealed partial record PublishedReport(string Number, string Checksum, PrintedChecksum? Previous)
{
    private const string Header = "%PDF-";

    /// <summary>Reads number and checksum from the text of the pages.</summary>
    /// <param name="pdf">The file's bytes.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="UserError">No PDF, unreadable, no report of this program, or contradicting itself.</exception>
    public static PublishedReport Read(byte[] pdf, string name)
    {
        string text = Blanks().Replace(TextOf(pdf, name), "");
        PrintedChecksum[] own = [.. Own().Matches(text).Select(Of).Distinct()];
        PrintedChecksum[] previous = [.. Last().Matches(text).Select(Of).Distinct()];
        return own.Length switch
        {
            0 => throw new UserError(
                $"In {name} steht keine Auswertungsnummer mit Prüfsumme. Bitte einen Sachstandsbericht von KiIndicators angeben, keinen Scan."),
            1 when previous.Length <= 1 => new PublishedReport(own[0].Number, own[0].Checksum, previous.FirstOrDefault()),
            _ => throw new UserError(
                $"{name} widerspricht sich: Auf den Seiten stehen verschiedene Auswertungsnummern oder Prüfsummen. Die Datei wurde verändert."),
        };
    }

    private static string TextOf(byte[] pdf, string name)
    {
        if (!pdf.AsSpan().StartsWith("%PDF-"u8))
        {
            throw new UserError($"{name} ist keine PDF-Datei (sie beginnt nicht mit {Header}).");
        }

        try
        {
            using PdfDocument document = PdfDocument.Open(pdf);
            return string.Concat(document.GetPages().Select(page => page.Text));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The library throws whatever a broken file leads it to; to the reader it is one and the same.
            throw new UserError(
                $"{name} lässt sich nicht als PDF lesen ({exception.Message.TrimEnd('.')}). Bitte eine unbeschädigte Fassung angeben.", 1, exception);
        }
    }

    private static PrintedChecksum Of(Match match) => new(match.Groups["number"].Value, match.Groups["checksum"].Value);

    [GeneratedRegex(@"Auswertungsnummer(?<number>[A-Z][A-Z0-9]{0,11}-\d{4}-\d{2}-\d{2}[b-z]?-V?\d+),Prüfsumme(?<checksum>[0-9a-f]{16})")]
    private static partial Regex Own();

    [GeneratedRegex(@"LetzterBericht:(?<number>[A-Z][A-Z0-9]{0,11}-\d{4}-\d{2}-\d{2}[b-z]?-V?\d+),Prüfsumme(?<checksum>[0-9a-f]{16})")]
    private static partial Regex Last();

    [GeneratedRegex(@"[\s\u00AD\u200B\u2060]+")]
    private static partial Regex Blanks();
}

/// <summary>A number with the printed digits of its checksum.</summary>
/// <param name="Number">Auswertungsnummer.</param>
/// <param name="Checksum">Digits without blanks.</param>
internal sealed record PrintedChecksum(string Number, string Checksum)
{
    /// <summary>The digits in groups of four, as printed.</summary>
    public string Grouped => string.Join(' ', Checksum.Chunk(4).Select(group => new string(group)));
}

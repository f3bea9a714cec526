using System.Text.RegularExpressions;
using KiIndicators.Worker.Audit.Record;
using UglyToad.PdfPig;

namespace KiIndicators.Worker.Audit.Verification;

/// <summary>What a PDF of an Auswertung says about itself in print.</summary>
/// <param name="Number">Auswertungsnummer.</param>
/// <param name="Checksum">The printed digits of the checksum of its Nachweis.json.</param>
/// <param name="Previous">The same of the last report before it; null where none is printed.</param>
internal sealed partial record Imprint(RunNumber Number, ShortChecksum Checksum, Imprint? Previous)
{
    private const string Header = "%PDF-";
    private const string Printed = $"(?<number>{RunNumber.Pattern}),Prüfsumme(?<checksum>[0-9a-f]{{16}})";

    /// <summary>Reads number and checksum from the text of the pages.</summary>
    /// <param name="pdf">The file's bytes.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="UserError">No PDF, unreadable, no report of this program, or contradicting itself.</exception>
    public static Imprint Read(byte[] pdf, string name)
    {
        string text = Blanks().Replace(TextOf(pdf, name), "");
        Imprint[] own = [.. Own().Matches(text).Select(Of).OfType<Imprint>().Distinct()];
        Imprint[] previous = [.. Last().Matches(text).Select(Of).OfType<Imprint>().Distinct()];
        return own.Length switch
        {
            0 => throw new UserError(
                $"In {name} steht keine Auswertungsnummer mit Prüfsumme. Bitte einen Sachstandsbericht von KiIndicators angeben, keinen Scan."),
            1 when previous.Length <= 1 => own[0] with { Previous = previous.FirstOrDefault() },
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

    private static Imprint? Of(Match match) => RunNumber.TryParse(match.Groups["number"].Value) is RunNumber number
        ? new Imprint(number, new ShortChecksum(match.Groups["checksum"].Value), null)
        : null;

    [GeneratedRegex($"Auswertungsnummer{Printed}")]
    private static partial Regex Own();

    [GeneratedRegex($"LetzterBericht:{Printed}")]
    private static partial Regex Last();

    [GeneratedRegex(@"[\s\u00AD\u200B\u2060]+")]
    private static partial Regex Blanks();
}

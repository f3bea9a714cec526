using System.Text.RegularExpressions;
using KiIndicators.Worker.Audit.Record;

namespace KiIndicators.Worker.Audit.Verification;

/// <summary>What a PDF of an Auswertung says about itself in print.</summary>
/// <param name="Number">Auswertungsnummer.</param>
/// <param name="Checksum">The printed digits of the checksum of its Nachweis.json.</param>
/// <param name="Previous">The same of the last report before it; null where none is printed.</param>
internal sealed partial record Imprint(RunNumber Number, ShortChecksum Checksum, Imprint? Previous)
{
    private const int MostNamed = 5;
    private const string Printed = $"(?<number>{RunNumber.Pattern}),Prüfsumme(?<checksum>[0-9a-f]{{16}})";

    /// <summary>Reads number and checksum from the text of the pages.</summary>
    /// <param name="pdf">The file's bytes.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="UserError">No PDF, unreadable, no report of this program, or contradicting itself.</exception>
    public static Imprint Read(byte[] pdf, string name)
    {
        string[] pages = OpenedPdf.Read(pdf, name, document => document.GetPages().Select(page => Blanks().Replace(page.Text, "")).ToArray());
        (int Page, Imprint Said)[] said = [.. pages.SelectMany((page, index) => Own().Matches(page).Select(Of).OfType<Imprint>().Select(own => (index + 1, own)))];
        Imprint[] previous = [.. Last().Matches(string.Concat(pages)).Select(Of).OfType<Imprint>().Distinct()];
        Imprint[] own = [.. said.GroupBy(one => one.Said).OrderByDescending(same => same.Count()).Select(same => same.Key)];
        return own.Length switch
        {
            0 => throw new UserError(
                $"In {name} steht keine Auswertungsnummer mit Prüfsumme. Bitte einen Sachstandsbericht von KiIndicators angeben, keinen Scan."),
            1 when previous.Length <= 1 => own[0] with { Previous = previous.FirstOrDefault() },
            1 => throw new UserError($"{name} widerspricht sich: Es nennt verschiedene letzte Berichte. Die Datei wurde verändert."),
            _ => throw new UserError($"{name} widerspricht sich: {Strangers(said, own[0])} Die Datei wurde verändert."),
        };
    }

    // A page of another report says so itself.
    private static string Strangers((int Page, Imprint Said)[] said, Imprint most) => string.Join(' ', said
        .Where(one => one.Said != most).DistinctBy(one => one.Page).Take(MostNamed)
        .Select(one => $"Seite {one.Page} nennt {one.Said.Number} mit der Prüfsumme {one.Said.Checksum}, die meisten Seiten nennen {most.Number} mit {most.Checksum}."));

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

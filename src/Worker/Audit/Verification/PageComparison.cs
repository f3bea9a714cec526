using System.Collections.Immutable;
using System.Globalization;
using KiIndicators.Worker.Words;
using UglyToad.PdfPig.Core;

namespace KiIndicators.Worker.Audit.Verification;

/// <summary>
/// Compares a file page by page with the one that it should be. Pages are set against each other so that as few as possible differ: a missing
/// page is missing, and does not make all that follow it different.
/// </summary>
internal sealed class PageComparison
{
    private const int WordsShown = 6;
    private const double MillimetresAPoint = 25.4 / 72;

    // Exchanging a page for one that shares no word costs as much as removing one and putting another in; the more words a page still has,
    // the more it is that page, altered.
    private const int Whole = 100;
    private const int Exchanged = 2 * Whole;
    private const int Left = Whole;
    private const int Altered = 1;

    private readonly ImmutableArray<PageContent> given;
    private readonly ImmutableArray<PageContent> expected;
    private readonly Dictionary<(int Given, int Expected), int> costs = [];

    private PageComparison(ImmutableArray<PageContent> given, ImmutableArray<PageContent> expected) => (this.given, this.expected) = (given, expected);

    /// <summary>What differs, one sentence a page, in German; none: a reader sees no difference.</summary>
    /// <param name="given">The pages of the file.</param>
    /// <param name="expected">Those that it should have.</param>
    public static ImmutableArray<string> Run(ImmutableArray<PageContent> given, ImmutableArray<PageContent> expected) =>
        [.. new PageComparison(given, expected).Differences()];

    /// <summary>How alike the words of two files are, of a hundred: which of several a file is a copy of.</summary>
    public static int Likeness(ImmutableArray<PageContent> given, ImmutableArray<PageContent> expected) =>
        Likeness([.. given.SelectMany(page => page.Words)], [.. expected.SelectMany(page => page.Words)]);

    private IEnumerable<string> Differences()
    {
        foreach ((int? page, int? other) in Pairs())
        {
            if (page is int added && other is null)
            {
                yield return $"Seite {Number(added)} gehört nicht dazu: {From(given[added], 0)}.";
            }
            else if (page is null && other is int missing)
            {
                yield return $"Seite {Number(missing)} fehlt: {From(expected[missing], 0)}.";
            }
            else if (page is int one && other is int should && !given[one].Equals(expected[should]))
            {
                string place = one == should ? "" : $" (im Original Seite {Number(should)})";
                yield return $"Seite {Number(one)}{place} weicht ab: {Difference(given[one], expected[should])}.";
            }
        }
    }

    /// <summary>The cheapest way from the pages that there should be to those that there are.</summary>
    private IEnumerable<(int? Given, int? Expected)> Pairs()
    {
        int[,] cost = new int[given.Length + 1, expected.Length + 1];
        for (int one = given.Length; one >= 0; one--)
        {
            for (int other = expected.Length; other >= 0; other--)
            {
                cost[one, other] = (one == given.Length, other == expected.Length) switch
                {
                    (true, true) => 0,
                    (true, false) => cost[one, other + 1] + Left,
                    (false, true) => cost[one + 1, other] + Left,
                    _ => Math.Min(cost[one + 1, other + 1] + CostOf(one, other), Math.Min(cost[one + 1, other], cost[one, other + 1]) + Left),
                };
            }
        }

        (int page, int should) = (0, 0);
        while (page < given.Length || should < expected.Length)
        {
            if (page < given.Length && should < expected.Length && cost[page, should] == cost[page + 1, should + 1] + CostOf(page, should))
            {
                yield return (page++, should++);
            }
            else if (should < expected.Length && cost[page, should] == cost[page, should + 1] + Left)
            {
                yield return (null, should++);
            }
            else
            {
                yield return (page++, null);
            }
        }
    }

    private int CostOf(int one, int other)
    {
        if (!costs.TryGetValue((one, other), out int cost))
        {
            cost = given[one].Equals(expected[other]) ? 0
                : Altered + ((Exchanged - Altered) * (Whole - Likeness(given[one].Words, expected[other].Words)) / Whole);
            costs.Add((one, other), cost);
        }

        return cost;
    }

    // The words that both have, of a hundred.
    private static int Likeness(IReadOnlyCollection<PlacedWord> one, IReadOnlyCollection<PlacedWord> other)
    {
        if (one.Count + other.Count == 0)
        {
            return Whole;
        }

        Dictionary<string, int> words = one.CountBy(word => word.Text, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        int shared = other.CountBy(word => word.Text, StringComparer.Ordinal).Sum(same => Math.Min(words.GetValueOrDefault(same.Key), same.Value));
        return 2 * Whole * shared / (one.Count + other.Count);
    }

    private static string Difference(PageContent page, PageContent expected)
    {
        if (!page.HasWordsOf(expected))
        {
            int at = page.Words.Zip(expected.Words).TakeWhile(pair => pair.First.Text == pair.Second.Text).Count();
            return $"Dort steht {From(page, at)}; aus dem Nachweis folgt {From(expected, at)}";
        }

        if (page.Overlays != expected.Overlays)
        {
            return $"Auf ihr {(page.Overlays == 1 ? "liegt 1 Anmerkung" : $"liegen {page.Overlays} Anmerkungen")}, Stempel oder Formularfelder; im Original {(expected.Overlays == 1 ? "ist es 1" : $"sind es {expected.Overlays}")}";
        }

        if (page.Words.Zip(expected.Words).FirstOrDefault(pair => !PageContent.IsSame(pair.First, pair.Second)).First is { Text: string moved } word)
        {
            return $"„{moved}“ steht dort an anderer Stelle, in anderer Größe oder anderer Farbe als im Original ({Place(word.At, page)})";
        }

        int paths = page.Drawn.Zip(expected.Drawn).TakeWhile(pair => PageContent.IsSame(pair.First, pair.Second)).Count();
        ImmutableArray<DrawnPath> drawn = paths < page.Drawn.Length ? page.Drawn : expected.Drawn;
        return paths < drawn.Length
            ? $"Der Wortlaut ist derselbe, die Zeichnung ist eine andere ({Phrases.Of(page.Drawn.Length, "Linie oder Fläche", "Linien und Flächen")}, im Original {expected.Drawn.Length}; die erste andere {Place(Corner(drawn[paths]), page)})"
            : $"{Phrases.Of(page.Images, "Bild", "Bilder")} aus Bildpunkten, im Original {expected.Images}";
    }

    // A few words, with the one before the first that differs.
    private static string From(PageContent page, int at) => page.Words.IsEmpty ? "kein Text" : at >= page.Words.Length ? "nichts mehr"
        : Phrases.Quote(string.Join(' ', page.Words.Skip(Math.Max(0, at - 1)).Take(WordsShown).Select(word => word.Text)));

    private static PdfPoint Corner(DrawnPath path) => path.Points.IsEmpty ? default : path.Points[0];

    private static string Place(PdfPoint at, PageContent page) => string.Create(
        CultureInfo.InvariantCulture, $"{at.X * MillimetresAPoint:0} mm von links, {(page.HeightPoints - at.Y) * MillimetresAPoint:0} mm von oben");

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}

using System.Collections.Immutable;

namespace KiIndicators.Worker.Audit.Verification;

/// <summary>
/// Compares numbers where pages cannot be compared because another version of the templates has set them: between the same words the same numbers
/// should stand. What differs is a hint, no proof.
/// </summary>
internal static class NumberComparison
{
    private const int MostNamed = 10;

    /// <summary>Numbers of a file that stand, between the same words, nowhere in the other; German, with the page.</summary>
    public static ImmutableArray<string> Run(ImmutableArray<PageContent> given, ImmutableArray<PageContent> expected)
    {
        ILookup<(string, string, string), string> known = expected.SelectMany(NumbersOf)
            .ToLookup(number => (number.BeforeLast, number.Before, number.After), number => number.Text);
        return
        [
            .. given.SelectMany((page, index) => NumbersOf(page)
                .Select(number => (Page: index + 1, Number: number, Others: known[(number.BeforeLast, number.Before, number.After)])))
                .Where(found => found.Others.Any() && !found.Others.Contains(found.Number.Text, StringComparer.Ordinal))
                .Select(found => $"Seite {found.Page}: „{found.Number.BeforeLast} {found.Number.Before} {found.Number.Text} {found.Number.After}“; "
                    + $"heute gesetzt steht dort {string.Join(" oder ", found.Others.Distinct(StringComparer.Ordinal).Take(3).Select(other => $"„{other}“"))}.")
                .Take(MostNamed),
        ];
    }

    // A page's number depends on the templates alone.
    private static IEnumerable<PrintedNumber> NumbersOf(PageContent page) => Enumerable.Range(2, Math.Max(0, page.Words.Length - 3))
        .Select(at => new PrintedNumber(page.Words[at - 2].Text, page.Words[at - 1].Text, page.Words[at].Text, page.Words[at + 1].Text))
        .Where(number => char.IsAsciiDigit(number.Text[0]) && number.Before != "Seite" && number.BeforeLast != "Seite");

    private readonly record struct PrintedNumber(string BeforeLast, string Before, string Text, string After);
}

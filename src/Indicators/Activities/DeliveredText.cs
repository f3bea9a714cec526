using System.Collections.Immutable;

namespace KiIndicators.Indicators.Activities;

/// <summary>
/// Gelieferter Text: lesbar nur ohne äußere Leerzeichen, ohne kombinierende und ohne unsichtbare Zeichen.
/// </summary>
/// <remarks>
/// Text is compared ordinally, in C# and in SQL: "Lehrkräfte " and "Lehrkra¨fte" would silently be other words than
/// "Lehrkräfte". They are rejected rather than mended, so that both counts see the same.
/// </remarks>
public static class DeliveredText
{
    /// <summary>Blank, tab, carriage return, line feed, no-break space: what nobody sees at the edge of a value.</summary>
    public static ImmutableArray<char> Blanks { get; } = [' ', '\t', '\r', '\n', '\u00A0'];

    /// <summary>Characters without width, as copied from web pages: zero-width space, non-joiner, joiner, byte order mark.</summary>
    public static ImmutableArray<char> Invisible { get; } = ['\u200B', '\u200C', '\u200D', '\uFEFF'];

    /// <summary>Whether nothing was delivered: NULL or the empty text.</summary>
    public static bool IsMissing(string? text) => string.IsNullOrEmpty(text);

    /// <summary>Whether the first or the last character is a blank.</summary>
    public static bool HasOuterBlanks(string text) =>
        text.Length > 0 && (Blanks.Contains(text[0]) || Blanks.Contains(text[^1]));

    /// <summary>Whether a mark of U+0300 to U+036F is in it: "ä" written as "a" and two dots.</summary>
    public static bool HasCombiningMarks(string text) =>
        text.AsSpan().ContainsAnyInRange('\u0300', '\u036F');

    /// <summary>Whether a character without width is in it.</summary>
    public static bool HasInvisible(string text) => text.AsSpan().IndexOfAny(Invisible.AsSpan()) >= 0;

    /// <summary>Why the text cannot be compared, in German; null: it can.</summary>
    public static string? WhyUnreadable(string text) =>
        HasOuterBlanks(text) ? "Leerzeichen am Anfang oder Ende"
        : HasCombiningMarks(text) ? "Umlaut oder Akzent aus zwei Zeichen zusammengesetzt"
        : HasInvisible(text) ? "unsichtbares Zeichen"
        : null;
}

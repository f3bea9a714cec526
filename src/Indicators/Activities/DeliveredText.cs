using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace KiIndicators.Indicators.Activities;

/// <summary>
/// Gelieferter Text: lesbar nur ohne äußere Leerzeichen, ohne kombinierende Zeichen, ohne Zeichen, die niemand sieht, und ohne zwei
/// Leerzeichen hintereinander; in einer Notiz stören Leerzeichen zwischen den Wörtern nicht; was nie verglichen wird (Titel, Name
/// eines Partners, Stellungnahme), wird nur bereinigt und nie zurückgewiesen (Z-31).
/// </summary>
/// <remarks>
/// Text is compared ordinally, in C# and in SQL: "Lehrkräfte " and "Lehrkra¨fte" would silently be other words than
/// "Lehrkräfte". They are rejected rather than mended, so that both counts see the same. The import may mend: it is followed
/// by a reading. Characters beyond U+FFFF are not judged: the two dialects of SQL do not name them alike.
/// </remarks>
public static class DeliveredText
{
    /// <summary>Blanks that are no U+0020: no-break, narrow, of any width, line and paragraph separator, an empty Braille cell.</summary>
    private static readonly ImmutableArray<(char First, char Last)> OtherBlanks =
    [
        ('\u0085', '\u0085'), ('\u00A0', '\u00A0'), ('\u1680', '\u1680'), ('\u2000', '\u200A'), ('\u2028', '\u2029'),
        ('\u202F', '\u202F'), ('\u205F', '\u205F'), ('\u2800', '\u2800'), ('\u3000', '\u3000'),
    ];

    /// <summary>No width at all: soft hyphen, zero-width characters, direction marks, fillers, variants of a sign, byte order mark.</summary>
    private static readonly ImmutableArray<(char First, char Last)> WithoutWidth =
    [
        ('\u00AD', '\u00AD'), ('\u061C', '\u061C'), ('\u115F', '\u1160'), ('\u17B4', '\u17B5'), ('\u180B', '\u180F'),
        ('\u200B', '\u200F'), ('\u202A', '\u202E'), ('\u2060', '\u206F'), ('\u3164', '\u3164'), ('\uFE00', '\uFE0F'),
        ('\uFEFF', '\uFEFF'), ('\uFFA0', '\uFFA0'), ('\uFFF9', '\uFFFB'),
    ];

    /// <summary>Control characters but for tab and line breaks, which are seen; U+0085 is a blank.</summary>
    private static readonly ImmutableArray<(char First, char Last)> Controls =
        [('\u0000', '\u0008'), ('\u000B', '\u000C'), ('\u000E', '\u001F'), ('\u007F', '\u0084'), ('\u0086', '\u009F')];

    private static readonly ImmutableSortedDictionary<char, string> Names = new Dictionary<char, string>
    {
        ['\u0085'] = "Zeilenwechsel", ['\u00A0'] = "geschütztes Leerzeichen", ['\u00AD'] = "weiches Trennzeichen",
        ['\u2003'] = "Geviert-Leerzeichen", ['\u2007'] = "Ziffern-Leerzeichen", ['\u2009'] = "schmales Leerzeichen",
        ['\u200B'] = "breitenloses Leerzeichen", ['\u200C'] = "breitenloser Nichtverbinder", ['\u200D'] = "breitenloser Verbinder",
        ['\u2028'] = "Zeilentrenner", ['\u2029'] = "Absatztrenner", ['\u202F'] = "schmales geschütztes Leerzeichen",
        ['\u2060'] = "Wortverbinder", ['\u2800'] = "leeres Braille-Zeichen", ['\u3000'] = "ideographisches Leerzeichen",
        ['\uFEFF'] = "Byte-Reihenfolge-Marke",
    }.ToImmutableSortedDictionary();

    /// <summary>Whether nothing was delivered: NULL or the empty text.</summary>
    public static bool IsMissing(string? text) => string.IsNullOrEmpty(text);

    /// <summary>Whether the first or the last character is a blank, a tab or a line break.</summary>
    public static bool HasOuterBlanks(string text) => text.Length > 0 && (IsOuterBlank(text[0]) || IsOuterBlank(text[^1]));

    /// <summary>Whether a mark of U+0300 to U+036F is in it: "ä" written as "a" and two dots.</summary>
    public static bool HasCombiningMarks(string text) =>
        text.AsSpan().ContainsAnyInRange('\u0300', '\u036F');

    /// <summary>Where the first character stands that nobody sees; -1: there is none.</summary>
    public static int FirstUnseen(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (IsUnseen(text[index]))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Whether nobody sees the character, or sees it only as a blank that it is not.</summary>
    public static bool IsUnseen(char character) => character is not (>= ' ' and <= '~') && (IsWithoutWidth(character) || IsOtherBlank(character) || IsIn(Controls, character));

    /// <summary>Whether the character is a blank but neither U+0020 nor a tab nor a line break.</summary>
    public static bool IsOtherBlank(char character) => IsIn(OtherBlanks, character);

    /// <summary>Whether the character has no width: it can be left out, and the text looks the same.</summary>
    public static bool IsWithoutWidth(char character) => IsIn(WithoutWidth, character);

    /// <summary>Whether two blanks stand one after the other.</summary>
    public static bool HasDoubleBlanks(string text) => text.Contains("  ", StringComparison.Ordinal);

    /// <summary>A character that nobody sees by name and code: "breitenloses Leerzeichen, U+200B".</summary>
    public static string NameOf(char character) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Names.GetValueOrDefault(character) ?? KindOf(character)}, U+{(int)character:X4}");

    /// <summary>Why the text cannot be compared, in German; null: it can.</summary>
    public static string? WhyUnreadable(string text) =>
        HasOuterBlanks(text) ? "Leerzeichen am Anfang oder Ende"
        : HasCombiningMarks(text) ? "Umlaut oder Akzent aus zwei Zeichen zusammengesetzt"
        : FirstUnseen(text) is >= 0 and int index ? $"unsichtbares Zeichen ({NameOf(text[index])})"
        : HasDoubleBlanks(text) ? "zwei Leerzeichen hintereinander"
        : null;

    /// <summary>The same for a note: between its words blanks of any kind may stand, also several.</summary>
    public static string? WhyUnreadableNote(string text) =>
        HasOuterBlanks(text) ? "Leerzeichen am Anfang oder Ende"
        : HasCombiningMarks(text) ? "Umlaut oder Akzent aus zwei Zeichen zusammengesetzt"
        : text.FirstOrDefault(character => IsUnseen(character) && !IsOtherBlank(character), ' ') is not ' ' and char unseen
            ? $"unsichtbares Zeichen ({NameOf(unseen)})"
        : null;

    /// <summary>A text that is printed and never compared: composed, without outer blanks; null where nothing remains.</summary>
    public static string? Prose(string? text) =>
        Composed(text ?? "").Trim() is { Length: > 0 } prose && prose.Any(character => !IsUnseen(character)) ? prose : null;

    /// <summary>
    /// The text as a person meant it: blanks of any kind as one blank, nothing without width, composed (NFC), no outer blanks.
    /// Control characters stay: what they were meant to be is not known.
    /// </summary>
    public static string Mended(string text)
    {
        StringBuilder mended = new(text.Length);
        foreach (char character in text)
        {
            char kept = IsOtherBlank(character) ? ' ' : character;
            if (!IsWithoutWidth(character) && (kept != ' ' || mended.Length == 0 || mended[^1] != ' '))
            {
                mended.Append(kept);
            }
        }

        return Composed(mended.ToString()).Trim();
    }

    // Half of a surrogate pair is no character at all; normalising would throw.
    private static string Composed(string text) =>
        (text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes()) : text).Normalize(NormalizationForm.FormC);

    private static bool IsOuterBlank(char character) => character is ' ' or '\t' or '\r' or '\n' || IsOtherBlank(character);

    private static string KindOf(char character) =>
        IsOtherBlank(character) ? "besonderes Leerzeichen"
        : IsIn(Controls, character) ? "Steuerzeichen"
        : character is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') ? "Richtungszeichen"
        : character is >= '\uFE00' and <= '\uFE0F' ? "Variantenwähler"
        : "Zeichen ohne Breite";

    private static bool IsIn(ImmutableArray<(char First, char Last)> ranges, char character)
    {
        foreach ((char first, char last) in ranges)
        {
            if (character >= first && character <= last)
            {
                return true;
            }
        }

        return false;
    }
}

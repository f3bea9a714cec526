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
/// by a reading. Beyond U+FFFF the same holds: a tag or a direction of notes is hidden, an emoji is seen. Half of a pair of
/// surrogates is no character at all; a database that keeps UTF-8 delivers it as U+FFFD, which is seen.
/// </remarks>
public static class DeliveredText
{
    /// <summary>Blanks that are no U+0020: no-break, narrow, of any width, line and paragraph separator, an empty Braille cell.</summary>
    private static readonly ImmutableArray<(int First, int Last)> OtherBlanks =
    [
        ('\u0085', '\u0085'), ('\u00A0', '\u00A0'), ('\u1680', '\u1680'), ('\u2000', '\u200A'), ('\u2028', '\u2029'),
        ('\u202F', '\u202F'), ('\u205F', '\u205F'), ('\u2800', '\u2800'), ('\u3000', '\u3000'),
    ];

    /// <summary>
    /// No width at all: soft hyphen, zero-width characters, direction marks, fillers, variants of a sign, byte order mark; beyond
    /// U+FFFF what joins hieroglyphs, shorthand and notes, tags, and the rest of the block that is set aside for such characters.
    /// </summary>
    private static readonly ImmutableArray<(int First, int Last)> WithoutWidth =
    [
        ('\u00AD', '\u00AD'), ('\u061C', '\u061C'), ('\u115F', '\u1160'), ('\u17B4', '\u17B5'), ('\u180B', '\u180F'),
        ('\u200B', '\u200F'), ('\u202A', '\u202E'), ('\u2060', '\u206F'), ('\u3164', '\u3164'), ('\uFE00', '\uFE0F'),
        ('\uFEFF', '\uFEFF'), ('\uFFA0', '\uFFA0'), ('\uFFF9', '\uFFFB'),
        (0x13430, 0x13440), (0x16FE4, 0x16FE4), (0x1BCA0, 0x1BCA3), (0x1D159, 0x1D159), (0x1D173, 0x1D17A),
        (0xE0000, 0xE0FFF),
    ];

    /// <summary>Control characters but for tab and line breaks, which are seen; U+0085 is a blank.</summary>
    private static readonly ImmutableArray<(int First, int Last)> Controls =
        [('\u0000', '\u0008'), ('\u000B', '\u000C'), ('\u000E', '\u001F'), ('\u007F', '\u0084'), ('\u0086', '\u009F')];

    private static readonly ImmutableSortedDictionary<int, string> Names = new Dictionary<int, string>
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
    public static int FirstUnseen(string text) => FirstUnseen(text, isNote: false);

    /// <summary>Whether a character of the text is a blank but neither U+0020 nor a tab nor a line break.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">Where the character begins.</param>
    public static bool IsOtherBlank(string text, int index) => IsIn(OtherBlanks, CodeAt(text, index));

    /// <summary>Whether two blanks stand one after the other.</summary>
    public static bool HasDoubleBlanks(string text) => text.Contains("  ", StringComparison.Ordinal);

    /// <summary>A character that nobody sees by name and code: "breitenloses Leerzeichen, U+200B".</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">Where the character begins.</param>
    public static string NameAt(string text, int index)
    {
        int code = CodeAt(text, index);
        return string.Create(CultureInfo.InvariantCulture, $"{Names.GetValueOrDefault(code) ?? KindOf(code)}, U+{code:X4}");
    }

    /// <summary>The character itself, which may take two places of the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">Where the character begins.</param>
    public static string CharacterAt(string text, int index) => text.Substring(index, WidthOf(CodeAt(text, index)));

    /// <summary>Why the text cannot be compared, in German; null: it can.</summary>
    public static string? WhyUnreadable(string text) =>
        IsPlain(text) ? null
        : HasOuterBlanks(text) ? "Leerzeichen am Anfang oder Ende"
        : HasCombiningMarks(text) ? "Umlaut oder Akzent aus zwei Zeichen zusammengesetzt"
        : FirstUnseen(text) is >= 0 and int index ? $"unsichtbares Zeichen ({NameAt(text, index)})"
        : HasDoubleBlanks(text) ? "zwei Leerzeichen hintereinander"
        : null;

    // Most values are a word of plain letters and digits: nothing in it can be unseen.
    private static bool IsPlain(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    /// <summary>The same for a note: between its words blanks of any kind may stand, also several.</summary>
    public static string? WhyUnreadableNote(string text) =>
        HasOuterBlanks(text) ? "Leerzeichen am Anfang oder Ende"
        : HasCombiningMarks(text) ? "Umlaut oder Akzent aus zwei Zeichen zusammengesetzt"
        : FirstUnseen(text, isNote: true) is >= 0 and int index ? $"unsichtbares Zeichen ({NameAt(text, index)})"
        : null;

    /// <summary>A text that is printed and never compared: composed, without outer blanks; null where nothing remains.</summary>
    public static string? Prose(string? text) =>
        Composed(text ?? "").Trim() is { Length: > 0 } prose && prose.EnumerateRunes().Any(character => !IsUnseen(character.Value)) ? prose : null;

    /// <summary>
    /// The text as a person meant it: blanks of any kind as one blank, nothing without width, composed (NFC), no outer blanks.
    /// Control characters and halves of a pair stay: what they were meant to be is not known.
    /// </summary>
    public static string Mended(string text)
    {
        StringBuilder mended = new(text.Length);
        bool hasHalves = false;
        for (int index = 0; index < text.Length; index += WidthOf(CodeAt(text, index)))
        {
            int code = CodeAt(text, index);
            bool isBlank = code == ' ' || IsIn(OtherBlanks, code);
            hasHalves |= IsHalf(code);
            if (!IsIn(WithoutWidth, code) && (!isBlank || mended.Length == 0 || mended[^1] != ' '))
            {
                mended.Append(isBlank ? " " : CharacterAt(text, index));
            }
        }

        return (hasHalves ? mended.ToString() : Composed(mended.ToString())).Trim();
    }

    // Normalising half of a surrogate pair would throw.
    private static string Composed(string text) =>
        (text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes()) : text).Normalize(NormalizationForm.FormC);

    private static bool IsOuterBlank(char character) => character is ' ' or '\t' or '\r' or '\n' || IsIn(OtherBlanks, character);

    private static int FirstUnseen(string text, bool isNote)
    {
        int index = text.AsSpan().IndexOfAnyExceptInRange(' ', '~');
        while (index >= 0 && index < text.Length)
        {
            int code = CodeAt(text, index);
            if (IsUnseen(code) && !(isNote && IsIn(OtherBlanks, code)))
            {
                return index;
            }

            index += WidthOf(code);
        }

        return -1;
    }

    private static bool IsUnseen(int code) => code is not (>= ' ' and <= '~')
        && (IsIn(WithoutWidth, code) || IsIn(OtherBlanks, code) || IsIn(Controls, code) || IsHalf(code));

    // The code of the character that begins here; half of a pair has its own.
    private static int CodeAt(string text, int index) =>
        index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]) ? char.ConvertToUtf32(text[index], text[index + 1]) : text[index];

    private static bool IsHalf(int code) => code is >= 0xD800 and <= 0xDFFF;

    private static int WidthOf(int code) => code > char.MaxValue ? 2 : 1;

    private static string KindOf(int code) =>
        IsIn(OtherBlanks, code) ? "besonderes Leerzeichen"
        : IsIn(Controls, code) ? "Steuerzeichen"
        : IsHalf(code) ? "halbes Zeichen"
        : code is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) ? "Richtungszeichen"
        : code is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) ? "Variantenwähler"
        : code is >= 0xE0000 and <= 0xE007F ? "Etikettzeichen"
        : "Zeichen ohne Breite";

    private static bool IsIn(ImmutableArray<(int First, int Last)> ranges, int code)
    {
        foreach ((int first, int last) in ranges)
        {
            if (code >= first && code <= last)
            {
                return true;
            }
        }

        return false;
    }
}

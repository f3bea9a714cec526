using System.Globalization;
using System.Text;

namespace KiIndicators.Worker;

/// <summary>
/// Text in which nothing is hidden: a character that one does not see, or that acts on a terminal, stands by its code in brackets,
/// "[U+001B]".
/// </summary>
internal static class VisibleText
{
    // Seen by nobody and harmless: a break within a word, and what joins or parts letters in some scripts.
    private static readonly Rune[] Harmless = [new('\u00AD'), new('\u200C'), new('\u200D')];

    /// <summary>The text with control, escape and direction characters by their code; line ends and tabulators stay.</summary>
    public static string Of(string text) => Shown(text, (letter, isLineEnd) =>
        isLineEnd || letter.Value is '\n' or '\t' || Harmless.Contains(letter) || !IsUnseen(letter) ? null : CodeOf(letter.Value), half => CodeOf(half));

    /// <summary>JSON that holds the same values and none of these characters: within its strings they are escaped.</summary>
    public static string OfJson(string json) => Shown(json, (letter, _) =>
        letter.Value is '\n' or '\t' || Harmless.Contains(letter) || !IsUnseen(letter)
            ? null : string.Concat(letter.ToString().Select(Escaped)), Escaped);

    /// <summary>The text on one line, for a message that quotes it: each of these characters by its code, harmless or not.</summary>
    public static string OnOneLine(string text) => Shown(text, (letter, _) =>
        letter.Value is '\n' or '\r' or '\t' ? " " : IsUnseen(letter) ? CodeOf(letter.Value) : null, half => CodeOf(half));

    /// <summary>The first characters of a text, and never half of one that takes two places.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">Places; at most those of the text.</param>
    public static string Beginning(string text, int length) =>
        text[..(length > 0 && length < text.Length && char.IsSurrogatePair(text, length - 1) ? length - 1 : length)];

    // The text with what stands for each character; null: it stands for itself. Half of a pair is seen by nobody.
    private static string Shown(string text, Func<Rune, bool, string?> shown, Func<char, string> shownHalf)
    {
        StringBuilder whole = new(text.Length);
        for (int at = 0; at < text.Length;)
        {
            if (Rune.TryGetRuneAt(text, at, out Rune letter))
            {
                bool isLineEnd = text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n';
                whole.Append(shown(letter, isLineEnd) ?? text.Substring(at, letter.Utf16SequenceLength));
                at += letter.Utf16SequenceLength;
            }
            else
            {
                whole.Append(shownHalf(text[at++]));
            }
        }

        return whole.ToString();
    }

    private static string CodeOf(int code) => string.Create(CultureInfo.InvariantCulture, $"[U+{code:X4}]");

    private static string Escaped(char half) => $"\\u{(int)half:x4}";

    private static bool IsUnseen(Rune letter) => Rune.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}

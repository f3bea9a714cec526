using System.Globalization;
using System.Text;

namespace KiIndicators.Worker;

/// <summary>Text in which nothing is hidden: a character that one does not see, or that acts on a terminal, stands by its name.</summary>
internal static class VisibleText
{
    // Seen by nobody and harmless: a break within a word, and what joins or parts letters in some scripts.
    private const string Harmless = "\u00AD\u200C\u200D";

    /// <summary>The text with control, escape and direction characters as "U+001B"; line ends and tabulators stay.</summary>
    public static string Of(string text) => text.Any(IsHidden) ? Shown(text) : text;

    /// <summary>JSON that holds the same values and none of these characters: within its strings they are escaped.</summary>
    public static string OfJson(string json) => string.Concat(json.Select(letter => IsHidden(letter)
        ? $"\\u{(int)letter:x4}" : letter.ToString()));

    /// <summary>The text on one line, for a message that quotes it: "[U+001B]" for each of these characters, harmless or not.</summary>
    public static string OnOneLine(string text) => string.Concat(text.Select(letter => letter switch
    {
        '\n' or '\r' or '\t' => " ",
        _ when IsUnseen(letter) => $"[U+{(int)letter:X4}]",
        _ => letter.ToString(),
    }));

    private static string Shown(string text)
    {
        StringBuilder shown = new(text.Length);
        for (int at = 0; at < text.Length; at++)
        {
            bool isLineEnd = text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n';
            shown.Append(isLineEnd || !IsHidden(text[at]) ? text[at].ToString() : $"U+{(int)text[at]:X4}");
        }

        return shown.ToString();
    }

    private static bool IsHidden(char letter) => letter is not ('\n' or '\t') && !Harmless.Contains(letter) && IsUnseen(letter);

    private static bool IsUnseen(char letter) => char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}

using System.Globalization;
using System.Text;

namespace KiIndicators.Worker.Words;

/// <summary>Quoted text in a message: what a terminal would obey instead of showing it is named.</summary>
internal static class Visible
{
    /// <summary>The text on one line, with "[U+001B]" for a control, format or direction character.</summary>
    public static string Text(string text)
    {
        if (!text.Any(IsHidden))
        {
            return text;
        }

        StringBuilder shown = new();
        foreach (char letter in text)
        {
            shown.Append(letter switch
            {
                '\n' or '\r' or '\t' => " ",
                _ when IsHidden(letter) => $"[U+{(int)letter:X4}]",
                _ => letter.ToString(),
            });
        }

        return shown.ToString();
    }

    private static bool IsHidden(char letter) => char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}

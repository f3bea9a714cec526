using System.Text;

namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>Size, leading and line breaking of the texts in a chart.</summary>
internal static class Lettering
{
    /// <summary>Font size of every text, in points: the smallest that the report allows.</summary>
    public const double Size = 9;

    /// <summary>From one baseline to the next, in points.</summary>
    public const double Leading = 11;

    /// <summary>From the upper edge of a line to its baseline, in points.</summary>
    public const double Ascent = 8.6;

    private const string Ellipsis = "…";
    private static readonly string[] Bounds = ["mindestens", "höchstens", "genau"];

    /// <summary>Width of a text in points.</summary>
    /// <param name="text">One line.</param>
    /// <param name="bold">In weight 700.</param>
    public static double Width(string text, bool bold = false) =>
        (bold ? ChartFonts.Current.Bold : ChartFonts.Current.Regular).Width(text, Size);

    /// <summary>Replaces what no XML may contain: control characters and halves of surrogate pairs.</summary>
    /// <param name="text">Any text.</param>
    public static string Legible(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => Rune.IsControl(rune) ? Rune.ReplacementChar : rune));

    /// <summary>Breaks a text at its blanks; what does not fit into the lines is replaced by an ellipsis.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="width">Room in points.</param>
    /// <param name="maxLines">At least one.</param>
    /// <param name="bold">In weight 700.</param>
    /// <returns>The lines, none wider than the room.</returns>
    public static List<string> Wrap(string text, double width, int maxLines, bool bold = false)
    {
        List<string> lines = [];
        foreach (string word in Words(text))
        {
            string longer = lines.Count == 0 ? word : $"{lines[^1]} {word}";
            if (lines.Count > 0 && Width(longer, bold) <= width)
            {
                lines[^1] = longer;
            }
            else if (lines.Count == maxLines)
            {
                return [.. lines[..^1], Cut(longer, width, bold)];
            }
            else
            {
                lines.Add(word);
            }
        }

        return [.. lines.Select(line => Width(line, bold) <= width ? line : Cut(line, width, bold))];
    }

    private static List<string> Words(string text)
    {
        // A number stays with the word that it counts or that bounds it, a percent sign with its number.
        List<string> words = [];
        foreach (string word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (words.Count > 0 && (word[0] == '%' || words[^1].All(char.IsAsciiDigit) || (word.All(char.IsAsciiDigit) && Bounds.Contains(words[^1]))))
            {
                words[^1] += $" {word}";
            }
            else
            {
                words.Add(word);
            }
        }

        return words;
    }

    private static string Cut(string text, double width, bool bold)
    {
        int keep = text.Length;
        while (keep > 0 && Width(VisibleText.Beginning(text, keep).TrimEnd() + Ellipsis, bold) > width)
        {
            keep--;
        }

        return VisibleText.Beginning(text, keep).TrimEnd() + Ellipsis;
    }
}

using System.Globalization;
using System.Text;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Digest.Blocks;
using KiIndicators.Worker.Reports.Model;

namespace KiIndicators.Worker.Digest;

/// <summary>A briefing as plain text, for the mail's text part and the terminal: the same words in the same order as in the HTML.</summary>
internal sealed class BriefingText
{
    /// <summary>So wide lines are read on any telephone and terminal.</summary>
    public const int Width = 76;

    private readonly int width;
    private readonly StringBuilder text = new();

    private BriefingText(int width) => this.width = width;

    /// <summary>The blocks, lines end with LF.</summary>
    public static string Write(Briefing briefing, int width = Width)
    {
        BriefingText writer = new(width);
        foreach (Block block in briefing.Blocks)
        {
            writer.Write(block);
        }

        return writer.text.ToString();
    }

    /// <summary>A heading with its line below; not in capitals, in which a Nachweis-Nr. would be another.</summary>
    public static string Heading(string heading, int width = Width) => $"{Wrap(heading, width: width)}{new string('-', Math.Min(heading.Length, width))}\n";

    /// <summary>A text in lines of at most so many characters; a word that is longer stands alone.</summary>
    /// <param name="text">One paragraph.</param>
    /// <param name="first">What stands before the first line.</param>
    /// <param name="rest">What stands before the others.</param>
    /// <param name="width">Characters a line.</param>
    public static string Wrap(string text, string first = "", string rest = "", int width = Width)
    {
        StringBuilder lines = new();
        int free = 0;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int length = new StringInfo(word).LengthInTextElements;
            if (lines.Length > 0 && length < free)
            {
                lines.Append(' ').Append(word);
                free -= length + 1;
                continue;
            }

            string begin = lines.Length == 0 ? first : rest;
            lines.Append(lines.Length == 0 ? "" : "\n").Append(begin).Append(word);
            free = width - begin.Length - length;
        }

        return lines.Append('\n').ToString();
    }

    private void Write(Block block)
    {
        text.Append('\n').Append(Heading(block.Heading, width));
        Paragraph(block.Sentence);
        foreach (BlockItem item in block.Items)
        {
            Write(item);
        }

        if (block.Table is TableBlock table)
        {
            Write(table);
        }

        Paragraph(block.More);
    }

    private void Write(BlockItem item)
    {
        string sign = item.Status is StatusView status ? $"{StateSigns.Of(status.Code)} {status.Word}: " : "";
        string subject = item.Subject is string id ? $" ({id})" : "";
        string due = item.Due is DateOnly day ? $" – bis {GermanText.Day(day)}" : "";
        text.Append('\n').Append(Wrap($"{sign}{item.Title}{subject}{due}", "* ", "  ", width));
        if (item.Text.Length > 0)
        {
            text.Append(Wrap(item.Text, "  ", "  ", width));
        }

        foreach (string detail in item.Details)
        {
            text.Append(Wrap(detail, "  - ", "    ", width));
        }
    }

    // The first column as it is, numbers to the right, a last column of words under itself.
    private void Write(TableBlock table)
    {
        IReadOnlyList<string>[] rows = [table.Headers, .. table.Rows];
        int columns = table.Headers.Count;
        int[] widths = [.. Enumerable.Range(0, columns).Select(column => rows.Max(row => row[column].Length))];
        bool endsInWords = columns == 2;
        text.Append('\n');
        foreach (IReadOnlyList<string> row in rows)
        {
            if (endsInWords)
            {
                text.Append(Wrap(row[1], row[0].PadRight(widths[0] + 2), new string(' ', widths[0] + 2), width));
                continue;
            }

            text.AppendJoin("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).Append('\n');
        }
    }

    private void Paragraph(string sentence)
    {
        if (sentence.Length > 0)
        {
            text.Append('\n').Append(Wrap(sentence, width: width));
        }
    }
}

namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>Puts alternative texts together: head, then clause by clause as long as there is room.</summary>
internal static class AlternativeText
{
    /// <summary>Longest text, in characters: screen readers read longer ones without a pause.</summary>
    public const int MaxLength = 250;

    /// <summary>Joins head and clauses; clauses that do not fit are left out whole and their number is named.</summary>
    /// <param name="head">What the picture is.</param>
    /// <param name="clauses">The message, most important first.</param>
    public static string Of(string head, IReadOnlyList<string> clauses)
    {
        for (int kept = clauses.Count; kept >= 0; kept--)
        {
            string rest = kept == clauses.Count ? "" : kept == 0 ? "Zahlen in der Tabelle" : $"; {clauses.Count - kept} weitere in der Tabelle";
            string text = $"{head}: {string.Join("; ", clauses.Take(kept))}{rest}".TrimEnd('.') + ".";
            if (text.Length <= MaxLength)
            {
                return text;
            }
        }

        return Of(Shorten(head, MaxLength / 2), ["Zahlen in der Tabelle"]);
    }

    /// <summary>Joins head and clauses whose titles are as long as there is room for.</summary>
    /// <param name="head">What the picture is.</param>
    /// <param name="count">How many clauses there are.</param>
    /// <param name="clause">The clause of an index with a title of at most so many characters.</param>
    public static string Of(string head, int count, Func<int, int, string> clause)
    {
        foreach (int longest in (int[])[MaxLength, 96, 72, 60])
        {
            string[] clauses = [.. Enumerable.Range(0, count).Select(index => clause(index, longest))];
            if (head.Length + 3 + clauses.Sum(text => text.Length + 2) <= MaxLength)
            {
                return Of(head, clauses);
            }
        }

        return Of(head, [.. Enumerable.Range(0, count).Select(index => clause(index, 48))]);
    }

    /// <summary>Shortens a title to whole words.</summary>
    /// <param name="text">A title.</param>
    /// <param name="maxLength">Characters that may remain, the ellipsis included.</param>
    public static string Shorten(string text, int maxLength = 48)
    {
        if (text.Length <= maxLength)
        {
            return text;
        }

        int blank = text.LastIndexOf(' ', maxLength - 2);
        return blank <= 0 ? "…" : text[..blank].TrimEnd(' ', ',', ';', ':', '–', '-') + " …";
    }
}

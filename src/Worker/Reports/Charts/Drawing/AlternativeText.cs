namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>Puts alternative texts together: head, then clause by clause as long as there is room.</summary>
internal static class AlternativeText
{
    /// <summary>Longest text, in characters: screen readers read longer ones without a pause.</summary>
    public const int MaxLength = 400;

    private const int LongTitle = 100;
    private const int ShortTitle = 70;

    /// <summary>Joins head and clauses; clauses that do not fit are left out whole and their number is named.</summary>
    /// <param name="head">What the picture is.</param>
    /// <param name="clauses">The message, most important first.</param>
    /// <param name="elsewhere">Where the rest stands.</param>
    public static string Of(string head, IReadOnlyList<string> clauses, string elsewhere = "im Nachweis")
    {
        for (int kept = clauses.Count; kept >= 0; kept--)
        {
            string rest = kept == clauses.Count ? "" : kept == 0 ? $"Zahlen {elsewhere}" : $"; {clauses.Count - kept} weitere {elsewhere}";
            string text = $"{head}: {string.Join("; ", clauses.Take(kept))}{rest}".TrimEnd('.') + ".";
            if (text.Length <= MaxLength)
            {
                return text;
            }
        }

        return Of(Shorten(head, MaxLength / 2), [$"Zahlen {elsewhere}"]);
    }

    /// <summary>Joins head and clauses that say as much as there is room for: the days too, else the counts, with shorter and shorter titles.</summary>
    /// <param name="head">What the picture is.</param>
    /// <param name="count">How many clauses there are.</param>
    /// <param name="clause">The clause of an index, with or without days, with a title of at most so many characters.</param>
    public static string Of(string head, int count, Func<int, bool, int, string> clause)
    {
        string[] Clauses(bool withDays, int longest) => [.. Enumerable.Range(0, count).Select(index => clause(index, withDays, longest))];

        foreach ((bool withDays, int longest) in ((bool, int)[])[(true, MaxLength), (true, LongTitle), (false, MaxLength), (false, LongTitle)])
        {
            string[] clauses = Clauses(withDays, longest);
            if (head.Length + 3 + clauses.Sum(text => text.Length + 2) <= MaxLength)
            {
                return Of(head, clauses);
            }
        }

        return Of(head, Clauses(withDays: false, ShortTitle));
    }

    /// <summary>Shortens a title to whole words.</summary>
    /// <param name="text">A title.</param>
    /// <param name="maxLength">Characters that may remain, the ellipsis included.</param>
    public static string Shorten(string text, int maxLength = LongTitle)
    {
        if (text.Length <= maxLength)
        {
            return text;
        }

        int blank = text.LastIndexOf(' ', maxLength - 2);
        return blank <= 0 ? "…" : text[..blank].TrimEnd(' ', ',', ';', ':', '–', '-') + " …";
    }
}

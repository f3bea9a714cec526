namespace KiIndicators.Worker.Words;

/// <summary>Finds the word that a mistyped one was probably meant to be.</summary>
internal static class NearWords
{
    /// <summary>The nearest known word, at most one typing slip away in a short word and two in a long one; or null.</summary>
    public static string? Closest(string word, IEnumerable<string> known) => known
        .Select(candidate => (candidate, distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
        .Where(pair => pair.distance <= (Math.Min(word.Length, pair.candidate.Length) <= 4 ? 1 : 2))
        .OrderBy(pair => pair.distance)
        .Select(pair => pair.candidate)
        .FirstOrDefault();

    /// <summary>Slips between two words: a letter missing, added, replaced, or two neighbours swapped.</summary>
    public static int Distance(string first, string second)
    {
        int[,] slips = new int[first.Length + 1, second.Length + 1];
        for (int i = 0; i <= first.Length; i++)
        {
            for (int j = 0; j <= second.Length; j++)
            {
                slips[i, j] = i == 0 ? j : j == 0 ? i : Cheapest(first, second, slips, i, j);
            }
        }

        return slips[first.Length, second.Length];
    }

    private static int Cheapest(string first, string second, int[,] slips, int i, int j)
    {
        int replaced = slips[i - 1, j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1);
        int best = Math.Min(replaced, Math.Min(slips[i - 1, j], slips[i, j - 1]) + 1);
        bool swapped = i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1];
        return swapped ? Math.Min(best, slips[i - 2, j - 2] + 1) : best;
    }
}

using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// Whether two titles very likely name the same thing, as two people write it.
/// </summary>
internal static class SimilarTitles
{
    private const int ShortestWord = 3;

    private static readonly HashSet<string> SayingNothing = ["der", "die", "das", "den", "dem", "des", "ein", "eine", "einer", "für", "mit", "und", "von", "vom", "zum", "zur", "bei"];

    /// <summary>
    /// Whether they are equal but for case and a typing slip, or share more than half of their words. Numbers tell things apart: "Modul 1" and "Modul 2" are two.
    /// </summary>
    public static bool Are(string? first, string? second)
    {
        if (!string.IsNullOrWhiteSpace(first) && string.Equals(first.Trim(), second?.Trim(), StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        string[] one = WordsOf(first);
        string[] other = WordsOf(second);
        if (!Numbers(one).SetEquals(Numbers(other)))
        {
            return false;
        }

        string[] shared = [.. one.Where(word => NearWords.Closest(word, other) is not null)];
        return one.Length > 0 && other.Length > 0 && shared.Length * 2 > Math.Max(one.Length, other.Length);
    }

    private static HashSet<string> Numbers(IEnumerable<string> words) => [.. words.Where(word => word.All(char.IsDigit))];

    private static string[] WordsOf(string? title) =>
    [
        .. new string([.. (title ?? "").ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.All(char.IsDigit) || (word.Length >= ShortestWord && !SayingNothing.Contains(word))).Distinct(),
    ];
}

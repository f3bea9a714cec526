using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace KiIndicators.Worker.Meetings.Feeds;

/// <summary>
/// What a calendar writes over a meeting: mostly the committee's name, with words before or behind it.
/// </summary>
internal static partial class MeetingTitle
{
    private static readonly string[] CancelledWords = ["entfällt", "entfaellt", "fällt aus", "faellt aus", "abgesagt", "aufgehoben", "ausgefallen", "cancelled"];

    /// <summary>Whether a word or title says that the meeting is cancelled.</summary>
    public static bool SaysCancelled(string text)
    {
        string title = Composed(text);
        return CancelledWords.Contains(title, StringComparer.OrdinalIgnoreCase) || Cancelled().IsMatch(title);
    }

    /// <summary>The names that the committee may have: the whole title, and the title without those words.</summary>
    public static ImmutableArray<string> NamesIn(string text)
    {
        string title = Composed(text);
        string bare = Number().Replace(Cancelled().Replace(title, ""), "").Trim();
        string without = Prefix().Replace(bare, "").Trim();
        return [.. new[] { title, Number().Replace(title, "").Trim(), bare, without }.Where(name => name.Length > 0).Distinct()];
    }

    private static string Composed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Normalize(NormalizationForm.FormC).Trim();

    // "ENTFÄLLT - Sozialausschuss", "Sozialausschuss (entfällt)", "Sozialausschuss - abgesagt"
    [GeneratedRegex(
        @"\A\W*(?:entfällt|entfaellt|fällt aus|faellt aus|abgesagt|cancelled)\b[\s:!)*–-]*|[\s(*:–-]+(?:entfällt|entfaellt|fällt aus|faellt aus|abgesagt|cancelled)[\s!)*]*\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cancelled();

    // "Gemeinderat (14. 23. Sitzung)"
    [GeneratedRegex(@"\s*\([^()]*\bSitzung\)\s*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    // "formale Gründe - Sozialausschuss": a session for form's sake only is a session.
    [GeneratedRegex(
        @"\A(?:formale Gründe|Sondersitzung|Dringlichkeitssitzung|verschoben|verlegt|\d{1,3}\. Sitzung)\s*[:–-]\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}

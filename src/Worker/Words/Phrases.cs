using System.Text.RegularExpressions;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Words;

/// <summary>German phrases: lists, quotation marks, shortened texts.</summary>
internal static partial class Phrases
{
    /// <summary>Nouns that reports count.</summary>
    public static readonly Noun Milestones = new("Meilenstein", "Meilensteine", "Meilensteinen", Gender.Masculine);

    /// <summary>das Vorhaben.</summary>
    public static readonly Noun Projects = new("Vorhaben", "Vorhaben", "Vorhaben", Gender.Neuter);

    /// <summary>das ohne Zahl zugesagte Vorhaben; only for "x von y", where the noun stands in the dative.</summary>
    public static readonly Noun Promises = new(
        "ohne Zahl zugesagten Vorhaben", "ohne Zahl zugesagte Vorhaben", "ohne Zahl zugesagten Vorhaben", Gender.Neuter);

    /// <summary>der Zielwert.</summary>
    public static readonly Noun Targets = new("Zielwert", "Zielwerte", "Zielwerten", Gender.Masculine);

    /// <summary>die Kommune.</summary>
    public static readonly Noun Municipalities = new("Kommune", "Kommunen", "Kommunen", Gender.Feminine);

    /// <summary>der Termin.</summary>
    public static readonly Noun Dates = new("Termin", "Termine", "Terminen", Gender.Masculine);

    /// <summary>A number in digits with its noun, which one thing has in the singular: "1 Zeile", "4 Zeilen".</summary>
    public static string Of(int number, string singular, string plural) => $"{GermanText.Whole(number)} {(number == 1 ? singular : plural)}";

    /// <summary>"a", "a und b", "a, b und c".</summary>
    public static string And(IReadOnlyList<string> parts) => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => string.Join(", ", parts.Take(parts.Count - 1)) + " und " + parts[^1],
    };

    /// <summary>In German quotation marks; marks inside become single ones.</summary>
    public static string Quote(string text)
    {
        bool opens = true;
        string inner = string.Concat(text.Select(letter => letter switch
        {
            '„' => '‚',
            '“' or '”' => '‘',
            '"' => Straight(),
            _ => letter,
        }));
        return $"„{inner}“";

        char Straight()
        {
            opens = !opens;
            return opens ? '‘' : '‚';
        }
    }

    /// <summary>At most so many characters, cut between words and marked with an ellipsis.</summary>
    public static string Shorten(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        int blank = text.LastIndexOf(' ', longest - 2);
        string kept = blank > longest / 2 ? text[..blank] : VisibleText.Beginning(text, longest - 2);
        return kept.TrimEnd(' ', ',', ';', ':', '–', '-', '.') + " …";
    }

    /// <summary>A state with its reason: "offen: noch 2 zu planen".</summary>
    public static string Because(string word, string reason) => reason.Length == 0 ? word : $"{word}: {reason}";

    /// <summary>The parts that say something, with commas.</summary>
    public static string Joined(params IEnumerable<string> parts) => string.Join(", ", parts.Where(part => part.Length > 0));

    /// <summary>First letter as a capital.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>With a full stop, unless the text ends with a mark of its own.</summary>
    public static string Sentence(string text) =>
        text.Length == 0 || text[^1] is '.' or '!' or '?' or '…' ? text : text + ".";

    /// <summary>The text with no line break inside names such as "A 12".</summary>
    public static string Unbroken(string text) => LetterAndNumber().Replace(text, "$1\u00A0$2");

    [GeneratedRegex(@"\b([A-Z]) (\d+)\b")]
    private static partial Regex LetterAndNumber();

    /// <summary>So many of the parts, and how many more there are.</summary>
    public static string Few(IReadOnlyList<string> parts, int most) => parts.Count <= most + 1
        ? string.Join(", ", parts)
        : $"{string.Join(", ", parts.Take(most))} und {NumberWords.Plain(parts.Count - most)} weitere";

    /// <summary>Whole sentences of at most so many characters; only where the first is longer, the text is cut between words.</summary>
    public static string ShortenToSentences(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        int end = SentenceEnd().Matches(text).Select(match => match.Index + 1).LastOrDefault(index => index <= longest);
        return end > 0 ? text[..end] : Shorten(text, longest);
    }

    // "am 3. Mai" and "z. B. Pflege" end no sentence.
    [GeneratedRegex(@"(?<=\p{L}{3})[.!?](?=\s+\p{Lu})")]
    private static partial Regex SentenceEnd();
}

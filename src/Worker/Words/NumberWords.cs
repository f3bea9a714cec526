using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Words;

/// <summary>Gender of a German noun.</summary>
internal enum Gender
{
    /// <summary>der Meilenstein.</summary>
    Masculine,

    /// <summary>die Kommune.</summary>
    Feminine,

    /// <summary>das Vorhaben.</summary>
    Neuter,
}

/// <summary>A German noun with the forms that counting needs.</summary>
/// <param name="Singular">"Meilenstein".</param>
/// <param name="Plural">"Meilensteine".</param>
/// <param name="DativePlural">"Meilensteinen".</param>
/// <param name="Gender">Its gender.</param>
internal sealed record Noun(string Singular, string Plural, string DativePlural, Gender Gender);

/// <summary>Numbers in sentences: one to twelve as words, the rest as digits.</summary>
internal static class NumberWords
{
    /// <summary>Largest number written as a word.</summary>
    public const int LargestWord = 12;

    private static readonly string[] Words =
        ["null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"];

    /// <summary>"zwei", "13"; for numbers from two on, which have no endings.</summary>
    public static string Plain(int number) =>
        number is > 0 and <= LargestWord ? Words[number] : GermanText.Whole(number);

    /// <summary>Standing alone, nominative: "keiner", "eine", "zwei".</summary>
    public static string Alone(int number, Gender gender) => number switch
    {
        0 => "kein" + Ending(gender),
        1 => "ein" + Ending(gender),
        _ => Plain(number),
    };

    /// <summary>Standing alone, dative: "keiner", "einem", "zwei".</summary>
    public static string AloneDative(int number, Gender gender) => number switch
    {
        0 => "kein" + DativeEnding(gender),
        1 => "ein" + DativeEnding(gender),
        _ => Plain(number),
    };

    /// <summary>With its noun, nominative: "keine Meilensteine", "ein Meilenstein", "zwei Meilensteine".</summary>
    public static string Counted(int number, Noun noun) => number switch
    {
        0 => $"keine {noun.Plural}",
        1 => (noun.Gender == Gender.Feminine ? "eine " : "ein ") + noun.Singular,
        _ => $"{Plain(number)} {noun.Plural}",
    };

    /// <summary>With its noun, dative: "keinen Terminen", "einem Termin", "zwei Terminen".</summary>
    public static string CountedDative(int number, Noun noun) => number switch
    {
        0 => $"keinen {noun.DativePlural}",
        1 => $"ein{DativeEnding(noun.Gender)} {noun.Singular}",
        _ => $"{Plain(number)} {noun.DativePlural}",
    };

    /// <summary>"zwei von neun Kommunen"; both as digits where one of them is: "14 von 22 Zielwerten".</summary>
    public static string OutOf(int number, int total, Noun noun) => Both(
        number, total, noun, Alone(number, noun.Gender));

    /// <summary>The same after a preposition with the dative: "in einer von neun Kommunen".</summary>
    public static string OutOfDative(int number, int total, Noun noun) => Both(
        number, total, noun, AloneDative(number, noun.Gender));

    /// <summary>"ist" or "sind".</summary>
    public static string Is(int number) => number is 0 or 1 ? "ist" : "sind";

    private static string Both(int number, int total, Noun noun, string word)
    {
        if (total > LargestWord)
        {
            return $"{(number < 2 ? word : GermanText.Whole(number))} von {GermanText.Whole(total)} {noun.DativePlural}";
        }

        return total == 1
            ? $"{word} von ein{DativeEnding(noun.Gender)} {noun.Singular}"
            : $"{word} von {Plain(total)} {noun.DativePlural}";
    }

    private static string Ending(Gender gender) => gender switch
    {
        Gender.Masculine => "er",
        Gender.Feminine => "e",
        _ => "es",
    };

    private static string DativeEnding(Gender gender) => gender == Gender.Feminine ? "er" : "em";
}

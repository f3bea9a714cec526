using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Intake.Yaml;

/// <summary>Reads single values; null after noting a fault where the value is not what was expected.</summary>
internal static partial class NodeValues
{
    /// <summary>A text that is not empty.</summary>
    public static string? Text(this Node node, FaultList faults, string expected = "ein Text")
    {
        if (node is Scalar { Text.Length: > 0 } scalar)
        {
            return scalar.Text;
        }

        faults.Add(node.At, $"{node.Kind}; erwartet: {expected}");
        return null;
    }

    /// <summary>One of the given words.</summary>
    public static string? Word(this Node node, FaultList faults, string what, ImmutableArray<string> words)
    {
        string? word = node.Text(faults, string.Join(", ", words));
        if (word is null || words.Contains(word))
        {
            return word;
        }

        faults.AddUnknown(node.At, what, word, words);
        return null;
    }

    /// <summary>The same, but a mistyped word is read as the one that was meant: what depends on it is read, too.</summary>
    public static string? Meant(this Node node, FaultList faults, string what, ImmutableArray<string> words)
    {
        if (node is not Scalar { Text: { Length: > 0 } word } || words.Contains(word))
        {
            return node.Word(faults, what, words);
        }

        string? meant = NearWords.Closest(word, words);
        faults.AddUnknown(node.At, what, word, words, isUnderstood: meant is not null);
        return meant;
    }

    /// <summary>A single text or a list of texts, none twice; never empty.</summary>
    public static ImmutableArray<string> Texts(this Node node, FaultList faults)
    {
        ImmutableArray<string>.Builder texts = ImmutableArray.CreateBuilder<string>();
        foreach (Node item in node is Sequence list ? list.Items : [node])
        {
            string? text = item.Text(faults, "ein Text oder eine Liste von Texten");
            if (text is not null && texts.Contains(text))
            {
                faults.Add(item.At, $"„{text}“ steht zweimal in der Liste");
            }
            else if (text is not null)
            {
                texts.Add(text);
            }
        }

        if (node is Sequence { Items.IsEmpty: true })
        {
            faults.Add(node.At, "leere Liste; erwartet: mindestens ein Wert");
        }

        return texts.ToImmutable();
    }

    /// <summary>A day as YYYY-MM-DD.</summary>
    public static DateOnly? Date(this Node node, FaultList faults)
    {
        const string Expected = "ein Datum in der Form JJJJ-MM-TT";
        if (node.Text(faults, Expected) is not string text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            && day.Year is >= 1900 and <= 2200)
        {
            return day;
        }

        faults.Add(node.At, DateForm().IsMatch(text)
            ? $"den Tag „{text}“ gibt es nicht; erwartet: ein Tag des Kalenders von 1900 bis 2200"
            : $"„{text}“; erwartet: {Expected}");
        return null;
    }

    /// <summary>A whole number within bounds.</summary>
    public static int? Whole(this Node node, FaultList faults, int least, int most = 1_000_000)
    {
        string expected = $"eine ganze Zahl von {least} bis {most}";
        if (node.Text(faults, expected) is not string text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= least && number <= most)
        {
            return number;
        }

        faults.Add(node.At, NotWhole(text, expected));
        return null;
    }

    /// <summary>A number with a decimal comma inside brackets, where the comma parts two entries.</summary>
    public static string CommaBetween(string number) =>
        $"„{number}“: das Komma trennt hier zwei Angaben; erwartet: eine ganze Zahl ohne Nachkommastellen";

    // Whoever writes 1,5 knows that it is a number: what is missing is the word "ganze".
    private static string NotWhole(string text, string expected) =>
        FractionForm().IsMatch(text) ? $"„{text}“ hat Nachkommastellen; erwartet: {expected}, ohne Komma"
        : ThousandsForm().IsMatch(text) ? $"„{text}“ hat Tausenderzeichen; erwartet: {expected}, nur Ziffern"
        : $"„{text}“; erwartet: {expected}";

    /// <summary>Per cent written as "50 %".</summary>
    public static int? PerCent(this Node node, FaultList faults, int least = 0)
    {
        string expected = $"ganze Prozent von {least} bis 100 in der Form \"50 %\"";
        if (node.Text(faults, expected) is not string text)
        {
            return null;
        }

        if (PerCentForm().Match(text) is { Success: true } match
            && int.TryParse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out int number)
            && number >= least && number <= 100)
        {
            return number;
        }

        faults.Add(node.At, NotWhole(text, expected));
        return null;
    }

    /// <summary>ja or nein.</summary>
    public static bool? Flag(this Node node, FaultList faults)
    {
        switch (node.Text(faults, "ja oder nein"))
        {
            case "ja" or "true":
                return true;
            case "nein" or "false":
                return false;
            case string other:
                faults.Add(node.At, $"„{other}“; erwartet: ja oder nein");
                return null;
            default:
                return null;
        }
    }

    /// <summary>The items of a list that is not empty.</summary>
    public static ImmutableArray<Node> Items(this Node node, FaultList faults)
    {
        if (node is Sequence { Items.IsEmpty: false } list)
        {
            return list.Items;
        }

        faults.Add(node.At, node is Sequence
            ? "leere Liste; erwartet: mindestens ein Eintrag"
            : $"{node.Kind}; erwartet: eine Liste");
        return [];
    }

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex DateForm();

    [GeneratedRegex(@"^([0-9]{1,3}) ?%\z", RegexOptions.CultureInvariant)]
    private static partial Regex PerCentForm();

    [GeneratedRegex(@"^[-+]?[0-9]+(,[0-9]+|\.([0-9]{1,2}|[0-9]{4,})) ?%?\z", RegexOptions.CultureInvariant)]
    private static partial Regex FractionForm();

    [GeneratedRegex(@"^[0-9]{1,3}([.'’ \u00A0\u202F][0-9]{3})+ ?%?\z", RegexOptions.CultureInvariant)]
    private static partial Regex ThousandsForm();
}

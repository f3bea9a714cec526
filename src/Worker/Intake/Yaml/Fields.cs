using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace KiIndicators.Worker.Intake.Yaml;

/// <summary>A block whose keys are known: names unknown and missing ones, reads the others.</summary>
internal sealed partial class Fields
{
    private static readonly Regex Digits = WholeNumber();

    private readonly Mapping mapping;
    private readonly FaultList faults;
    private readonly bool isBlock;

    /// <summary>Opens a block.</summary>
    /// <param name="node">The block; anything else is a fault.</param>
    /// <param name="faults">Takes the faults.</param>
    /// <param name="keys">The keys that may stand in it.</param>
    /// <param name="where">Names the block in messages where the keys depend on something, e.g. "bei messung anzahl".</param>
    public Fields(Node node, FaultList faults, ImmutableArray<string> keys, string where = "")
    {
        this.faults = faults;
        isBlock = node is Mapping;
        Mapping written = node as Mapping ?? new Mapping(node.At, []);
        mapping = written.Meant(keys);
        if (!isBlock)
        {
            faults.Add(node.At, $"{node.Kind}; erwartet: ein Block mit {string.Join(", ", keys)}");
        }

        for (int i = 0; i < written.Entries.Length; i++)
        {
            Entry entry = written.Entries[i];
            if (keys.Contains(entry.Key.Text))
            {
                continue;
            }

            if (i > 0 && DecimalOf(written.Entries[i - 1], entry) is string number)
            {
                faults.Add(written.Entries[i - 1].Value.At, NodeValues.CommaBetween(number));
                continue;
            }

            faults.AddUnknown(
                entry.Key.At, $"unbekannter Schlüssel{where}", entry.Key.Text, keys, isUnderstood: mapping.Entries[i].Key != entry.Key);
        }
    }

    // In { mindestens: 1,5 } the comma ends the entry: YAML reads the key 5 without a value.
    private static string? DecimalOf(Entry before, Entry entry) =>
        before.Value is Scalar { Text: string whole } && Digits.IsMatch(whole)
        && entry.Value is Scalar { Text: "" } && Digits.IsMatch(entry.Key.Text.TrimEnd('%', ' '))
            ? $"{whole},{entry.Key.Text}"
            : null;

    /// <summary>Takes the faults, also those of readings that know more than blocks and keys.</summary>
    public FaultList Faults => faults;

    /// <summary>Where the block begins.</summary>
    public Position At => mapping.At;

    /// <summary>The entries, a mistyped key as the one that was meant.</summary>
    public ImmutableArray<Entry> Entries => mapping.Entries;

    /// <summary>The value of a key; null where it is absent.</summary>
    public Node? Find(string key) => mapping.Find(key);

    /// <summary>The value of a key that must be there; a mistyped key is one fault, not two.</summary>
    public Node? Require(string key)
    {
        Node? value = Find(key);
        if (value is null && isBlock)
        {
            faults.Add(At, $"Schlüssel „{key}“ fehlt");
        }

        return value;
    }

    /// <summary>A text that must be there; empty after a fault.</summary>
    public string Text(string key) => Require(key)?.Text(faults) ?? "";

    /// <summary>A text, or null where the key is absent.</summary>
    public string? OptionalText(string key) => Find(key)?.Text(faults);

    /// <summary>A day, or null where the key is absent.</summary>
    public DateOnly? OptionalDate(string key) => Find(key)?.Date(faults);

    /// <summary>ja or nein; <paramref name="fallback"/> where the key is absent.</summary>
    public bool Flag(string key, bool fallback) => Find(key)?.Flag(faults) ?? fallback;

    /// <summary>One or several texts, empty where the key is absent.</summary>
    public ImmutableArray<string> OptionalTexts(string key) => Find(key)?.Texts(faults) ?? [];

    /// <summary>The items of a list that must be there.</summary>
    public ImmutableArray<Node> List(string key) => Require(key)?.Items(faults) ?? [];

    /// <summary>The items of a list, empty where the key is absent.</summary>
    public ImmutableArray<Node> OptionalList(string key) => Find(key)?.Items(faults) ?? [];

    [GeneratedRegex(@"^[0-9]{1,9}\z", RegexOptions.CultureInvariant)]
    private static partial Regex WholeNumber();
}

using System.Collections.Immutable;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Intake.Yaml;

/// <summary>Where something stands in a catalogue file; line and column count from 1.</summary>
/// <param name="File">File name without folder.</param>
/// <param name="Line">Line; 0: the file as a whole.</param>
/// <param name="Column">Column in the line.</param>
internal readonly record struct Position(string File, int Line, int Column) : IComparable<Position>
{
    /// <inheritdoc/>
    public int CompareTo(Position other) => string.CompareOrdinal(File, other.File) switch
    {
        0 => (Line, Column).CompareTo((other.Line, other.Column)),
        int order => order,
    };

    /// <summary>"2025-2026.yaml:132:9"; only the name for the file as a whole.</summary>
    public override string ToString() => Line == 0 ? File : $"{File}:{Line}:{Column}";
}

/// <summary>YAML as written, with positions. The library's own tree stops at the first doubled key; this one does not.</summary>
/// <param name="At">Where the node begins.</param>
internal abstract record Node(Position At)
{
    /// <summary>What it is, in German with its article, for messages.</summary>
    public abstract string Kind { get; }
}

/// <summary>A single value. Every value is text; what it means is decided by the reader of its key.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Text">The text.</param>
internal sealed record Scalar(Position At, string Text) : Node(At)
{
    /// <inheritdoc/>
    public override string Kind => Text.Length == 0 ? "kein Wert" : $"„{Text}“";
}

/// <summary>A list.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Items">Its items in order.</param>
internal sealed record Sequence(Position At, ImmutableArray<Node> Items) : Node(At)
{
    /// <inheritdoc/>
    public override string Kind => "eine Liste";
}

/// <summary>Keys with values, each key once.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Entries">The entries in order.</param>
internal sealed record Mapping(Position At, ImmutableArray<Entry> Entries) : Node(At)
{
    /// <inheritdoc/>
    public override string Kind => "ein Block mit Schlüsseln";

    /// <summary>The value of a key; null where the key is absent.</summary>
    public Node? Find(string key) => Entries.FirstOrDefault(entry => entry.Key.Text == key)?.Value;

    /// <summary>
    /// The block as it was meant: a mistyped key stands for the nearest known one that is absent. The slip is a fault of its
    /// own; what stands behind it is read all the same, so that its faults are named in the same run.
    /// </summary>
    /// <param name="keys">The keys that may stand here.</param>
    public Mapping Meant(ImmutableArray<string> keys)
    {
        HashSet<string> taken = [.. Entries.Select(entry => entry.Key.Text)];
        return this with { Entries = [.. Entries.Select(Corrected)] };

        Entry Corrected(Entry entry) =>
            !keys.Contains(entry.Key.Text) && NearWords.Closest(entry.Key.Text, keys) is string meant && taken.Add(meant)
                ? entry with { Key = entry.Key with { Text = meant } }
                : entry;
    }
}

/// <summary>A key with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
internal sealed record Entry(Scalar Key, Node Value);

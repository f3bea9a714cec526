using System.Collections.Immutable;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KiIndicators.Worker.Intake.Yaml;

/// <summary>Reads YAML into nodes with positions; doubled keys and unclean text become faults, not exceptions.</summary>
/// <param name="file">File name for positions.</param>
/// <param name="faults">Takes the faults.</param>
internal sealed class NodeReader(string file, FaultList faults)
{
    // A catalogue is about ten levels deep; more is a slip of brackets, and unlimited nesting would exhaust the stack.
    private const int MaximumDepth = 40;

    /// <summary>The root of the only document; null where the text is empty or no YAML.</summary>
    public Node? Read(string yaml)
    {
        Parser parser = new(new StringReader(yaml));
        try
        {
            return ReadDocument(parser);
        }
        catch (YamlException fault)
        {
            return NoYaml(PlaceOf(fault, yaml), YamlReasons.Of(fault.Message));
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            // The library's scanner gives up this way on some broken texts, e.g. a bracket that is never closed.
            return NoYaml(parser.Current is ParsingEvent last ? At(last.End) : new Position(file, 1, 1), "eine Klammer oder ein Anführungszeichen ist nicht geschlossen");
        }
    }

    // Of a tab the library names the block that it stands in, of an end too early the line after the last.
    private Position PlaceOf(YamlException fault, string yaml)
    {
        string[] lines = yaml.TrimEnd('\n', '\r').Split('\n');
        int tab = fault.Message.Contains("tab", StringComparison.Ordinal)
            ? Array.FindIndex(lines, line => line.TrimStart(' ').StartsWith('\t'))
            : -1;
        return tab >= 0 ? new Position(file, tab + 1, lines[tab].IndexOf('\t') + 1)
            : fault.Start.Line > lines.Length ? new Position(file, lines.Length, lines[^1].TrimEnd('\r').Length + 1)
            : At(fault.Start);
    }

    private Node? NoYaml(Position at, string reason)
    {
        faults.Add(at, $"kein gültiges YAML: {reason}. Dort und in der Zeile davor Einrückung, Doppelpunkte, Klammern und Anführungszeichen prüfen");
        return null;
    }

    private Node? ReadDocument(Parser parser)
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            faults.Add(new Position(file, 0, 0), "die Datei ist leer; erwartet: ein Zielkatalog (siehe README.md der Kataloge)");
            return null;
        }

        parser.Consume<DocumentStart>();
        Node root = ReadNode(parser, 0);
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out _))
        {
            faults.Add(At(parser.Current!.Start), "ein zweites YAML-Dokument; erwartet: ein Zielkatalog je Datei");
        }

        return root;
    }

    private Node ReadNode(IParser parser, int depth)
    {
        Position at = At(parser.Current!.Start);
        if (depth > MaximumDepth)
        {
            throw new YamlException(parser.Current.Start, parser.Current.End, "zu tief geschachtelt");
        }

        if (parser.Current is NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false })
        {
            faults.Add(at, "YAML-Anker (&…) oder Typangabe (!…); erwartet: nur Schlüssel, Werte und Listen");
        }

        return parser.Consume<ParsingEvent>() switch
        {
            YamlDotNet.Core.Events.Scalar scalar => ReadScalar(scalar, at),
            SequenceStart => ReadSequence(parser, at, depth),
            MappingStart => ReadMapping(parser, at, depth),
            AnchorAlias alias => ReadAlias(alias, at),
            ParsingEvent other => throw new YamlException(other.Start, other.End, "hier fehlt ein Wert"),
        };
    }

    private Scalar ReadAlias(AnchorAlias alias, Position at)
    {
        faults.Add(at, $"YAML-Verweis „*{alias.Value}“; erwartet: die Angabe ausgeschrieben");
        return new Scalar(at, "");
    }

    private Sequence ReadSequence(IParser parser, Position at, int depth)
    {
        ImmutableArray<Node>.Builder items = ImmutableArray.CreateBuilder<Node>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(parser, depth + 1));
        }

        return new Sequence(at, items.ToImmutable());
    }

    private Mapping ReadMapping(IParser parser, Position at, int depth)
    {
        ImmutableArray<Entry>.Builder entries = ImmutableArray.CreateBuilder<Entry>();
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            Node key = ReadNode(parser, depth + 1);
            Node value = ReadNode(parser, depth + 1);
            if (key is not Scalar { Text.Length: > 0 } name)
            {
                faults.Add(key.At, $"{key.Kind} als Schlüssel; erwartet: ein Wort");
            }
            else if (!lines.TryAdd(name.Text, name.At.Line))
            {
                faults.Add(key.At, $"Schlüssel „{name.Text}“ doppelt; er steht schon in Zeile {lines[name.Text]}");
            }
            else
            {
                entries.Add(new Entry(name, value));
            }
        }

        return new Mapping(at, entries.ToImmutable());
    }

    private Scalar ReadScalar(YamlDotNet.Core.Events.Scalar scalar, Position at)
    {
        // A block text always ends with a line break; nobody typed it.
        string text = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded ? scalar.Value.TrimEnd('\n') : scalar.Value;
        if (text != text.Trim())
        {
            faults.Add(at, $"„{text}“ hat Leerzeichen am Rand; erwartet: ohne");
        }

        if (!IsComposed(text))
        {
            faults.Add(at, $"„{text}“ enthält zerlegte Zeichen (Umlaut aus zwei Zeichen, nicht NFC); erwartet: neu getippt, z. B. „ü“ als ein Zeichen");
        }

        return new Scalar(at, text);
    }

    private static bool IsComposed(string text)
    {
        try
        {
            return text.IsNormalized(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair from an escape such as "\uD800": no text at all.
            return false;
        }
    }

    private Position At(Mark mark) => new(file, (int)mark.Line, (int)mark.Column);
}

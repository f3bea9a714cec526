using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KiIndicators.Worker.Tests.Intake.Catalogue;

/// <summary>
/// YAML as an editor reads it: a plain word of the core schema of YAML 1.2 is a number, a truth value or nothing; the loader
/// takes every value as text.
/// </summary>
internal static partial class YamlAsJson
{
    public static JsonNode? Read(string yaml)
    {
        Parser parser = new(new StringReader(yaml));
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        return ReadNode(parser);
    }

    private static JsonNode? ReadNode(IParser parser) => parser.Consume<NodeEvent>() switch
    {
        MappingStart => ReadMapping(parser),
        SequenceStart => ReadSequence(parser),
        Scalar scalar => scalar.Style == ScalarStyle.Plain ? Plain(scalar.Value) : scalar.Value,
        NodeEvent other => throw new YamlException(other.Start, other.End, "no plain YAML"),
    };

    private static JsonObject ReadMapping(IParser parser)
    {
        JsonObject mapping = [];
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            mapping.Add(parser.Consume<Scalar>().Value, ReadNode(parser));
        }

        return mapping;
    }

    private static JsonArray ReadSequence(IParser parser)
    {
        JsonArray list = [];
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            list.Add(ReadNode(parser));
        }

        return list;
    }

    private static JsonNode? Plain(string word) => word switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => true,
        "false" or "False" or "FALSE" => false,
        _ when Number().IsMatch(word) => decimal.Parse(word, NumberStyles.Float, CultureInfo.InvariantCulture),
        _ => word,
    };

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]{1,15}(\.[0-9]*)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}

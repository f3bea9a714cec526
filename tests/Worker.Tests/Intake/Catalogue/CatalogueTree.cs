using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KiIndicators.Worker.Intake.Catalogue;

namespace KiIndicators.Worker.Tests.Intake.Catalogue;

/// <summary>A catalogue as a tree that can be changed and read again: JSON is YAML.</summary>
internal static class CatalogueTree
{
    private static readonly JsonSerializerOptions AsTyped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the loader says about a catalogue; empty if nothing.</summary>
    public static string[] LoaderFaults(JsonNode catalogue)
    {
        try
        {
            _ = CatalogueLoader.Load([new CatalogueFile("k.yaml", "", catalogue.ToJsonString(AsTyped))]);
            return [];
        }
        catch (CatalogueError error)
        {
            return [.. error.Faults.Select(fault => fault.Message)];
        }
    }

    /// <summary>Every place of a tree, the whole first: "/programm/beschluss/vorlage".</summary>
    public static IEnumerable<string> Places(JsonNode? node, string at = "") => (node switch
    {
        JsonObject block => block.SelectMany(entry => Places(entry.Value, $"{at}/{entry.Key}")),
        JsonArray list => list.SelectMany((item, index) => Places(item, $"{at}/{index}")),
        _ => [],
    }).Prepend(at);

    /// <summary>What stands at a place.</summary>
    public static JsonNode? At(JsonNode? tree, string place) => place.Split('/').Skip(1)
        .Aggregate(tree, (node, step) => node is JsonArray list ? list[Index(step)] : node![step]);

    /// <summary>A copy with another value at a place.</summary>
    public static JsonNode With(JsonNode tree, string place, JsonNode? value)
    {
        JsonNode copy = tree.DeepClone();
        (JsonNode parent, string step) = Parent(copy, place);
        if (parent is JsonArray list)
        {
            list[Index(step)] = value;
        }
        else
        {
            parent[step] = value;
        }

        return copy;
    }

    /// <summary>A copy without a place.</summary>
    public static JsonNode Without(JsonNode tree, string place)
    {
        JsonNode copy = tree.DeepClone();
        (JsonNode parent, string step) = Parent(copy, place);
        if (parent is JsonArray list)
        {
            list.RemoveAt(Index(step));
        }
        else
        {
            parent.AsObject().Remove(step);
        }

        return copy;
    }

    private static (JsonNode Parent, string Step) Parent(JsonNode tree, string place)
    {
        int last = place.LastIndexOf('/');
        return (At(tree, place[..last])!, place[(last + 1)..]);
    }

    private static int Index(string step) => int.Parse(step, CultureInfo.InvariantCulture);
}

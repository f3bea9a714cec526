using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;

namespace KiIndicators.Worker.Tests.Intake.Catalogue;

/// <summary>The schema that lies beside the catalogue for editors.</summary>
internal static partial class CatalogueSchema
{
    private static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "catalogues", "schema.json"));
    private static readonly JsonSchema Schema = JsonSchema.FromText(Text);
    private static readonly EvaluationOptions Quick = new() { OutputFormat = OutputFormat.Flag };
    private static readonly EvaluationOptions InFull = new() { OutputFormat = OutputFormat.List };

    /// <summary>The schema as JSON.</summary>
    public static JsonObject Root { get; } = JsonNode.Parse(Text)!.AsObject();

    /// <summary>Every block of the schema.</summary>
    public static IEnumerable<JsonObject> Parts => Below(Root);

    /// <summary>Whether it is the schema that it says it is.</summary>
    public static bool IsDraft7 =>
        (string?)Root["$schema"] == MetaSchemas.Draft7Id.ToString() && Evaluate(MetaSchemas.Draft7, Root, Quick).IsValid;

    /// <summary>Whether the schema has a definition of this name.</summary>
    public static bool Has(string name) => Root["definitions"]!.AsObject().ContainsKey(name);

    /// <summary>A definition of the schema.</summary>
    public static JsonObject Definition(string name) => Root["definitions"]![name]!.AsObject();

    public static bool Accepts(JsonNode? catalogue) => Evaluate(Schema, catalogue, Quick).IsValid;

    /// <summary>What the schema says about a catalogue; empty if nothing.</summary>
    public static ImmutableArray<string> Faults(JsonNode? catalogue) =>
    [
        .. Details(catalogue)
            .Where(detail => !AsksOnly().IsMatch(detail.EvaluationPath.ToString()))
            .SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}"))
            .Distinct(),
    ];

    /// <summary>The places at which a key stands that the schema does not know there.</summary>
    public static ImmutableHashSet<string> UnknownKeys(JsonNode? catalogue) =>
    [
        .. Details(catalogue)
            .Where(detail => detail.EvaluationPath.ToString().EndsWith("/additionalProperties", StringComparison.Ordinal))
            .Select(detail => detail.InstanceLocation.ToString()),
    ];

    private static IEnumerable<EvaluationResults> Details(JsonNode? catalogue)
    {
        EvaluationResults result = Evaluate(Schema, catalogue, InFull);
        return result.IsValid ? [] : result.Details!.Where(detail => detail.Errors is not null);
    }

    private static EvaluationResults Evaluate(JsonSchema schema, JsonNode? node, EvaluationOptions options) =>
        schema.Evaluate(JsonSerializer.SerializeToElement(node), options);

    private static IEnumerable<JsonObject> Below(JsonNode? node) => node switch
    {
        JsonObject part => part.Select(entry => entry.Value).SelectMany(Below).Prepend(part),
        JsonArray list => list.SelectMany(Below),
        _ => [],
    };

    // What an if or a not finds is an answer, no fault.
    [GeneratedRegex("/(if|not)(/|$)")]
    private static partial Regex AsksOnly();
}

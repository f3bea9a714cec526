using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KiIndicators.Worker.Intake.Catalogue;

namespace KiIndicators.Worker.Tests.Intake.Catalogue;

/// <summary>The keys that may stand at a place, ordered; "any" where a selection names attributes.</summary>
/// <param name="Place">The block.</param>
/// <param name="Loader">By the loader's own message.</param>
/// <param name="Schema">By the schema's verdict on each.</param>
internal sealed partial record KeyPlace(string Place, string Loader, string Schema)
{
    private const string Any = "any";

    /// <summary>Every key that stands anywhere in the loader's tables or in the schema.</summary>
    private static readonly ImmutableArray<string> AllKeys =
    [
        .. CatalogueKeys.All.Concat(CatalogueSchema.Parts.Select(part => part["properties"]).OfType<JsonObject>()
            .SelectMany(keys => keys.Select(entry => entry.Key))).Distinct(),
    ];

    /// <summary>Each block gets a key that nobody knows: the loader answers with those that it knows, the schema is asked for each.</summary>
    public static IEnumerable<KeyPlace> Of(JsonNode right)
    {
        // A block of changed keys is only read once its line has no faults: it has its own test.
        string[] places =
        [
            .. CatalogueTree.Places(right).Where(place => CatalogueTree.At(right, place) is JsonObject
                && !place.Contains("/aenderung", StringComparison.Ordinal) && !place.Contains("/je_zeile", StringComparison.Ordinal)),
        ];
        JsonNode probed = right.DeepClone();
        JsonNode filled = right.DeepClone();
        for (int i = 0; i < places.Length; i++)
        {
            CatalogueTree.At(probed, places[i])![$"xqzw{i}"] = "a";
            JsonObject block = CatalogueTree.At(filled, places[i])!.AsObject();
            foreach (string key in AllKeys.Where(key => !block.ContainsKey(key)))
            {
                block[key] = "a";
            }
        }

        Dictionary<string, string> known = CatalogueTree.LoaderFaults(probed)
            .Select(fault => UnknownKey().Match(fault)).Where(match => match.Success)
            .ToDictionary(match => match.Groups["probe"].Value, match => Joined(match.Groups["keys"].Value.Split(", ")));
        ImmutableHashSet<string> refused = CatalogueSchema.UnknownKeys(probed);
        ImmutableHashSet<string> unknown = CatalogueSchema.UnknownKeys(filled);
        return places.Select((place, i) => new KeyPlace(
            place,
            known.GetValueOrDefault($"xqzw{i}", Any),
            refused.Contains($"{place}/xqzw{i}") ? Joined(AllKeys.Where(key => !unknown.Contains($"{place}/{key}"))) : Any));
    }

    /// <summary>Keys in one line that can be compared.</summary>
    public static string Joined(IEnumerable<string> keys) => string.Join(' ', keys.Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex("^unbekannter Schlüssel.*„(?<probe>xqzw[0-9]+)“; erwartet: (?<keys>.*)$")]
    private static partial Regex UnknownKey();
}

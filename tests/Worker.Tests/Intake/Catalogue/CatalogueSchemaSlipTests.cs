using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KiIndicators.Worker.Intake.Catalogue;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Intake.Catalogue;

/// <summary>Every example with one slip: the schema refuses what the loader refuses, except what only the loader can know.</summary>
public sealed partial class CatalogueSchemaSlipTests
{
    private static readonly ImmutableArray<string> OtherValues =
        ["{}", "[]", "\"\"", "\" am Rand\"", "-1", "\"xqzw\"", "\"ja\"", "[\"a\", \"a\"]", "[{}]", "{\"xqzw\": \"a\"}", "\"2026-02-30\""];

    private static readonly ImmutableArray<string> Targets =
    [
        "\"alle\"", "\"zugesagt\"", "\"keins\"", "{\"mindestens\": 1}", "{\"mindestens\": 0}", "{\"mindestens\": \"50 %\"}",
        "{\"hoechstens\": 0}", "{\"hoechstens\": \"0 %\"}", "{\"genau\": 1}", "{\"genau\": \"50 %\"}", "{\"korridor\": [1, 2]}",
        "{\"korridor\": [\"1 %\", \"2 %\"]}", "{\"korridor\": [1]}", "{\"alle\": \"ja\"}", "{\"alle\": \"nein\"}", "{\"alle\": [\"Alsdorf\"]}",
        "{\"alle\": \"ja\", \"ausser\": \"Alsdorf\"}", "{\"zugesagt\": \"ja\", \"ausser\": \"Alsdorf\"}", "{\"mindestens\": 1, \"genau\": 1}",
        "{\"ab\": \"2025-01-01\", \"mindestens\": 1}", "[{\"ab\": \"2025-01-01\", \"zugesagt\": \"ja\"}]", "[{\"zugesagt\": \"ja\"}]",
        "[{\"ab\": \"2025-01-01\", \"alle\": \"ja\"}]", "[{\"ab\": \"2025-01-01\", \"mindestens\": \"50 %\"}]",
    ];

    // The README tells of these conditions in its table only.
    private const string OtherLines = """
        - { id: Z-1, titel: A, messung: anzahl, auswahl: { art: A }, soll: zugesagt }
        - { id: Z-2, titel: B, messung: anzahl, auswahl: { nicht_in: [Z-1], nach: Z-1, gleich: { merkmal: angebot, zeile: Z-1 } } }
        """;

    /// <summary>Catalogues that show every key.</summary>
    public static ImmutableArray<JsonNode> Examples { get; } =
        [.. CatalogueReadmeTests.Examples.Select(row => row.Data).Append(OtherLines)
            .Select(example => YamlAsJson.Read(CatalogueReadmeTests.Embedded(example))!)];

    [Fact]
    [Slow(Because.TriesManyCases)]
    public void Examples_WithOneSlip_AreRefusedByTheSchemaIfAndOnlyIfTheirFormIsWrong()
    {
        List<string> differences = [];
        foreach ((string slip, JsonNode catalogue) in Slips())
        {
            string[] faults = CatalogueTree.LoaderFaults(catalogue);
            bool accepted = CatalogueSchema.Accepts(catalogue);
            if (accepted && faults.Any(fault => !IsBeyondTheSchema(slip, fault)))
            {
                differences.Add($"{slip}: only the loader says {string.Join("; ", faults)}");
            }
            else if (!accepted && faults.Length == 0)
            {
                differences.Add($"{slip}: only the schema says {string.Join("; ", CatalogueSchema.Faults(catalogue))}");
            }
        }

        differences.ShouldBeEmpty();
    }

    /// <summary>Places that are alike in lines of the same kind count once.</summary>
    private static IEnumerable<(string Slip, JsonNode Catalogue)> Slips() => Examples
        .SelectMany(right => CatalogueTree.Places(right).Select(place => (right, place)))
        .DistinctBy(at => Kind(at.right, at.place) + Numbers().Replace(at.place, "/*"))
        .SelectMany(at => SlipsAt(at.right, at.place).Select(slip => ($"{at.place} {slip.Slip}", slip.Catalogue)));

    private static IEnumerable<(string Slip, JsonNode Catalogue)> SlipsAt(JsonNode right, string place)
    {
        if (place.Length > 0)
        {
            yield return ("missing", CatalogueTree.Without(right, place));
            foreach (string value in OtherValues)
            {
                yield return ("= " + value, CatalogueTree.With(right, place, JsonNode.Parse(value)));
            }
        }

        if (CatalogueTree.At(right, place) is not JsonObject block)
        {
            yield break;
        }

        yield return ("with xqzw", CatalogueTree.With(right, place + "/xqzw", "a"));
        foreach (string word in block.ContainsKey("messung") ? KindTable.Words : [])
        {
            yield return ($"as {word}", CatalogueTree.With(right, place + "/messung", word));
        }

        foreach (string target in block.ContainsKey("messung") ? Targets : [])
        {
            yield return ($"soll {target}", CatalogueTree.With(right, place + "/soll", JsonNode.Parse(target)));
        }
    }

    private static string? Kind(JsonNode tree, string place) =>
        Line().Match(place) is { Success: true } line ? (string?)CatalogueTree.At(tree, line.Value)!["messung"] : null;

    private static bool IsBeyondTheSchema(string slip, string fault) =>
        LoaderOnly().IsMatch(fault) || (slip.Contains("/aenderung", StringComparison.Ordinal) && OfTheLinesKind().IsMatch(fault));

    // What stands elsewhere in the file, in another file, or follows from a calculation.
    [GeneratedRegex(
        "^(unbekannte Zeile|unbekannter Ort|unbekannte Auslegung|AGS „[0-9]{8}“ steht nicht unter orte|leerer Korridor|unerreichbares soll"
        + "|Verweis im Kreis|„.*“ zählt nicht:|die Auslegung „.*“ gilt für keine Zeile|die Zeile .* (nennt .* nicht|endet am|hat kein soll|zählt nichts)"
        + "|die Stufe „.*“ gibt es zweimal|.* gibt es schon )")]
    private static partial Regex LoaderOnly();

    // A changed key belongs to a line that the schema does not see.
    [GeneratedRegex("(^(alle|Prozent)| |^unbekannter Schlüssel) bei messung ")]
    private static partial Regex OfTheLinesKind();

    [GeneratedRegex(".*/indikatoren/[0-9]+(?=/|$)")]
    private static partial Regex Line();

    [GeneratedRegex("/[0-9]+(?=/|$)")]
    private static partial Regex Numbers();
}

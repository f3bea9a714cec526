using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Nodes;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Worker.Intake.Catalogue;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Intake.Catalogue;

/// <summary>The schema and the loader know the same keys and words at the same places.</summary>
public sealed class CatalogueSchemaTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "catalogues");

    private static readonly Lazy<ImmutableArray<KeyPlace>> Places = new(() =>
        [.. CatalogueSchemaSlipTests.Examples.SelectMany(KeyPlace.Of)]);

    private static ImmutableArray<ImmutableArray<string>> Blocks =>
    [
        .. typeof(CatalogueKeys).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(block => block.Name != nameof(CatalogueKeys.Line))
            .Select(block => (ImmutableArray<string>)block.GetValue(null)!),
        .. KindTable.Entries.Select(entry => entry.LineKeys),
    ];

    private static ImmutableArray<string> LineKeys => [.. KindTable.Entries.SelectMany(entry => entry.LineKeys).Distinct()];

    [Fact]
    public void Schema_ByItsOwnWord_IsDraft7() => CatalogueSchema.IsDraft7.ShouldBeTrue();

    [Fact]
    public void Schema_BesideTheCatalogue_IsNamedInItsFirstLineAndIsNoCatalogue()
    {
        File.ReadLines(Path.Combine(Folder, "2025-2026.yaml")).First().ShouldBe("# yaml-language-server: $schema=schema.json");
        File.Exists(Path.Combine(Folder, "schema.json")).ShouldBeTrue();
        CatalogueLoader.Load(Folder).Files.Select(file => file.Name).ShouldBe(["2025-2026.yaml"]);
    }

    [Fact]
    public void ShippedCatalogue_AsAnEditorReadsIt_HasNoFaults() =>
        CatalogueSchema.Faults(YamlAsJson.Read(File.ReadAllText(Path.Combine(Folder, "2025-2026.yaml")))).ShouldBeEmpty();

    [Fact]
    public void Keys_AtEachPlaceOfTheExamples_AreThoseThatTheLoaderNames() =>
        Places.Value.Where(place => place.Loader != place.Schema)
            .ShouldBeEmpty("src/Worker/catalogues/schema.json and the readers in src/Worker/Intake/Catalogue differ");

    [Fact]
    public void Places_OfTheExamples_AreAllThatTheLoaderKnows() =>
        Blocks.Select(keys => Joined(keys)).Except(Places.Value.Select(place => place.Loader))
            .ShouldBeEmpty("src/Worker/catalogues/README.md has no example with these keys");

    [Fact]
    public void Blocks_OfTheSchema_AreThoseOfTheLoader()
    {
        string[] otherReading = [.. LineKeys.Where(key => !IsRefusedInAnotherReading(key))];
        string[] schema =
        [
            .. CatalogueSchema.Parts.Where(part => part["additionalProperties"] is JsonValue)
                .Select(part => Joined(part["properties"]!.AsObject().Select(entry => entry.Key))),
        ];

        schema.Distinct().Order().ShouldBe(Blocks.Add([.. otherReading]).Select(keys => Joined(keys)).Distinct().Order());
    }

    [Fact]
    public void Kinds_OfTheCountingRules_HaveTheirBranchAtALineAndInAnotherReading()
    {
        const string Schema = "src/Worker/catalogues/schema.json";
        IndicatorKinds.Words.Where(word => !CatalogueSchema.Has("messung_" + word) || !CatalogueSchema.Has("zaehlt_" + word))
            .ShouldBeEmpty($"{Schema} lacks the definitions zaehlt_... and messung_... of");
        foreach (KindEntry kind in KindTable.Entries)
        {
            Joined(CatalogueSchema.Definition("messung_" + kind.Word)["properties"]!.AsObject().Select(entry => entry.Key))
                .ShouldBe(Joined(kind.LineKeys), $"{Schema}, messung_{kind.Word}: keys");
            foreach (string block in (string[])["zeile", "aenderung"])
            {
                CatalogueSchema.Definition(block)["allOf"]!.AsArray()
                    .Count(branch => (string?)branch!["if"]!["$ref"] == "#/definitions/zaehlt_" + kind.Word
                        && branch.ToJsonString().Contains($"\"#/definitions/messung_{kind.Word}\"", StringComparison.Ordinal))
                    .ShouldBe(1, $"{Schema}, {block}: allOf has one branch for {kind.Word}");
            }
        }
    }

    [Fact]
    public void Conditions_OfTheLoader_AreOfferedAndNoOtherThanAttributes()
    {
        string[] offered = [.. CatalogueSchema.Definition("auswahl")["properties"]!.AsObject().Select(entry => entry.Key)];

        SelectionReader.Words.Concat(ActivityFields.Names).Concat(ActivityFields.PlaceAttributes).Concat(ActivityFields.PartnerAttributes)
            .Except(offered).ShouldBeEmpty();
        offered.Except(SelectionReader.Words)
            .Where(name => CatalogueFolder.FaultsOfLine($"messung: anzahl\nauswahl: {{ {name}: {{ vorhanden: ja }} }}").Any())
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("messung: xqzw", "zeilenschluessel", "/properties/messung")]
    [InlineData("messung: anzahl\nauswahl: { typ: xqzw }", "typ", "")]
    [InlineData("messung: anzahl\nauswahl: { art: A }\nje: xqzw", "zeilenschluessel", "/properties/je")]
    [InlineData("messung: anzahl\nauswahl: { art: A }\nsoll: xqzw", "soll", "/anyOf/0")]
    [InlineData("messung: anzahl\nauswahl: { art: A }", "meilenstein", "/properties/art")]
    public void Words_OfTheSchema_AreThoseThatTheLoaderExpects(string keys, string definition, string place)
    {
        string text = CatalogueFolder.Programme("- id: L-1\n  titel: Treffen\n" + CatalogueFolder.Indent(keys, 2));
        string fault = CatalogueFolder.Faults(keys.Contains("xqzw", StringComparison.Ordinal)
            ? text
            : text.Replace("- id: M\n", "- id: M\n            art: xqzw\n", StringComparison.Ordinal)).ShouldHaveSingleItem();

        fault[(fault.LastIndexOf("erwartet: ", StringComparison.Ordinal) + "erwartet: ".Length)..].ShouldBe(
            string.Join(", ", CatalogueTree.At(CatalogueSchema.Definition(definition), place + "/enum")!.AsArray().Select(word => (string?)word)));
    }

    [Theory]
    [InlineData("messung: summe\nauswahl: { art: A }\nfeld: ")]
    [InlineData("messung: verschiedene\nauswahl: { art: A }\nmerkmal: ")]
    [InlineData("messung: verschiedene\nauswahl: { art: A }\npartnertyp: KMU\nmerkmal: ")]
    public void Names_OfFieldsAndAttributes_ServeTheSchemaWhereTheyServeTheLoader(string keys)
    {
        string[] names =
        [
            .. ActivityFields.Names, .. ActivityFields.PlaceAttributes, .. ActivityFields.PartnerAttributes, "plaetze", "Art", "art 2",
            .. CatalogueSchema.Definition("kein_merkmal")["enum"]!.AsArray().Select(name => (string)name!),
        ];

        names.Where(name => CatalogueFolder.FaultsOfLine(keys + name).IsEmpty != SchemaAcceptsLine(keys + name)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("programm:\n", "programm:\n  farbe: blau\n")]
    [InlineData("programm:\n", "farbe: blau\nprogramm:\n")]
    [InlineData("bezugsraum:\n", "bezugsraum:\n  farbe: blau\n")]
    [InlineData("name: Aachen", "name: Aachen, farbe: blau")]
    [InlineData("id: S1\n", "id: S1\n    farbe: blau\n")]
    [InlineData("fassung: Entwurf", "fassung: Entwurf, farbe: blau")]
    [InlineData("  traeger: Kreis\n", "")]
    [InlineData("kommunen: [\"05334004\"", "kommunen: [\"5334004\"")]
    [InlineData("von: 2026-01-01", "von: 01.01.2026")]
    [InlineData("von: 2026-01-01", "von: 2026-02-30")]
    [InlineData("messung: anzahl", "messung: anzal")]
    [InlineData("messung: anzahl", "mesung: anzahl")]
    [InlineData("messung: anzahl", "messung: anzahl\n                merkmal: kommune")]
    [InlineData("auswahl: { typ: veranstaltung }", "auswahl: typ")]
    [InlineData("soll: { mindestens: 3 }", "soll: { mindestens: drei }")]
    [InlineData("soll: { mindestens: 3 }", "soll: 3")]
    public void Programme_WithOneSlip_IsRefusedByBoth(string right, string wrong)
    {
        string text = CatalogueFolder.Programme();
        text.ShouldContain(right);
        string slip = text.Replace(right, wrong, StringComparison.Ordinal);

        CatalogueFolder.Faults(slip).ShouldNotBeEmpty();
        CatalogueSchema.Faults(YamlAsJson.Read(slip)).ShouldNotBeEmpty();
    }

    [Fact]
    public void Keys_OfTheSchema_AreEachDescribed() =>
        CatalogueSchema.Parts.Where(part => part.ContainsKey("additionalProperties") && part.ContainsKey("properties"))
            .Append(CatalogueSchema.Definition("zeilenschluessel"))
            .SelectMany(part => part["properties"]!.AsObject())
            .Where(key => !IsDescribed(key.Value))
            .Select(key => key.Key)
            .ShouldBeEmpty();

    /// <summary>Described itself, or where all keys of a line are.</summary>
    private static bool IsDescribed(JsonNode? key) => key is JsonValue
        || !string.IsNullOrWhiteSpace((string?)key!["description"])
        || ((string?)key["$ref"])?.StartsWith("#/definitions/zeilenschluessel/", StringComparison.Ordinal) == true;

    private static bool IsRefusedInAnotherReading(string key)
    {
        JsonNode tree = YamlAsJson.Read(CatalogueFolder.Programme(
            CatalogueFolder.OneLine + "\n  auslegungen: [A-1]",
            $"- {{ id: A-1, wortlaut: W, gezaehlt: G, andere_lesart: {{ text: T, aenderung: {{ {key}: A }} }} }}"))!;
        return CatalogueTree.LoaderFaults(tree).Any(fault => fault.Contains("in einer anderen Lesart", StringComparison.Ordinal));
    }

    private static bool SchemaAcceptsLine(string keys) => CatalogueSchema.Accepts(
        YamlAsJson.Read(CatalogueFolder.Programme("- id: L-1\n  titel: Treffen\n" + CatalogueFolder.Indent(keys, 2))));

    private static string Joined(IEnumerable<string> keys) => KeyPlace.Joined(keys);
}

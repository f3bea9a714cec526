using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Worker.Intake.Catalogue;
using Shouldly;

namespace KiIndicators.Worker.Tests.Intake.Catalogue;

/// <summary>A folder of catalogues that is gone after the test. What the loader reads here without faults, the schema accepts too.</summary>
internal sealed class CatalogueFolder : IDisposable
{
    public const string OneLine = """
        - id: L-1
          titel: Treffen
          messung: anzahl
          auswahl: { typ: veranstaltung }
          soll: { mindestens: 3 }
        """;

    public string Path { get; } = Directory.CreateTempSubdirectory("kiindicators-catalogue-").FullName;

    /// <summary>A programme whose lines stand under indikatoren and whose rulings stand under auslegungen.</summary>
    public static string Programme(string lines = OneLine, string rulings = "", string id = "p", string milestone = "M") => $$"""
        programm:
          id: "{{id}}"
          titel: Schwerpunkte
          kurz: Schwerpunkte
          traeger: Kreis
          federfuehrung: KI
          beschluss: { vorlage: "1/2024", fassung: Entwurf }
          zeitraum: { von: 2025-01-01, bis: 2026-12-31 }
        bezugsraum:
          fassungen:
            - { ab: 2025-01-01, kommunen: ["05334004", "05334012"] }
          orte:
            - { ags: "05334002", name: Aachen }
            - { ags: "05334004", name: Alsdorf, auch: [Hoengen] }
            - { ags: "05334012", name: Eschweiler }
          ohne_reichweite: [online]
        {{(rulings.Length == 0 ? "" : "auslegungen:\n" + Indent(rulings, 2))}}
        schwerpunkte:
          - id: S1
            titel: Bildung
            kurz: Bildung
            ziele:
              - meilensteine:
                  - id: {{milestone}}
                    titel: "2026"
                    zeitraum: { von: 2026-01-01, bis: 2026-12-31 }
                    indikatoren:
        {{Indent(lines, 14)}}
        """;

    public string Write(string text, string name = "k.yaml")
    {
        string file = System.IO.Path.Combine(Path, name);
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>The lines of a programme that is read without faults.</summary>
    public static ImmutableArray<Indicator> Lines(string lines, string rulings = "")
    {
        using CatalogueFolder folder = new();
        string text = Programme(lines, rulings);
        ImmutableArray<Indicator> read = [.. CatalogueLoader.Load(folder.Write(text)).Programmes.Single().Indicators];
        CatalogueSchema.Faults(YamlAsJson.Read(text)).ShouldBeEmpty("The loader accepts what the schema refuses.");
        return read;
    }

    /// <summary>The faults of one catalogue file, as printed.</summary>
    public static ImmutableArray<string> Faults(string text)
    {
        using CatalogueFolder folder = new();
        string file = folder.Write(text);
        try
        {
            CatalogueLoader.Load(file);
            CatalogueSchema.Faults(YamlAsJson.Read(text)).ShouldBeEmpty("The loader accepts what the schema refuses.");
            return [];
        }
        catch (CatalogueError error)
        {
            return [.. error.Faults.Select(fault => fault.ToString())];
        }
    }

    /// <summary>The faults of a programme with one line made of these keys.</summary>
    public static ImmutableArray<string> FaultsOfLine(string keys, string rulings = "") =>
        Faults(Programme("- id: L-1\n  titel: Treffen\n" + Indent(keys, 2), rulings));

    public static string Indent(string text, int spaces) =>
        string.Join('\n', text.Split('\n').Select(line => new string(' ', spaces) + line));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

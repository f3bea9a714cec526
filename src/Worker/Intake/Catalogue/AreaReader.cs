using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>Reads bezugsraum: places and the dated reference sets.</summary>
/// <param name="faults">Takes the faults.</param>
internal sealed partial class AreaReader(FaultList faults)
{
    private readonly HashSet<string> districts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Position> spellings = new(StringComparer.Ordinal);

    /// <summary>The area; what cannot be read is a fault and stands in empty.</summary>
    public ReferenceArea Read(Node? node)
    {
        if (node is null)
        {
            return new ReferenceArea { Places = [], PlacesWithoutReach = [], Versions = [] };
        }

        Fields fields = new(node, faults, CatalogueKeys.Area);
        ImmutableArray<Municipality> places = [.. fields.List("orte").Select(ReadPlace)];
        CheckSuccessors(fields.List("orte"), places);
        ImmutableArray<string> withoutReach = fields.OptionalTexts("ohne_reichweite");
        foreach (string word in withoutReach)
        {
            Claim(word, fields.Find("ohne_reichweite")!.At);
        }

        return new ReferenceArea
        {
            Places = places,
            PlacesWithoutReach = withoutReach,
            Versions = ReadVersions(fields.List("fassungen"), places),
            Note = fields.OptionalText("hinweis"),
            Districts = [.. fields.OptionalList("bezirke").Select(item => ReadDistrict(item, places))],
        };
    }

    private District ReadDistrict(Node node, ImmutableArray<Municipality> places)
    {
        Fields fields = new(node, faults, CatalogueKeys.District);
        District district = new(fields.Text("name"), fields.Text("gehoert_zu"));
        if (fields.Find("gehoert_zu") is Node whole && district.PartOf.Length > 0 && !places.Any(place => place.Ags == district.PartOf))
        {
            faults.Add(whole.At, $"gehoert_zu „{district.PartOf}“ steht nicht unter orte; erwartet: die AGS eines Ortes von dort");
        }

        if (district.Name.Length > 0 && !districts.Add(district.Name))
        {
            faults.Add(node.At, $"Bezirk „{district.Name}“ gibt es schon; erwartet: jeden Namen nur einmal");
        }

        return district;
    }

    private Municipality ReadPlace(Node node)
    {
        Fields fields = new(node, faults, CatalogueKeys.Place);
        Municipality place = new(fields.Text("ags"), fields.Text("name"), fields.OptionalTexts("auch"), fields.OptionalText("nachfolger"));
        if (fields.Find("ags") is Node ags)
        {
            CheckKey(place.Ags, ags.At);
        }

        foreach (string spelling in (string[])[place.Ags, place.Name, .. place.Aliases])
        {
            Claim(spelling, fields.At);
        }

        return place;
    }

    private void CheckSuccessors(ImmutableArray<Node> nodes, ImmutableArray<Municipality> places)
    {
        foreach ((Node node, Municipality place) in nodes.Zip(places).Where(pair => pair.Second.Successor is not null))
        {
            Position at = (node as Mapping)?.Meant(CatalogueKeys.Place).Find("nachfolger")?.At ?? node.At;
            HashSet<string> seen = [];
            string? heir = place.Ags;
            while (heir is not null && seen.Add(heir))
            {
                Municipality? known = places.FirstOrDefault(other => other.Ags == heir);
                if (known is null)
                {
                    faults.Add(at, $"nachfolger „{heir}“ steht nicht unter orte; erwartet: die AGS eines Ortes von dort");
                }

                heir = known?.Successor;
            }

            if (heir is not null)
            {
                faults.Add(at, $"nachfolger von „{place.Name}“ führt im Kreis zurück; erwartet: eine Kommune, die keine frühere zum Nachfolger hat");
            }
        }
    }

    private void Claim(string spelling, Position at)
    {
        if (spelling.Length > 0 && !spellings.TryAdd(spelling, at))
        {
            faults.Add(at, $"Ort „{spelling}“ gibt es schon ({spellings[spelling]}); erwartet: jede AGS, jeder Name und jeder andere Name nur einmal");
        }
    }

    private void CheckKey(string ags, Position at)
    {
        if (ags.Length > 0 && !KeyForm().IsMatch(ags))
        {
            faults.Add(at, $"AGS „{ags}“; erwartet: acht Ziffern mit führender Null, z. B. \"05334004\"");
        }
    }

    private ImmutableArray<ReferenceSet> ReadVersions(ImmutableArray<Node> nodes, ImmutableArray<Municipality> places)
    {
        ImmutableArray<ReferenceSet> versions = [.. nodes.Select(node => ReadVersion(node, places))];
        for (int i = 1; i < versions.Length; i++)
        {
            if (versions[i].From <= versions[i - 1].From)
            {
                faults.Add(nodes[i].At, $"die Fassung ab {GermanText.Day(versions[i].From)} steht nicht nach der vorigen; erwartet: älteste zuerst, jedes Datum einmal");
            }
        }

        return versions;
    }

    private ReferenceSet ReadVersion(Node node, ImmutableArray<Municipality> places)
    {
        Fields fields = new(node, faults, CatalogueKeys.AreaVersion);
        Node? keys = fields.Require("kommunen");
        foreach (Scalar key in (keys is Sequence list ? list.Items : keys is null ? [] : [keys]).OfType<Scalar>())
        {
            CheckKey(key.Text, key.At);
            if (KeyForm().IsMatch(key.Text) && !places.Any(place => place.Ags == key.Text))
            {
                faults.Add(key.At, $"AGS „{key.Text}“ steht nicht unter orte; erwartet: eine von dort");
            }
        }

        return new ReferenceSet(
            fields.Require("ab")?.Date(faults) ?? DateOnly.MinValue, keys?.Texts(faults) ?? [], fields.OptionalText("quelle"));
    }

    [GeneratedRegex(@"^[0-9]{8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyForm();
}

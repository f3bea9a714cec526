using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>A ruling with what its other reading changes.</summary>
/// <param name="Id">Where its id stands.</param>
/// <param name="Ruling">The ruling.</param>
/// <param name="ForAll">aenderung: keys for each line that names the ruling; or null.</param>
/// <param name="ForLines">je_zeile: keys for single lines.</param>
internal sealed record RulingDraft(Position Id, Ruling Ruling, Mapping? ForAll, ImmutableArray<Entry> ForLines);

/// <summary>Reads auslegungen.</summary>
/// <param name="faults">Takes the faults.</param>
internal sealed class RulingReader(FaultList faults)
{
    private const string Proposed = "vorgeschlagen";

    /// <summary>The rulings in the order of the catalogue.</summary>
    public ImmutableArray<RulingDraft> Read(ImmutableArray<Node> nodes)
    {
        IdRegister ids = new(faults);
        return [.. nodes.Select(node => ReadRuling(node, ids))];
    }

    private RulingDraft ReadRuling(Node node, IdRegister ids)
    {
        Fields fields = new(node, faults, CatalogueKeys.Ruling);
        Fields? other = fields.Find("andere_lesart") is Node reading
            ? new Fields(reading, faults, CatalogueKeys.OtherReading)
            : null;
        Fields? noted = fields.Find("zur_kenntnis") is Node note ? new Fields(note, faults, CatalogueKeys.Noted) : null;
        Node? id = fields.Require("id");
        return new RulingDraft(
            id?.At ?? fields.At,
            new Ruling(
                ids.Add("Auslegung", id), fields.Text("wortlaut"), fields.Text("gezaehlt"), other?.Text("text"),
                fields.OptionalText("stand") ?? Proposed, noted?.Text("gremium"), noted?.Require("datum")?.Date(faults)),
            Block(other?.Find("aenderung")),
            Block(other?.Find("je_zeile"))?.Entries ?? []);
    }

    private Mapping? Block(Node? node)
    {
        if (node is Mapping { Entries.IsEmpty: false } mapping)
        {
            return mapping;
        }

        if (node is not null)
        {
            faults.Add(node.At, $"{(node is Mapping ? "leerer Block" : node.Kind)}; erwartet: die Schlüssel, die die andere Lesart ersetzt");
        }

        return null;
    }
}

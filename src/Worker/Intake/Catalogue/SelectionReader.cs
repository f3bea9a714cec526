using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Worker.Intake.Yaml;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>Reads an auswahl: every entry is a condition.</summary>
/// <param name="scope">The line.</param>
internal sealed partial class SelectionReader(LineScope scope)
{
    /// <summary>Conditions that are no plain attribute.</summary>
    public static readonly ImmutableArray<string> Words =
        ["typ", "partnertyp", "ehrenamtlich", "alle_von", "eine_von", "nicht", "gleich", "nicht_in", "nach"];

    // Attributes are free words, so a slip in one would go unseen and count nothing; slips next to these are caught.
    private static readonly ImmutableArray<string> CommonWords =
    [
        .. Words, .. ActivityFields.Names, .. ActivityFields.PlaceAttributes, .. ActivityFields.PartnerAttributes,
        "zielgruppe", "mitveranstalter", "schulstufe", "branche", "thema", "programm", "ursprung", "angebot", "stufe", "beleg",
        "kooperation", "einrichtung", "plaetze", "zuordnung",
    ];

    private static readonly ImmutableArray<string> NoConditions = ["zeitraum", "beginn", "ende", "status", "titel", "id"];

    private readonly AttributeConditionReader attributes = new(scope);

    private FaultList Faults => scope.Faults;

    /// <summary>The selection of a block that must be there and name a condition.</summary>
    public Selection Read(Node? node, string? impliedType = null)
    {
        switch (node)
        {
            case null:
                return Selection.Everything;
            case Mapping { Entries.IsEmpty: false } mapping:
                CheckType(mapping, impliedType);
                Selection selection = new([.. mapping.Entries.SelectMany(Conditions)]);
                CheckContradiction(node.At, selection);
                return selection;
            default:
                Faults.Add(node.At, $"{(node is Mapping ? "leere Auswahl" : node.Kind)}; erwartet: Bedingungen, z. B. {{ typ: veranstaltung }}");
                return Selection.Everything;
        }
    }

    /// <summary>Names conditions that no activity can meet together.</summary>
    public void CheckContradiction(Position at, params IEnumerable<Selection> selections)
    {
        if (Contradictions.Among(selections) is string pair)
        {
            Faults.Add(at, $"keine Aktivität kann {pair} zugleich erfüllen; erwartet: Bedingungen, die sich nicht ausschließen");
        }
    }

    /// <summary>The name of a recorded attribute, of a mistyped one the name that was meant; null after a fault that leaves it open.</summary>
    public static string? AttributeOf(string name, Position at, FaultList faults)
    {
        if (NoConditions.Contains(name))
        {
            faults.Add(at, $"„{name}“ ist kein Merkmal; Zeitraum und Durchführung prüft jede Zeile von selbst");
            return null;
        }

        if (!AttributeForm().IsMatch(name))
        {
            faults.Add(at, $"„{name}“ ist kein Merkmal; erwartet: Kleinbuchstaben, Ziffern und _, z. B. zielgruppe");
            return null;
        }

        string? near = CommonWords.Contains(name)
            ? null
            : CommonWords.FirstOrDefault(word => word.Length >= 5 && NearWords.Distance(word, name) == 1);
        if (near is not null)
        {
            faults.Add(at, $"unbekanntes Merkmal „{name}“ – gemeint war „{near}“?");
        }

        return near ?? name;
    }

    private void CheckType(Mapping mapping, string? implied)
    {
        if (implied is not null && mapping.Find("typ") is Node type && (type as Scalar)?.Text != implied)
        {
            Faults.Add(type.At, $"typ ist hier immer {implied}; erwartet: kein anderer typ");
        }
    }

    private IEnumerable<Condition> Conditions(Entry entry) => ConditionOf(
        Words.Contains(entry.Key.Text) ? entry.Key.Text : AttributeOf(entry.Key.Text, entry.Key.At, Faults), entry);

    private IEnumerable<Condition> ConditionOf(string? attribute, Entry entry) => attribute switch
    {
        null => [],
        "typ" => attributes.Read(attribute, entry.Value, attributes.Types),
        "partnertyp" => attributes.ReadPartnerTypes(entry.Value),
        "ehrenamtlich" => entry.Value.Flag(Faults) is bool expected ? [new HasVoluntaryPartner(expected)] : [],
        "alle_von" => [new AllOf(Nested(entry.Value))],
        "eine_von" => [new AnyOf(Nested(entry.Value))],
        "nicht" => [new Not(Read(entry.Value))],
        "gleich" => Same(entry.Value),
        "nicht_in" => [.. Lines(entry.Value, LineUse.Rows).Select(line => new NotCountedIn(line))],
        "nach" => [.. Lines(entry.Value, LineUse.DayMet).Select(line => new StartsAfter(line))],
        string name when ActivityFields.PlaceAttributes.Contains(name) => attributes.Read(name, entry.Value, attributes.PlaceKeys),
        string name => attributes.Read(name, entry.Value, node => node.Texts(Faults)),
    };

    private ImmutableArray<Selection> Nested(Node node) => [.. node.Items(Faults).Select(item => Read(item))];

    private IEnumerable<Condition> Same(Node node)
    {
        Fields fields = new(node, Faults, CatalogueKeys.Same);
        string attribute = new ValueRuleReader(scope).Attribute(fields.Require("merkmal"));
        string? stage = fields.OptionalText("stufe");
        return scope.Refer(fields.Require("zeile"), LineUse.Rows, stage) is string line ? [new SharesWith(attribute, line, stage)] : [];
    }

    private IEnumerable<string> Lines(Node node, LineUse use)
    {
        ImmutableArray<Node> items = node is Sequence ? node.Items(Faults) : [node];
        return items.Select(item => scope.Refer(item, use)).OfType<string>();
    }

    [GeneratedRegex(@"^\p{Ll}[\p{Ll}\p{Nd}_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex AttributeForm();
}

using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>Reads the forms of a condition on one attribute: value, list, alle, nicht, vorhanden.</summary>
/// <param name="scope">The line.</param>
internal sealed class AttributeConditionReader(LineScope scope)
{
    private static readonly ImmutableArray<string> TypeWords =
        [.. Enum.GetValues<ActivityKind>().Select(ActivityFields.Word)];

    private FaultList Faults => scope.Faults;

    /// <summary>The values of typ.</summary>
    public ImmutableArray<string> Types(Node node) =>
        [.. (node is Sequence ? node.Items(Faults) : [node])
            .Select(item => item.Meant(Faults, "unbekannter typ", TypeWords)).OfType<string>()];

    /// <summary>The keys of places.</summary>
    public ImmutableArray<string> PlaceKeys(Node node) => scope.Places.Keys(node, Faults);

    /// <summary>The conditions on an attribute.</summary>
    /// <param name="name">The attribute.</param>
    /// <param name="node">Value, list or block.</param>
    /// <param name="values">Reads the values.</param>
    public ImmutableArray<Condition> Read(string name, Node node, Func<Node, ImmutableArray<string>> values)
    {
        if (node is Mapping mapping)
        {
            return [.. Check(mapping, CatalogueKeys.AttributeForms).Select(entry => Form(name, entry, values)).OfType<Condition>()];
        }

        if (name == IsPresent.SupportingDocument && node is Scalar { Text: "ja" or "nein" } flag)
        {
            Faults.Add(node.At, $"beleg: {flag.Text}; erwartet: beleg: {{ vorhanden: {flag.Text} }}");
        }

        return [new HasAny(name, values(node))];
    }

    /// <summary>The conditions on the types of the partners taking part.</summary>
    public ImmutableArray<Condition> ReadPartnerTypes(Node node)
    {
        if (node is not Mapping mapping)
        {
            return [new HasPartnerType(node.Texts(Faults))];
        }

        return [.. Check(mapping, CatalogueKeys.PartnerForms).Select(PartnerForm).OfType<Condition>()];
    }

    private Condition? Form(string name, Entry entry, Func<Node, ImmutableArray<string>> values) => entry.Key.Text switch
    {
        "alle" => new HasAll(name, values(entry.Value)),
        "nicht" => new HasNone(name, values(entry.Value)),
        "vorhanden" => entry.Value.Flag(Faults) is bool expected ? new IsPresent(name, expected) : null,
        _ => null,
    };

    private Condition? PartnerForm(Entry entry) => entry.Key.Text switch
    {
        "alle" => new HasAllPartnerTypes(entry.Value.Texts(Faults)),
        "nicht" => new HasNoPartnerType(entry.Value.Texts(Faults)),
        _ => null,
    };

    private ImmutableArray<Entry> Check(Mapping mapping, ImmutableArray<string> forms)
    {
        Fields fields = new(mapping, Faults, forms, " einer Bedingung");
        if (mapping.Entries.IsEmpty)
        {
            Faults.Add(mapping.At, $"leere Bedingung; erwartet: ein Wert, eine Liste oder {string.Join(", ", forms)}");
        }

        return fields.Entries;
    }
}

using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>Reads merkmal, partnertyp and feld of a line.</summary>
/// <param name="scope">The line.</param>
internal sealed class ValueRuleReader(LineScope scope)
{
    private static readonly ImmutableArray<string> TextFields =
        ["typ", "veranstalter", "einheit", "notiz", .. ActivityFields.PlaceAttributes, .. ActivityFields.PartnerAttributes];

    /// <summary>merkmal with partnertyp; partner types only where the attribute names partners.</summary>
    public ValueRule Rule(Fields fields)
    {
        string attribute = fields.Require("merkmal") is Node node && (node as Scalar)?.Text != ValueRule.PartnerType
            ? Attribute(node)
            : ValueRule.PartnerType;
        if (fields.Find("partnertyp") is Node types && !ActivityFields.PartnerAttributes.Contains(attribute))
        {
            scope.Faults.Add(
                types.At,
                $"partnertyp bei merkmal {attribute}; erwartet: partnertyp nur bei merkmal {string.Join(", ", ActivityFields.PartnerAttributes)}");
        }

        return new ValueRule(attribute, fields.OptionalTexts("partnertyp"));
    }

    /// <summary>The name of a recorded attribute.</summary>
    public string Attribute(Node? node)
    {
        if (node?.Text(scope.Faults, "ein Merkmal, z. B. kommune") is not string name)
        {
            return "";
        }

        return SelectionReader.AttributeOf(name, node.At, scope.Faults) ?? name;
    }

    /// <summary>The name of a field that holds whole numbers.</summary>
    public string NumericField(Node? node)
    {
        string name = Attribute(node);
        if (TextFields.Contains(name))
        {
            scope.Faults.Add(node!.At, $"feld „{name}“ enthält keine Zahl; erwartet: teilnahmen, minuten, menge oder ein Merkmal mit ganzen Zahlen");
        }

        return name;
    }
}

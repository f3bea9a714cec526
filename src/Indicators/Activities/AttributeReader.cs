using System.Collections.Immutable;

namespace KiIndicators.Indicators.Activities;

/// <summary>
/// Liest die Merkmale einer Aktivität: Orte werden zum AGS, unbekannte Orte und Partner werden zurückgewiesen.
/// </summary>
/// <param name="places">All known places.</param>
/// <param name="partners">Ids of all readable partners.</param>
internal sealed class AttributeReader(PlaceIndex places, IReadOnlySet<string> partners)
{
    /// <summary>The readable attributes in ordinal order of name and value, each pair once.</summary>
    /// <param name="row">Row as delivered.</param>
    /// <param name="values">Takes the rejected values.</param>
    public ImmutableArray<ActivityAttribute> Read(ActivityRow row, ValueReader values)
    {
        HashSet<ActivityAttribute> readable = [];
        foreach ((string? name, string? value) in row.Attributes)
        {
            if (WhyRejected(name, value) is string reason)
            {
                values.Reject(DeliveredText.IsMissing(name) ? "(ohne Merkmal)" : name!, value, reason);
            }
            else
            {
                readable.Add(new ActivityAttribute(name!, KeyOf(name!, value!)!));
            }
        }

        return
        [
            .. readable
                .OrderBy(attribute => attribute.Name, StringComparer.Ordinal)
                .ThenBy(attribute => attribute.Value, StringComparer.Ordinal),
        ];
    }

    private string? WhyRejected(string? name, string? value) =>
        BadName(name) ?? BadValue(value) ?? UnknownPlaceOrPartner(name!, value!);

    // Rule "bad attribute name": the catalogue asks for lower-case names; "Kommune" would silently answer nothing.
    private static string? BadName(string? name) =>
        DeliveredText.IsMissing(name) ? "Name des Merkmals fehlt"
        : DeliveredText.WhyUnreadable(name!) is string reason ? $"Name des Merkmals unlesbar: {reason}"
        : name != name!.ToLowerInvariant() ? "Name des Merkmals ist nicht klein geschrieben"
        : null;

    // Rule "empty value", and those of DeliveredText.
    private static string? BadValue(string? value) =>
        DeliveredText.IsMissing(value) ? "leerer Wert" : DeliveredText.WhyUnreadable(value!);

    // Rules "unknown place" and "unknown partner".
    private string? UnknownPlaceOrPartner(string name, string value) =>
        KeyOf(name, value) is not null ? null
        : ActivityFields.PlaceAttributes.Contains(name) ? "unbekannter Ort"
        : "unbekannter Partner";

    private string? KeyOf(string name, string value) =>
        ActivityFields.PlaceAttributes.Contains(name) ? places.KeyOf(value)
        : ActivityFields.PartnerAttributes.Contains(name) && !partners.Contains(value) ? null
        : value;
}

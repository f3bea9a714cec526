using System.Collections.Immutable;

namespace KiIndicators.Indicators.Activities;

/// <summary>
/// Liest die Merkmale einer Aktivität: Orte werden zum AGS, unbekannte Orte und Partner werden zurückgewiesen.
/// </summary>
/// <param name="places">All known places.</param>
/// <param name="partners">Ids of all readable partners.</param>
internal sealed class AttributeReader(PlaceIndex places, IReadOnlySet<string> partners)
{
    // Measured: a million rows carry the same few thousand pairs. Judged once and kept once, they cost a third of the time and memory;
    // what is new with every row, such as a Beleg, stops being kept at this many.
    private const int MostKnown = 50_000;

    private readonly Dictionary<(string Name, string Value), ActivityAttribute> known = [];

    /// <summary>The readable attributes in ordinal order of name and value, each pair once.</summary>
    /// <param name="row">Row as delivered.</param>
    /// <param name="values">Takes the rejected values.</param>
    public ImmutableArray<ActivityAttribute> Read(ActivityRow row, ValueReader values)
    {
        ImmutableArray<ActivityAttribute>.Builder readable = ImmutableArray.CreateBuilder<ActivityAttribute>(row.Attributes.Length);
        bool isOrdered = true;
        foreach ((string? name, string? value) in row.Attributes)
        {
            if (Read(name, value, values) is ActivityAttribute attribute)
            {
                isOrdered &= readable.Count == 0 || Compare(readable[^1], attribute) < 0;
                readable.Add(attribute);
            }
        }

        return isOrdered ? readable.DrainToImmutable() : [.. readable.Distinct().Order(Comparer<ActivityAttribute>.Create(Compare))];
    }

    private ActivityAttribute? Read(string? name, string? value, ValueReader values)
    {
        if (name is not null && value is not null && known.TryGetValue((name, value), out ActivityAttribute? attribute))
        {
            return attribute;
        }

        if (WhyRejected(name, value) is string reason)
        {
            values.Reject(DeliveredText.IsMissing(name) ? "(ohne Merkmal)" : name!, value, reason);
            return null;
        }

        attribute = new ActivityAttribute(name!, KeyOf(name!, value!)!);
        if (known.Count < MostKnown)
        {
            known.Add((name!, value!), attribute);
        }

        return attribute;
    }

    private static int Compare(ActivityAttribute one, ActivityAttribute other) =>
        string.CompareOrdinal(one.Name, other.Name) is int names && names != 0 ? names : string.CompareOrdinal(one.Value, other.Value);

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

using System.Collections.Immutable;

namespace KiIndicators.Indicators.Terms;

/// <summary>
/// Bezugsraum: die regionsangehörigen Kommunen, für die das KI zuständig ist, und alle bekannten Durchführungsorte; an die Stelle einer
/// Kommune, die ihn durch Zusammenschluss verlässt, tritt ihre Nachfolgerin.
/// A place may be known and valid without belonging to the reference set (a city with a department of its own).
/// </summary>
public sealed record ReferenceArea
{
    /// <summary>Every municipality that may be named as a place, inside and outside the reference set.</summary>
    public required ImmutableArray<Municipality> Places { get; init; }

    /// <summary>Valid places that reach no municipality: "online", "regionsweit".</summary>
    public required ImmutableArray<string> PlacesWithoutReach { get; init; }

    /// <summary>The reference set with the day from which each version holds, oldest first.</summary>
    public required ImmutableArray<ReferenceSet> Versions { get; init; }

    /// <summary>Named parts of municipalities, by which the reach is listed too; they have no key of their own.</summary>
    public ImmutableArray<District> Districts { get; init; } = [];

    /// <summary>Sentence printed beside the reach, e.g. why a city is not counted; or null.</summary>
    public string? Note { get; init; }

    /// <summary>The reference set in force on a day; the oldest one before its first day.</summary>
    public ReferenceSet InForceOn(DateOnly day) =>
        Versions.LastOrDefault(version => version.From <= day) ?? Versions[0];

    /// <summary>
    /// The municipality of a reference set that a key stands for: itself, or the one that has followed it by merger; null: none is left.
    /// </summary>
    public string? HeirOf(string placeKey, ReferenceSet set)
    {
        string? heir = placeKey;
        // A chain is never longer than there are places; a circle, which no catalogue may hold, would end here too.
        for (int step = 0; step < Places.Length && heir is not null && !set.Ags.Contains(heir); step++)
        {
            heir = Places.FirstOrDefault(place => place.Ags == heir)?.Successor;
        }

        return heir is not null && set.Ags.Contains(heir) ? heir : null;
    }

    /// <summary>The name of a municipality for its key; the value itself for places without reach.</summary>
    public string NameOf(string placeKey) =>
        Places.FirstOrDefault(place => place.Ags == placeKey)?.Name ?? placeKey;
}

/// <summary>
/// Kommune, erkannt am Amtlichen Gemeindeschlüssel (acht Ziffern mit führender Null).
/// </summary>
/// <param name="Ags">Amtlicher Gemeindeschlüssel, 8 digits as text.</param>
/// <param name="Name">Name as printed.</param>
/// <param name="Aliases">Other spellings and districts ("Stolberg", "Kohlscheid").</param>
/// <param name="Successor">Key of the municipality that stands in its place since a merger; null: none.</param>
public sealed record Municipality(string Ags, string Name, ImmutableArray<string> Aliases, string? Successor = null);

/// <summary>
/// Bezirk: ein benannter Teil einer Kommune ohne eigenen Schlüssel, als Merkmal „bezirk“ erfasst; gezählt wird weiter die Kommune.
/// </summary>
/// <param name="Name">Name as recorded and printed.</param>
/// <param name="PartOf">Key of its municipality.</param>
public sealed record District(string Name, string PartOf)
{
    /// <summary>The attribute that names districts.</summary>
    public const string Attribute = "bezirk";
}

/// <summary>
/// Fassung des Bezugsraums: welche Kommunen ab einem Tag gezählt werden.
/// </summary>
/// <param name="From">First day on which this version holds.</param>
/// <param name="Ags">Keys of the municipalities of the set.</param>
/// <param name="Source">Where the set comes from, or null.</param>
public sealed record ReferenceSet(DateOnly From, ImmutableArray<string> Ags, string? Source);

using System.Collections.Immutable;
using System.Globalization;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// Finds places as people type them: the rows keep the catalogue's spelling, since reading them later is strict.
/// </summary>
internal sealed class ImportPlaces
{
    // Amtlicher Gemeindeschlüssel: eight digits, the first of which is a zero in half of the Länder.
    private const int KeyLength = 8;

    private readonly ImmutableArray<ReferenceArea> areas;
    private readonly PlaceIndex index;
    private readonly ImmutableArray<string> names;

    /// <summary>Knows the places of all areas.</summary>
    public ImportPlaces(ImmutableArray<ReferenceArea> areas)
    {
        this.areas = areas;
        index = new PlaceIndex(areas);
        names =
        [
            .. areas.SelectMany(area => area.Places.SelectMany(place => place.Aliases.Prepend(place.Name))
                .Concat(area.PlacesWithoutReach)).Distinct(StringComparer.Ordinal).Where(name => index.KeyOf(name) is not null),
        ];
    }

    /// <summary>The place as the catalogue spells it, whatever its case; null: not known, or not only one.</summary>
    public string? Find(string value)
    {
        if (index.KeyOf(value) is not null)
        {
            return value;
        }

        string[] spelled = [.. names.Where(name => string.Equals(name, value, StringComparison.OrdinalIgnoreCase))];
        return spelled.Select(index.KeyOf).Distinct().Count() == 1 ? spelled[0] : null;
    }

    /// <summary>What was probably meant, as a sentence; null: no place is near.</summary>
    public string? Meant(string value) => CellNumbers.Range(value) is (decimal from, decimal to) && Between(from, to) is { Length: > 1 } several
        ? $"Excel hat die letzten Ziffern verloren; gemeint sein kann {string.Join(", ", several.Select(place => place.Name))}."
        : NearWords.Closest(value, names) is string near ? $"Gemeint: {InFull(near)}?"
        : null;

    // "Stolberg (Rhld.)" for "Stolberg"; the name of a part of it stays what it is.
    private string InFull(string name) => index.KeyOf(name) is string key
        ? areas.Select(area => area.NameOf(key)).FirstOrDefault(full => full.StartsWith(name, StringComparison.Ordinal)) ?? name
        : name;

    /// <summary>
    /// The place whose key a spreadsheet has spoiled: as a number without its zero (5334004), with points, with an exponent that leaves only one
    /// place, or protected as ="05334004" or '05334004; null: none, or not only one.
    /// </summary>
    public Municipality? OfSpoiledKey(string value)
    {
        if (CellNumbers.Range(value) is (decimal from, decimal to))
        {
            return Between(from, to) is [Municipality only] ? only : null;
        }

        string digits = string.Concat(value.Where(char.IsAsciiDigit));
        string key = digits.PadLeft(KeyLength, '0');
        return digits.Length is < KeyLength - 1 or > KeyLength || !value.All(letter => char.IsAsciiDigit(letter) || "=\"'’.,  ".Contains(letter, StringComparison.Ordinal))
            || index.KeyOf(key) is not string place
            ? null
            : areas.SelectMany(area => area.Places).First(known => known.Ags == place);
    }

    private Municipality[] Between(decimal from, decimal to) =>
    [
        .. areas.SelectMany(area => area.Places).DistinctBy(place => place.Ags)
            .Where(place => decimal.TryParse(place.Ags, NumberStyles.None, CultureInfo.InvariantCulture, out decimal key) && from <= key && key < to),
    ];
}

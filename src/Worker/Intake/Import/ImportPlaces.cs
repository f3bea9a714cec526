using System.Collections.Immutable;
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
    public string? Meant(string value) =>
        SpoiledKey(value) is string sentence ? sentence
        : NearWords.Closest(value, names) is string near ? $"Gemeint: {near}?"
        : null;

    // A key after a visit to Excel: as a number without its zero, with points, or protected as ="05334004" or '05334004.
    private string? SpoiledKey(string value)
    {
        string digits = string.Concat(value.Where(char.IsAsciiDigit));
        string key = digits.PadLeft(KeyLength, '0');
        if (digits.Length is < KeyLength - 1 or > KeyLength || !value.All(letter => char.IsAsciiDigit(letter) || "=\"'’.,  ".Contains(letter, StringComparison.Ordinal))
            || index.KeyOf(key) is not string place)
        {
            return null;
        }

        string name = areas.SelectMany(area => area.Places).First(known => known.Ags == place).Name;
        return $"Gemeint: {key} ({name})? "
            + (digits.Length < KeyLength ? "Excel hat die führende Null entfernt." : "Bitte nur die acht Ziffern schreiben.");
    }
}

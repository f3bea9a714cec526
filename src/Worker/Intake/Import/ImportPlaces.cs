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
    private readonly PlaceIndex index;
    private readonly ImmutableArray<string> names;

    /// <summary>Knows the places of all areas.</summary>
    public ImportPlaces(ImmutableArray<ReferenceArea> areas)
    {
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

    /// <summary>The place that was probably meant; null: none is near.</summary>
    public string? Meant(string value) => NearWords.Closest(value, names);
}

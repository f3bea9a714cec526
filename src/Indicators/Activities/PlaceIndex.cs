using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Activities;

/// <summary>
/// Ortsverzeichnis: führt AGS, Name und andere Namen einer Kommune auf ihren Schlüssel zurück.
/// </summary>
/// <remarks>
/// It knows the places of all programmes, so that an activity of 2025 stays readable beside the programme of 2027.
/// A name that means different municipalities in two programmes is unknown: guessing would move an activity.
/// </remarks>
public sealed class PlaceIndex
{
    private readonly Dictionary<string, string?> keys = new(StringComparer.Ordinal);

    /// <summary>Reads the places of all areas.</summary>
    /// <param name="areas">The area of each programme.</param>
    public PlaceIndex(IEnumerable<ReferenceArea> areas)
    {
        foreach (ReferenceArea area in areas)
        {
            foreach (Municipality place in area.Places)
            {
                Add(place.Ags, place.Ags);
                Add(place.Name, place.Ags);
                foreach (string alias in place.Aliases)
                {
                    Add(alias, place.Ags);
                }
            }

            foreach (string place in area.PlacesWithoutReach)
            {
                Add(place, place);
            }
        }
    }

    /// <summary>The AGS of a place, a place without reach as it is, or null where the place is not known.</summary>
    public string? KeyOf(string place) => keys.GetValueOrDefault(place);

    private void Add(string name, string key)
    {
        if (!keys.TryAdd(name, key) && keys[name] != key)
        {
            keys[name] = null;
        }
    }
}

using System.Collections.Immutable;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Intake.Yaml;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>Finds the key of a place by AGS, name or alias; places without reach keep their word.</summary>
/// <param name="keys">Key by every spelling.</param>
internal sealed class Places(IReadOnlyDictionary<string, string> keys)
{
    /// <summary>The places of an area.</summary>
    /// <param name="area">The area; where two places share a spelling the first has it.</param>
    public static Places Of(ReferenceArea area)
    {
        Dictionary<string, string> keys = new(StringComparer.Ordinal);
        foreach (Municipality place in area.Places)
        {
            foreach (string spelling in (string[])[place.Ags, place.Name, .. place.Aliases])
            {
                keys.TryAdd(spelling, place.Ags);
            }
        }

        foreach (string word in area.PlacesWithoutReach)
        {
            keys.TryAdd(word, word);
        }

        return new Places(keys);
    }

    /// <summary>The keys of the places named by a value or a list; unknown ones are faults.</summary>
    public ImmutableArray<string> Keys(Node node, FaultList faults)
    {
        ImmutableArray<string>.Builder found = ImmutableArray.CreateBuilder<string>();
        foreach (string spelling in node.Texts(faults))
        {
            if (keys.TryGetValue(spelling, out string? key))
            {
                found.Add(key);
            }
            else if (keys.Count > 0)
            {
                string guess = NearWords.Closest(spelling, keys.Keys) is string near ? $" – gemeint war „{near}“?" : "";
                faults.Add(
                    node is Sequence list ? list.Items.First(item => item is Scalar scalar && scalar.Text == spelling).At : node.At,
                    $"unbekannter Ort „{spelling}“{guess}; erwartet: AGS, Name oder anderer Name aus bezugsraum.orte");
            }
        }

        return [.. found.Distinct(StringComparer.Ordinal)];
    }
}

using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>Names behind a number ("Alsdorf, Eschweiler"); partners are never named.</summary>
/// <param name="context">The report.</param>
internal sealed class NamedValues(ReportContext context)
{
    /// <summary>Most names in one note; all of them stand in the annex.</summary>
    private const int Most = 4;

    /// <summary>The counted values by name; empty where the line counts none, or partners.</summary>
    public IReadOnlyList<string> Counted(Measurement measurement) => measurement.Line.Measure.CountedValues is { Attribute: string attribute }
        ? Public(attribute, measurement.Actual.Values.Select(value => value.Value), measurement)
        : [];

    /// <summary>The names that the target asks for, and those beyond it; without such a target all names are asked for.</summary>
    public (IReadOnlyList<string> Asked, IReadOnlyList<string> Beyond) Split(Measurement measurement)
    {
        IReadOnlyList<string> all = Counted(measurement);
        if (measurement.Target is not { Named.IsEmpty: false } target || measurement.Line.Measure.CountedValues is not { Attribute: string attribute })
        {
            return (all, []);
        }

        HashSet<string> asked = [.. Public(attribute, target.Named, measurement)];
        return ([.. all.Where(asked.Contains)], [.. all.Where(name => !asked.Contains(name))]);
    }

    /// <summary>Values as a phrase: names, or for partners their number.</summary>
    public string Phrase(Measure measure, ImmutableArray<string> values, Measurement measurement)
    {
        string attribute = measure.CountedValues?.Attribute ?? "";
        IReadOnlyList<string> names = Public(attribute, values, measurement);
        return names.Count == 0 ? Unnamed(attribute, values.Length) : List(names);
    }

    /// <summary>The values of a baseline as a phrase, a successor with what it stands for (Z-9).</summary>
    public string Phrase(Measure measure, Baseline baseline, Measurement measurement) =>
        baseline.Successions.IsEmpty || measure.CountedValues is not { NamesPlaces: true }
            ? Phrase(measure, baseline.Values, measurement)
            : List([.. baseline.Values.Select(value =>
                BaselineWords.WithForerunners(baseline, value, context.ProgrammeOf(measurement).Area.NameOf))]);

    /// <summary>A few names, and how many more there are.</summary>
    public static string List(IReadOnlyList<string> names) => Phrases.Few(names, Most);

    private static string Unnamed(string attribute, int number)
    {
        bool isPartner = ActivityFields.PartnerAttributes.Contains(attribute);
        return number switch
        {
            0 => "keine",
            1 => isPartner ? "1 Partner" : "1 Wert",
            _ => $"{number} {(isPartner ? "Partner" : "Werte")}",
        };
    }

    private List<string> Public(string attribute, IEnumerable<string> values, Measurement measurement)
    {
        if (ActivityFields.PartnerAttributes.Contains(attribute) || values.Any(context.NamesPartner))
        {
            return [];
        }

        bool isPlace = ActivityFields.PlaceAttributes.Contains(attribute);
        return [.. values.Select(value => isPlace ? context.ProgrammeOf(measurement).Area.NameOf(value) : value)];
    }
}

using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>All by which a line is counted and judged, apart from rows and day.</summary>
/// <param name="Line">The catalogue's own line; a measurement holds its measure as prepared for the rows.</param>
/// <param name="Programme">Its programme.</param>
/// <param name="Area">Its Bezugsraum.</param>
/// <param name="Frozen">Its frozen baseline, or null.</param>
/// <param name="IsWithheld">Whether its own recount differs.</param>
internal sealed record LineRules(Indicator Line, Programme Programme, ReferenceArea Area, Baseline? Frozen, bool IsWithheld)
{
    /// <summary>Equal where the line counts and judges the same.</summary>
    public string Text => RuleText.Of(Line) + RuleText.Of(Area) + RuleText.Of(Frozen) + IsWithheld;

    /// <summary>The rules of an evaluation by line.</summary>
    public static ImmutableDictionary<string, LineRules> Of(EvaluationResult result)
    {
        Dictionary<string, Measurement> lines = result.Measurements.ToDictionary(line => line.Line.Id, StringComparer.Ordinal);
        bool IsWithheld(string id) => lines[id].Status == Status.Withheld;
        return result.Programmes
            .SelectMany(programme => programme.Indicators.Select(line => new LineRules(
                line, programme, programme.Area,
                lines[line.Id].Evidence.Baseline is { FrozenOn: not null } frozen ? frozen : null,
                // A line built on a withheld one is held back with it.
                IsWithheld(line.Id) && !line.Measure.BasisLines.Any(IsWithheld))))
            .ToImmutableDictionary(rules => rules.Line.Id, StringComparer.Ordinal);
    }
}

using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>All by which a line is counted and judged, apart from rows and day.</summary>
/// <param name="Line">The catalogue's own line; a measurement holds its measure as prepared for the rows.</param>
/// <param name="Programme">Its programme, with Bezugsraum and Erfassungsfrist.</param>
/// <param name="Frozen">Its frozen baseline, or null.</param>
/// <param name="IsWithheld">Whether its own recount differs.</param>
internal sealed record LineRules(Indicator Line, Programme Programme, Baseline? Frozen, bool IsWithheld)
{
    /// <summary>The rules of an evaluation by line.</summary>
    public static ImmutableDictionary<string, LineRules> Of(EvaluationResult result)
    {
        ImmutableDictionary<string, Baseline> frozen = result.FrozenBaselines;
        return result.Programmes
            .SelectMany(programme => programme.Indicators.Select(line => new LineRules(
                line, programme, frozen.GetValueOrDefault(line.Id), result.Withheld.Contains(line.Id))))
            .ToImmutableDictionary(rules => rules.Line.Id, StringComparer.Ordinal);
    }
}

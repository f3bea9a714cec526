using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Tests.Generation;

/// <summary>
/// Random conditions of every sort. Those that look at other lines look at lines of the same period, and stand
/// neither in a block "nicht" nor in a line that others exclude: there time alone would take rows away again (README, Z-34).
/// </summary>
public sealed class RandomConditions(Choices choices, IReadOnlyList<Indicator> earlier, Period period)
{
    public Selection Selection() => new([.. Enumerable.Range(0, choices.Below(3)).Select(_ => Any(2))]);

    private ImmutableArray<string> Counting => [.. earlier
        .Where(line => line.Measure is Count && line.Period == period).Select(line => line.Id)];

    private ImmutableArray<string> Shareable => [.. Counting, .. earlier
        .Where(line => line.Measure is Outcome { SharedAttribute: not null } && line.Period == period && !line.Measure.Lines.Any())
        .Select(line => line.Id)];

    private ImmutableArray<string> Excludable => [.. earlier
        .Where(line => line.Measure is not NoMeasure && !line.Measure.Lines.Any()).Select(line => line.Id)];

    private Condition Any(int depth) => choices.Below(10) switch
    {
        0 when Shareable is { IsEmpty: false } lines => Sharing(choices.Of([.. lines])),
        1 when Counting is { IsEmpty: false } lines => new StartsAfter(choices.Of([.. lines])),
        2 when Excludable is { IsEmpty: false } lines => new NotCountedIn(choices.Of([.. lines])),
        3 when depth > 0 => new AllOf([Nested(depth), Nested(depth)]),
        4 when depth > 0 => new AnyOf([Nested(depth), Nested(depth)]),
        5 when depth > 0 => new Not(Nested(depth)),
        6 => OfPartners(),
        _ => OfAttributes(),
    };

    private SharesWith Sharing(string line) => new(
        "angebot", line, earlier.First(other => other.Id == line).Measure.StageNames.Any() && choices.Chance(40) ? choices.Of("a", "b") : null);

    private Selection Nested(int depth) =>
        new([.. Enumerable.Range(0, 1 + choices.Below(2)).Select(_ => OfRowAlone(depth - 1))]);

    private Condition OfRowAlone(int depth) => choices.Below(4) switch
    {
        0 when depth > 0 => new AnyOf([Nested(depth), Nested(depth)]),
        1 => OfPartners(),
        _ => OfAttributes(),
    };

    private Condition OfPartners() => choices.Below(4) switch
    {
        0 => new HasPartnerType([choices.Of("KMU", "Verein", "Jobcenter")]),
        1 => new HasAllPartnerTypes(["KMU", "Verein"]),
        2 => new HasNoPartnerType([choices.Of("KMU", "Jobcenter")]),
        _ => new HasVoluntaryPartner(choices.Chance(60)),
    };

    private Condition OfAttributes() => choices.Below(6) switch
    {
        0 => new HasAny("art", [choices.Of("N", "M")]),
        1 => new HasAny("zielgruppe", ["A", "B"]),
        2 => new HasAll("zielgruppe", ["A", "C"]),
        3 => new HasNone("zielgruppe", [choices.Of("A", "C")]),
        4 => new IsPresent(choices.Of("beleg", "teilnahmen", "stufe"), true),
        _ => new IsPresent("zuordnung", false),
    };
}

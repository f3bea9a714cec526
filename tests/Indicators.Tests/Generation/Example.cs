using System.Collections.Immutable;
using CsCheck;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Tests.Building;

namespace KiIndicators.Indicators.Tests.Generation;

/// <summary>A random programme with random rows and a Stichtag.</summary>
public sealed record Example(ImmutableArray<Indicator> Lines, ImmutableArray<Activity> Rows, DateOnly AsOf)
{
    public static Gen<Example> Any { get; } = Gen.Select(Gen.ULong, Gen.Int[0, 25], Gen.Int[0, 1000])
        .Select((seed, rows, day) => Of(seed, rows, day));

    public static Example Of(ulong seed, int rows, int day)
    {
        Choices choices = new(seed);
        return new Example(
            RandomProgramme.LinesOf(choices, 2 * IndicatorKinds.Words.Length), RandomRows.Of(choices, rows), new DateOnly(2024, 12, 1).AddDays(day));
    }

    public EvaluationInput Input => new()
    {
        Programmes = [Programmes.Of(Lines)],
        AsOf = AsOf,
        Reading = new ActivityReading(Rows, []),
        Partners = [.. Places.Partners],
    };

    public EvaluationResult Evaluate() => Evaluator.Evaluate(Input);
}

using System.Collections.Immutable;
using System.Globalization;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>The evaluation's side of a comparison, in the form in which the recount answers.</summary>
internal static class EvaluatedSide
{
    /// <summary>Number and rows of a subject.</summary>
    public static CountedSide Of(RecountSubject subject, Measurement line) =>
        subject.SideCount is int index ? Of(line.SideResults[index])
        : subject.Ruling is string ruling ? Of(line.OtherReadings.First(other => other.Ruling == ruling).Result)
        : Of(line);

    private static CountedSide Of(SideResult side) => new(
        Text(side.Number), Ordered(side.Activities), ImmutableSortedDictionary<string, string>.Empty);

    private static CountedSide Of(Measurement line)
    {
        ImmutableSortedDictionary<string, string>.Builder parts =
            ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Add(parts, "zaehler", line.Actual.Numerator);
        Add(parts, "nenner", line.Actual.Denominator);
        Add(parts, "angaben_bei", line.Actual.Coverage?.With);
        Add(parts, "angaben_von", line.Actual.Coverage?.Of);
        if (line.Line.Measure.JudgedBy is not null)
        {
            foreach (CountedValue value in line.Actual.Values)
            {
                Add(parts, value.Value, value.Activities.Length);
            }
        }

        return new CountedSide(NumberOf(line), Ordered(line.Evidence.Counted.Select(row => row.Id)), parts.ToImmutable());
    }

    private static string? NumberOf(Measurement line) => line.Actual switch
    {
        { IsMeasured: false } => null,
        { IsShare: true } => (Rounding.TenthsOfPerCent(line.Actual, line.Target) / 10m).ToString("0.0", CultureInfo.InvariantCulture),
        _ => Text(line.Actual.Number),
    };

    private static void Add(IDictionary<string, string> parts, string name, long? value)
    {
        if (Text(value) is string text)
        {
            parts.Add(name, text);
        }
    }

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static ImmutableArray<string> Ordered(IEnumerable<string> ids) => [.. ids.Order(StringComparer.Ordinal)];
}

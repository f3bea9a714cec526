using System.Collections.Immutable;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Indicators.Kinds;

/// <summary>Zählstand der Vereinbarungen: gezählt, wartend, nicht gezählt.</summary>
internal sealed class AgreementTally
{
    private readonly List<CountedValue> counted = [];
    private readonly List<WaitingUnit> waiting = [];
    private readonly List<UnmetRow> unmet = [];

    /// <summary>The agreement and its joint activities count.</summary>
    public void Count(string agreement, ImmutableArray<string> joint) =>
        counted.Add(new CountedValue(agreement, Rows(agreement, joint)));

    /// <summary>The agreement can be judged from a later day on.</summary>
    public void Wait(string agreement, ImmutableArray<string> joint, DateOnly decidable) =>
        waiting.Add(new WaitingUnit(agreement, decidable, Rows(agreement, joint)));

    /// <summary>The agreement does not count, nor do its joint activities.</summary>
    public void Reject(string agreement, ImmutableArray<string> joint, FailedCondition condition)
    {
        unmet.Add(new UnmetRow(agreement, condition));
        unmet.AddRange(joint.Select(row => new UnmetRow(
            row, new FailedCondition(Cooperations.Link, "gezählte Vereinbarung", agreement))));
    }

    /// <summary>
    /// The actual; an event that serves a counted or waiting agreement is not also listed as not counted for another.
    /// </summary>
    public Actual Result()
    {
        ImmutableHashSet<string> used =
            [.. counted.SelectMany(value => value.Activities), .. waiting.SelectMany(unit => unit.Rows)];
        return new Actual
        {
            Number = counted.Count,
            Values = [.. counted],
            Waiting = [.. waiting],
            Unmet = [.. unmet.Where(row => !used.Contains(row.Activity)).DistinctBy(row => row.Activity)],
        };
    }

    private static ImmutableArray<string> Rows(string agreement, ImmutableArray<string> joint) =>
        [.. joint.Append(agreement).Order(StringComparer.Ordinal)];
}

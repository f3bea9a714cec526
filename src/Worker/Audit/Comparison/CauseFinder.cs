using System.Collections.Immutable;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>
/// Finds which of many changes made a result what it is: a change is a cause where taking it back gives another result.
/// Knows neither rows nor rules; changes are numbers.
/// </summary>
/// <param name="resultWithout">The result after the given changes are taken back; the same numbers give the same result.</param>
internal sealed class CauseFinder(Func<ImmutableSortedSet<int>, string> resultWithout)
{
    private readonly Dictionary<string, string> results = new(StringComparer.Ordinal);

    /// <summary>The causes, in the order of the changes.</summary>
    /// <param name="likely">Changes that are tried one by one.</param>
    /// <param name="doubtful">Changes that are tried together first: most of them bear on nothing.</param>
    public ImmutableArray<Cause> Find(IReadOnlyCollection<int> likely, IReadOnlyCollection<int> doubtful)
    {
        ImmutableSortedSet<int> all = [.. likely, .. doubtful];
        ImmutableSortedSet<int> named = [.. likely.Where(Matters), .. AmongDoubtful([.. doubtful])];
        List<Cause> causes = [.. Grouped(named, all)];
        // What is left changes nothing one by one and yet something together: such changes stand in for each other.
        for (ImmutableSortedSet<int> rest = all.Except(named); Without(rest) != Whole;)
        {
            ImmutableSortedSet<int> together = Fewest(rest);
            causes.Add(new Cause([.. together], []));
            rest = rest.Except(together);
        }

        return [.. causes.OrderBy(cause => cause.Changes[0])];
    }

    private string Whole => Without([]);

    private bool Matters(int change) => Without([change]) != Whole;

    private string Without(ImmutableSortedSet<int> changes)
    {
        string key = string.Join(',', changes);
        if (!results.TryGetValue(key, out string? result))
        {
            result = resultWithout(changes);
            results.Add(key, result);
        }

        return result;
    }

    // Halves that change nothing together are left out at one stroke.
    private ImmutableSortedSet<int> AmongDoubtful(ImmutableArray<int> changes)
    {
        if (changes.IsEmpty || Without([.. changes]) == Whole)
        {
            return [];
        }

        int half = changes.Length / 2;
        return half == 0 ? [changes[0]] : AmongDoubtful(changes[..half]).Union(AmongDoubtful(changes[half..]));
    }

    private ImmutableSortedSet<int> Fewest(ImmutableSortedSet<int> changes)
    {
        ImmutableSortedSet<int> kept = changes;
        // Many are dropped at one stroke before single ones.
        for (int size = changes.Count / 2; size > 0; size /= 2)
        {
            foreach (int[] part in kept.Chunk(size))
            {
                kept = Without(kept.Except(part)) != Whole ? kept.Except(part) : kept;
            }
        }

        return kept;
    }

    /// <summary>Joins those that would have changed nothing by themselves with those that they needed.</summary>
    private IEnumerable<Cause> Grouped(ImmutableSortedSet<int> named, ImmutableSortedSet<int> all)
    {
        ImmutableSortedSet<int> dependent = [.. named.Where(change => named.Count > 1 && !AddsTo(all, change))];
        foreach (int change in named.Except(dependent))
        {
            yield return new Cause([change], []);
        }

        Dictionary<int, ImmutableSortedSet<int>> partners = dependent.ToDictionary(change => change, Partners);
        ImmutableSortedSet<int> open = dependent;
        while (!open.IsEmpty)
        {
            ImmutableSortedSet<int> group = [open[0]];
            for (int size = 0; size < group.Count;)
            {
                size = group.Count;
                group = group.Union(open.Where(other => group.Any(member => partners[member].Contains(other) || partners[other].Contains(member))));
            }

            open = open.Except(group);
            // Some make up for each other: taken back together nothing is left to see, so each is named with the others.
            foreach (ImmutableSortedSet<int> cause in group.Count > 1 && Without(group) == Whole ? group.Select(One) : [group])
            {
                yield return new Cause([.. cause], cause.Count > 1 ? [] : [.. partners[cause[0]]]);
            }
        }

        static ImmutableSortedSet<int> One(int change) => [change];

        ImmutableSortedSet<int> Partners(int change)
        {
            ImmutableSortedSet<int> others = named.Remove(change);
            ImmutableSortedSet<int> found = [.. others.Where(other => AddsTo(all.Remove(other), change))];
            return !found.IsEmpty ? found : dependent.Count > 1 ? dependent.Remove(change) : others;
        }
    }

    private bool AddsTo(ImmutableSortedSet<int> takenBack, int change) => Without(takenBack.Remove(change)) != Without(takenBack);
}

/// <summary>Ein Grund oder mehrere, die nur zusammen wirken.</summary>
/// <param name="Changes">One change; several where they change the result only together.</param>
/// <param name="With">Causes of their own without which the one change would have no effect.</param>
internal sealed record Cause(ImmutableArray<int> Changes, ImmutableArray<int> With);

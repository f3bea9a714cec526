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
        ImmutableSortedSet<int> named = [.. likely.Where(change => Matters(change, [])), .. AmongDoubtful([.. doubtful], [])];
        ImmutableSortedSet<int> needless = [];
        // Causes that stand in for each other: none of them alone changes anything, but what is named so far does not explain the whole.
        while (Without(named) != Without(all))
        {
            ImmutableArray<int> rest = [.. all.Except(named)];
            ImmutableSortedSet<int> more = AmongDoubtful(rest, named);
            more = more.IsEmpty ? Fewest(rest, named) : more;
            named = named.Union(more);
            needless = needless.Union(more);
        }

        return [.. Grouped(named, needless).OrderBy(cause => cause.Changes[0])];
    }

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

    private bool Matters(int change, ImmutableSortedSet<int> takenBack) => Without(takenBack.Add(change)) != Without(takenBack);

    // Halves that change nothing together are left out at one stroke.
    private ImmutableSortedSet<int> AmongDoubtful(ImmutableArray<int> changes, ImmutableSortedSet<int> takenBack)
    {
        if (changes.IsEmpty || Without(takenBack.Union(changes)) == Without(takenBack))
        {
            return [];
        }

        int half = changes.Length / 2;
        return half == 0 ? [changes[0]]
            : AmongDoubtful(changes[..half], takenBack).Union(AmongDoubtful(changes[half..], takenBack));
    }

    private ImmutableSortedSet<int> Fewest(ImmutableArray<int> changes, ImmutableSortedSet<int> takenBack)
    {
        ImmutableSortedSet<int> kept = [.. changes];
        // Parts of many changes are dropped before single ones.
        for (int size = changes.Length / 2; size > 0; size /= 2)
        {
            foreach (int[] part in changes.Where(kept.Contains).Chunk(size))
            {
                if (Without(takenBack.Union(kept.Except(part))) != Without(takenBack))
                {
                    kept = kept.Except(part);
                }
            }
        }

        return kept;
    }

    /// <summary>Joins those that have no effect of their own with those that they need.</summary>
    private IEnumerable<Cause> Grouped(ImmutableSortedSet<int> named, ImmutableSortedSet<int> needless)
    {
        ImmutableSortedSet<int> dependent =
            [.. named.Where(change => needless.Contains(change) || (named.Count > 1 && !Matters(change, named.Remove(change))))];
        foreach (int change in named.Except(dependent))
        {
            yield return new Cause([change], []);
        }

        Dictionary<int, ImmutableSortedSet<int>> partners = dependent.ToDictionary(change => change, change => Partners(change));
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
            yield return new Cause([.. group], group.Count > 1 ? [] : [.. partners[group[0]]]);
        }

        ImmutableSortedSet<int> Partners(int change)
        {
            ImmutableSortedSet<int> others = named.Remove(change);
            ImmutableSortedSet<int> found =
            [
                .. others.Where(other => needless.Contains(change)
                    ? Matters(change, [other])
                    : Matters(change, others.Remove(other))),
            ];
            return !found.IsEmpty ? found : dependent.Count > 1 ? dependent.Remove(change) : others;
        }
    }
}

/// <summary>Ein Grund oder mehrere, die nur zusammen wirken.</summary>
/// <param name="Changes">One change; several where they change the result only together.</param>
/// <param name="With">Causes of their own without which the one change would have no effect.</param>
internal sealed record Cause(ImmutableArray<int> Changes, ImmutableArray<int> With);

using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Vereinbarungen derselben Partner zählen einmal: dieselben sind zwei, wenn Partner, die beide nennen, alle Parteien besetzen; wer sonst
/// teilnimmt, ändert nichts. Es stehen so viele, wie ohne gleiche Partner nebeneinander stehen können (Z-14).
/// </summary>
/// <remarks>
/// As many as possible, because of agreements in a chain (A with B; A with B and C; A with C) the middle one must not swallow the other
/// two, and because one more agreement never takes a cooperation back. Few rows need a choice: first goes what has exactly the partners of
/// an earlier one, then what is of the same partners as everything that another one of its own is of the same partners as.
/// </remarks>
/// <param name="parties">The parties.</param>
internal sealed class CooperatingPartners(ImmutableArray<Party> parties)
{
    // Weighing every choice takes longer with each agreement entangled; beyond so many the earlier goes first, and the recount, which
    // weighs them all, withholds the line if that makes a difference.
    private const int MostWeighed = 40;

    private readonly PartnerGroups standing = new(parties);

    /// <summary>
    /// Which of the agreements stand, beside those that stand already; the earlier in order before the later where it makes no difference.
    /// </summary>
    /// <param name="agreements">The partners of each, in order of precedence.</param>
    public ImmutableHashSet<int> Stand(IReadOnlyList<ImmutableArray<Partner>> agreements)
    {
        ImmutableHashSet<int> stand = Largest(FirstOfEachGroup(agreements), agreements);
        foreach (int agreement in stand.Order())
        {
            standing.Add(agreements[agreement]);
        }

        return stand;
    }

    private IEnumerable<int> FirstOfEachGroup(IReadOnlyList<ImmutableArray<Partner>> agreements) => Enumerable.Range(0, agreements.Count)
        .Where(index => !standing.SameAs(agreements[index]).Any())
        .GroupBy(index => string.Join('\n', agreements[index].Where(partner => parties.Any(party => party.Accepts(partner)))
            .Select(partner => partner.Id).Order(StringComparer.Ordinal)), StringComparer.Ordinal)
        .Select(group => group.First());

    private ImmutableHashSet<int> Largest(IEnumerable<int> candidates, IReadOnlyList<ImmutableArray<Partner>> agreements)
    {
        ImmutableArray<int> ordered = [.. candidates.Order()];
        PartnerGroups groups = new(parties);
        ImmutableArray<HashSet<int>> same = [.. ordered.Select(_ => new HashSet<int>())];
        for (int index = 0; index < ordered.Length; index++)
        {
            foreach (int earlier in groups.SameAs(agreements[ordered[index]]))
            {
                same[index].Add(earlier);
                same[earlier].Add(index);
            }

            groups.Add(agreements[ordered[index]]);
        }

        ImmutableArray<int> undominated = [.. Enumerable.Range(0, ordered.Length).Where(index =>
            !same[index].Any(other => Dominates(other, index, same)))];
        return [.. Entangled(undominated, same).SelectMany(group => Choose(group, same)).Select(index => ordered[index])];
    }

    /// <summary>Whether the other one excludes no more than this one does, and less or as the earlier: then it can always take its place.</summary>
    private static bool Dominates(int other, int index, ImmutableArray<HashSet<int>> same) =>
        same[other].All(third => third == index || same[index].Contains(third))
        && (other < index || same[index].Any(third => third != other && !same[other].Contains(third)));

    /// <summary>Agreements that exclude each other, directly or through others, each group for itself: nearly every one is alone.</summary>
    private static IEnumerable<ImmutableArray<int>> Entangled(ImmutableArray<int> all, ImmutableArray<HashSet<int>> same)
    {
        HashSet<int> left = [.. all];
        foreach (int first in all)
        {
            if (!left.Remove(first))
            {
                continue;
            }

            ImmutableSortedSet<int> group = [first];
            Queue<int> open = new(group);
            while (open.TryDequeue(out int next))
            {
                foreach (int other in same[next].Where(left.Remove))
                {
                    group = group.Add(other);
                    open.Enqueue(other);
                }
            }

            yield return [.. group];
        }
    }

    private static ImmutableList<int> Choose(ImmutableArray<int> group, ImmutableArray<HashSet<int>> same) => group.Length <= MostWeighed
        ? MostOf(group, same)
        : group.Aggregate(ImmutableList<int>.Empty, (stand, next) => stand.Any(same[next].Contains) ? stand : stand.Add(next));

    /// <summary>The most that exclude each other nowhere; of several such choices the one with the earliest.</summary>
    private static ImmutableList<int> MostOf(ImmutableArray<int> open, ImmutableArray<HashSet<int>> same)
    {
        if (open.IsEmpty)
        {
            return [];
        }

        int first = open[0];
        ImmutableArray<int> rest = open.RemoveAt(0);
        ImmutableArray<int> beside = [.. rest.Where(other => !same[first].Contains(other))];
        ImmutableList<int> with = MostOf(beside, same).Insert(0, first);
        return beside.Length == rest.Length || MostOf(rest, same) is not ImmutableList<int> without || with.Count >= without.Count ? with : without;
    }

    /// <summary>Agreements by their partners, so that a thousand of one organisation do not make every further one look at all of them.</summary>
    private sealed class PartnerGroups(ImmutableArray<Party> parties)
    {
        private readonly List<ImmutableArray<Partner>> agreements = [];
        private readonly Dictionary<string, List<int>> byPartner = new(StringComparer.Ordinal);

        /// <summary>Adds an agreement; its number is how many there were.</summary>
        public void Add(ImmutableArray<Partner> partners)
        {
            foreach (Partner partner in partners)
            {
                if (!byPartner.TryGetValue(partner.Id, out List<int>? own))
                {
                    byPartner.Add(partner.Id, own = []);
                }

                own.Add(agreements.Count);
            }

            agreements.Add(partners);
        }

        /// <summary>The numbers of those that are of the same partners.</summary>
        public IEnumerable<int> SameAs(ImmutableArray<Partner> partners) =>
            Sharing(partners).Where(earlier => Party.CanAllBeFilled(parties, [.. agreements[earlier].Intersect(partners)]));

        // Of the parties the one is asked whose partners have the fewest.
        private IEnumerable<int> Sharing(ImmutableArray<Partner> partners) => parties.IsEmpty
            ? Enumerable.Range(0, agreements.Count)
            : parties.Select(party => partners.Where(party.Accepts).Select(partner => byPartner.GetValueOrDefault(partner.Id, [])).ToArray())
                .MinBy(lists => lists.Sum(list => list.Count))!
                .SelectMany(list => list).Distinct();
    }
}

using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Partner, die schon eine Vereinbarung haben: zwei Vereinbarungen sind von denselben Partnern, wenn Partner, die beide nennen, alle
/// Parteien besetzen; wer sonst teilnimmt, ändert nichts (Z-14).
/// </summary>
/// <remarks>
/// Only earlier agreements that share a partner can be of the same; of the parties the one is asked whose partners have the fewest, so
/// that an organisation with a thousand agreements does not make every further one look at all of them.
/// </remarks>
/// <param name="parties">The parties.</param>
internal sealed class CooperatingPartners(ImmutableArray<Party> parties)
{
    private readonly List<ImmutableArray<Partner>> agreements = [];
    private readonly Dictionary<string, List<int>> byPartner = new(StringComparer.Ordinal);

    /// <summary>Whether no agreement so far is of the same partners; remembers the agreement in either case.</summary>
    public bool IsNew(ImmutableArray<Partner> partners)
    {
        bool isNew = !Shared(partners).Any(earlier => Party.CanAllBeFilled(parties, [.. agreements[earlier].Intersect(partners)]));
        foreach (Partner partner in partners)
        {
            if (!byPartner.TryGetValue(partner.Id, out List<int>? own))
            {
                byPartner.Add(partner.Id, own = []);
            }

            own.Add(agreements.Count);
        }

        agreements.Add(partners);
        return isNew;
    }

    private IEnumerable<int> Shared(ImmutableArray<Partner> partners) => parties.IsEmpty
        ? Enumerable.Range(0, agreements.Count)
        : parties.Select(party => partners.Where(party.Accepts).Select(partner => byPartner.GetValueOrDefault(partner.Id, [])).ToArray())
            .MinBy(lists => lists.Sum(list => list.Count))!
            .SelectMany(list => list).Distinct();
}

using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Partei einer Vereinbarung: mindestens ein Partner dieser Arten.
/// </summary>
/// <param name="Types">Partner types; one of them is enough.</param>
/// <param name="MustBeVoluntary">Whether the partner must be run by volunteers.</param>
public sealed record Party(ImmutableArray<string> Types, bool MustBeVoluntary)
{
    /// <summary>The party in words.</summary>
    public string Text => string.Join(" oder ", Types) + (MustBeVoluntary ? " (ehrenamtlich)" : "");

    /// <summary>Whether the partner can be this party.</summary>
    public bool Accepts(Partner partner) =>
        Types.Contains(partner.Type) && (!MustBeVoluntary || partner.IsVoluntary);

    /// <summary>Whether each party finds a partner of its own: one partner cannot agree with itself.</summary>
    internal static bool CanAllBeFilled(ImmutableArray<Party> parties, ImmutableArray<Partner> partners) =>
        parties.IsEmpty || partners.Any(partner =>
            parties[0].Accepts(partner) && CanAllBeFilled(parties.RemoveAt(0), partners.Remove(partner)));
}
